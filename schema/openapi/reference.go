package openapi

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// maxHops bounds how many references are followed one after the other, which
// also ends those that go round.
const maxHops = 8

// Opener reads a file that another refers to, by a name relative to the folder
// of the document; see model.Given.
type Opener func(name string) (*syntax.File, error)

// follow gives the node that a node stands for once functions and references
// are followed; nil where one leads to nothing.
func (d *document) follow(node *syntax.Node) *syntax.Node {
	_, node = d.followKey(nil, node)
	return node
}

// followKey is follow for the value of a key: it gives the key under which the
// value stands in the end, nil for a whole file.
func (d *document) followKey(key, node *syntax.Node) (atKey, stands *syntax.Node) {
	for range maxHops {
		node, _ = d.evaluator.Node(node)
		ref := reference(node)
		if ref == nil {
			return key, node
		}
		if key, node = d.resolve(ref); node == nil {
			return nil, nil
		}
	}
	return nil, nil
}

// reference gives the target of a map with $ref; nil for all other nodes.
func reference(node *syntax.Node) *syntax.Node {
	if target := node.Get("$ref"); target != nil && target.Kind == syntax.String && model.Function(target) == "" {
		return target
	}
	return nil
}

// resolve finds the key and the value that a reference points at, in this
// document or in a file beside it.
func (d *document) resolve(ref *syntax.Node) (key, node *syntax.Node) {
	name, fragment, _ := strings.Cut(ref.Text, "#")
	if node = d.home(ref); name != "" {
		if node = d.opened(ref, name); node == nil {
			return nil, nil
		}
	}
	fragment = strings.TrimPrefix(fragment, "/")
	if fragment == "" {
		return nil, node
	}
	for segment := range strings.SplitSeq(fragment, "/") {
		holder, why := d.evaluator.Node(node)
		if key, node = entry(holder, unescape(segment)); node == nil {
			if why == "" && !bringsMore(holder) && (name != "" || !d.fragment()) {
				d.fault(ref, fmt.Sprintf("$ref %q leads to nothing", ref.Text))
			}
			return nil, nil
		}
	}
	return key, node
}

// home gives the root of the document that a node stands in.
func (d *document) home(node *syntax.Node) *syntax.Node {
	if _, other := d.folders[node.Span.File]; other {
		return node.Span.File.Root
	}
	return d.root
}

// opened gives the root of the file that a reference names; its name is
// relative to the file with the reference.
func (d *document) opened(ref *syntax.Node, name string) *syntax.Node {
	if d.open == nil {
		return nil
	}
	if decoded, err := url.PathUnescape(name); err == nil {
		name = decoded
	}
	if folder := d.folders[ref.Span.File]; folder != "" && !strings.HasPrefix(name, "/") && !strings.Contains(name, ":") {
		name = path.Join(folder, name)
	}
	file, err := d.open(name)
	switch {
	case err != nil:
		d.fault(ref, fmt.Sprintf("$ref %q is not followed: %v", ref.Text, err))
		return nil
	case file == d.root.Span.File:
		return d.root
	}
	if _, known := d.folders[file]; !known {
		d.folders[file] = path.Dir(name)
		d.Files = append(d.Files, file)
	}
	return file.Root
}

// fault notes what is wrong with a reference, once.
func (d *document) fault(ref *syntax.Node, message string) {
	for _, fault := range d.misled {
		if fault.At == ref.Span {
			return
		}
	}
	d.misled = append(d.misled, model.DocumentFault{Message: message, At: ref.Span})
}

// entry gives the key and the value under a segment of a JSON pointer; items
// of lists have no key.
func entry(holder *syntax.Node, segment string) (key, value *syntax.Node) {
	if holder != nil && holder.Kind == syntax.List {
		return nil, holder.Pointer(segment)
	}
	return holder.Entry(segment)
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

// unescape reads a segment of a JSON pointer in a URI fragment.
func unescape(segment string) string {
	if decoded, err := url.PathUnescape(segment); err == nil {
		segment = decoded
	}
	return strings.ReplaceAll(strings.ReplaceAll(segment, "~1", "/"), "~0", "~")
}

// cover is the span of a key and its value; of the value alone where an alias
// or a reference took it from elsewhere.
func cover(key, value *syntax.Node) syntax.Span {
	span := value.Span
	if key != nil && key.Span.File == span.File && key.Span.Start < span.Start {
		span.Start = key.Span.Start
	}
	return span
}
