package jsonschema

import (
	"fmt"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// refers tells whether an object is a reference, and reports one that leads
// to nothing. References to other documents are not followed.
func (c *checker) refers(object *syntax.Node) bool {
	ref := object.Get("$ref")
	if ref == nil || ref.Kind == syntax.Map && ref.Get("type") != nil {
		return false // a property of that name
	}
	target, ok := c.evaluator.Text(ref).Get()
	if !ok || !strings.HasPrefix(target, "#/") {
		return true
	}
	switch c.lead(target) {
	case leadsNowhere:
		c.add(ref.Span, fmt.Sprintf("$ref %q leads to nothing", target))
	case leadsRound:
		c.add(ref.Span, fmt.Sprintf("$ref %q leads back to itself", target))
	case leadsUnknown, leadsSomewhere:
	}
	return true
}

// lead tells where a reference leads.
type lead uint8

const (
	leadsUnknown lead = iota
	leadsSomewhere
	leadsNowhere
	leadsRound
)

// maxHops bounds a chain of references that hold nothing but a reference.
const maxHops = 16

// standard holds the models that every REST API has without saying so. Source:
// developer guide, "Models and mapping templates".
var standard = map[string]bool{
	"#/components/schemas/Empty": true, "#/components/schemas/Error": true,
	"#/definitions/Empty": true, "#/definitions/Error": true,
}

// lead follows a local reference to its end. Where a longer chain ends nobody
// looks.
func (c *checker) lead(target string) lead {
	var passed [maxHops]string
	for hop := range maxHops {
		if slices.Contains(passed[:hop], target) {
			return leadsRound
		}
		passed[hop] = target
		node, certain := c.find(target)
		if node == nil {
			if certain && !standard[target] {
				return leadsNowhere
			}
			return leadsUnknown
		}
		next := node.Get("$ref")
		if next == nil || next.Kind != syntax.String {
			return leadsSomewhere
		}
		if target = next.Text; !strings.HasPrefix(target, "#/") {
			return leadsUnknown
		}
	}
	return leadsUnknown
}

// find gives the node that a local reference points at. Without one, certain
// tells that no function could bring it in.
func (c *checker) find(target string) (node *syntax.Node, certain bool) {
	node = c.root
	for segment := range strings.SplitSeq(strings.TrimPrefix(target, "#/"), "/") {
		child := node.Pointer(unescape(segment))
		if child == nil {
			return nil, !bringsMore(node)
		}
		var why string
		if node, why = c.evaluator.Node(child); node == nil {
			return nil, why == ""
		}
	}
	return node, true
}

// unescape reads a segment of a JSON pointer in a URI fragment.
func unescape(segment string) string {
	if !strings.ContainsAny(segment, "~%") {
		return segment
	}
	return strings.NewReplacer("~1", "/", "~0", "~", "%7B", "{", "%7D", "}", "%20", " ").Replace(segment)
}

// bringsMore tells whether a map holds a function that may add keys to it.
func bringsMore(node *syntax.Node) bool {
	for key := range node.Entries() {
		if strings.HasPrefix(key.Text, "Fn::") {
			return true
		}
	}
	return false
}
