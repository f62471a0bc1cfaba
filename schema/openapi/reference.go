package openapi

import (
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// maxHops bounds how many references are followed one after the other, which
// also ends those that go round.
const maxHops = 8

// follow gives the node that a node stands for once functions and local
// references are followed; nil where one leads to nothing.
func (d *document) follow(node *syntax.Node) *syntax.Node {
	for range maxHops {
		node, _ = d.evaluator.Node(node)
		target, ok := reference(node)
		if !ok {
			return node
		}
		if node = d.resolve(target); node == nil {
			return nil
		}
	}
	return nil
}

// reference gives the target of a map with $ref.
func reference(node *syntax.Node) (target string, ok bool) {
	value := node.Get("$ref")
	if value == nil || value.Kind != syntax.String {
		return "", false
	}
	return value.Text, true
}

// resolve finds the node that a local reference points at.
func (d *document) resolve(target string) *syntax.Node {
	path, local := strings.CutPrefix(target, "#/")
	if !local {
		return nil
	}
	node := d.root
	for segment := range strings.SplitSeq(path, "/") {
		node, _ = d.evaluator.Node(node)
		node = node.Pointer(unescape(segment))
	}
	return node
}

// unescape reads a segment of a JSON pointer.
func unescape(segment string) string {
	return strings.ReplaceAll(strings.ReplaceAll(segment, "~1", "/"), "~0", "~")
}

// cover is the span of a key and its value; of the value alone where an alias
// took it from elsewhere.
func cover(key, value *syntax.Node) syntax.Span {
	span := value.Span
	if key.Span.File == span.File && key.Span.Start < span.Start {
		span.Start = key.Span.Start
	}
	return span
}
