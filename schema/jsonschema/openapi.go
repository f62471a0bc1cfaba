package jsonschema

import (
	"fmt"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// OpenAPI checks a document against the specification of its version, 2.0, 3.0
// or 3.1, less what API Gateway accepts all the same: missing responses,
// descriptions and parameter declarations, greedy path variables, schemas in
// draft 4 of JSON Schema. Documents without extensions of API Gateway are not
// judged.
func OpenAPI(root *syntax.Node, evaluator model.Evaluator) []model.DocumentFault {
	version := versionOf(root)
	if version == "" || !extended(root) {
		return nil
	}
	c := newChecker(root, evaluator, version)
	c.document()
	slices.SortStableFunc(c.faults, func(a, b model.DocumentFault) int { return int(a.At.Start - b.At.Start) })
	return c.faults
}

// versionOf gives the version of the specification that a document is of: 2.0,
// 3.0 or 3.1; empty for others. OpenAPI 3 without a known one counts as 3.0.
func versionOf(root *syntax.Node) string {
	swagger, openapi := root.Get("swagger"), root.Get("openapi")
	switch {
	case openapi != nil && strings.HasPrefix(openapi.Text, "3.1"):
		return "3.1"
	case openapi != nil:
		return "3.0"
	case swagger != nil && (swagger.Text == "2.0" || swagger.Text == "2"):
		return "2.0"
	default:
		return ""
	}
}

// extended tells whether a document has extensions of API Gateway.
func extended(root *syntax.Node) bool {
	if hasExtension(root) || hasExtension(root.Get("components")) {
		return true
	}
	for _, item := range root.Get("paths").Entries() {
		if hasExtension(item) {
			return true
		}
		for _, operation := range item.Entries() {
			if hasExtension(operation) {
				return true
			}
		}
	}
	return false
}

func hasExtension(node *syntax.Node) bool {
	for key := range node.Entries() {
		if strings.HasPrefix(key.Text, "x-amazon-apigateway-") {
			return true
		}
	}
	return false
}

// fault reports the value of a key of an object, or the one of several values
// that is wrong; the object itself where it lacks the key. What nobody can tell
// is not judged.
func (c *checker) fault(object *syntax.Node, key, wrong, rule string) {
	culprit := object.Get(key)
	if culprit == nil && !bringsMore(object) {
		c.add(object.Children[0].Span, fmt.Sprintf("%q is missing; %s", key, rule))
		return
	}
	list, _ := c.evaluator.Node(culprit)
	for item := range list.Items() {
		if c.evaluator.Text(item).Is(wrong) {
			culprit = item
		}
	}
	if shown, ok := c.evaluator.Text(culprit).Get(); ok {
		c.add(culprit.Span, fmt.Sprintf("%q is %s; %s", key, shownText(shown), rule))
	}
}

func (c *checker) add(at syntax.Span, message string) {
	if !c.faulty[at] {
		c.faulty[at] = true
		c.faults = append(c.faults, model.DocumentFault{Message: message, At: at})
	}
}
