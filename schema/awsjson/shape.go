package awsjson

import (
	"slices"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// shape tells the objects of one kind of answer or request from all other
// JSON.
type shape struct {
	// commands are those of the AWS CLI that print or take the objects.
	commands string
	// within are the keys of the document under which the objects stand, alone
	// or in a list; "" means that the document itself is one.
	within []string
	// all are keys that each object has.
	all []string
	// some are keys of which an object has at least the number of least, or
	// one where that is zero.
	some  []string
	least int
	// none are keys that no object has.
	none []string
	// most is the largest number of keys, zero for any.
	most int
	// request marks what the CLI takes rather than prints.
	request bool
	// read adds an object to the snapshot; nil for objects that say nothing
	// about the way of a request.
	read func(*snapshot, model.Fields)
}

// fits tells whether a node is an object of the shape.
func (s *shape) fits(node *syntax.Node) bool {
	if node == nil || node.Kind != syntax.Map || s.most > 0 && node.Len() > s.most {
		return false
	}
	for _, key := range s.all {
		if node.Get(key) == nil {
			return false
		}
	}
	for _, key := range s.none {
		if node.Get(key) != nil {
			return false
		}
	}
	return (len(s.some) == 0 || s.count(node) >= max(s.least, 1)) && !describes(node)
}

// typeNames are the types by which JSON Schemas describe values.
var typeNames = [...]string{"string", "integer", "number", "boolean", "array", "object"}

// describes tells whether a map says of what kind the values of an object are,
// as service models of botocore and JSON Schemas do, instead of being one.
func describes(node *syntax.Node) bool {
	for _, value := range node.Entries() {
		if value.Kind != syntax.Map {
			continue
		}
		typed := value.Get("type")
		if value.Get("shape") != nil || value.Get("$ref") != nil || typed != nil && slices.Contains(typeNames[:], typed.Text) {
			return true
		}
	}
	return false
}

func (s *shape) count(node *syntax.Node) int {
	count := 0
	for _, key := range s.some {
		if node.Get(key) != nil {
			count++
		}
	}
	return count
}

// maxLook is the number of items of a list that are looked at to tell what it
// holds; the first may be poorer than the others.
const maxLook = 8

// objects gives the objects of the shape that a document holds, and whether
// they are a list under a key; none when the document is of another shape.
func (s *shape) objects(document *syntax.Node) (objects []*syntax.Node, listed bool) {
	for _, key := range s.within {
		node := document
		if key != "" {
			node = document.Get(key)
		}
		if s.fits(node) {
			return []*syntax.Node{node}, false
		}
		items := slices.Collect(node.Items())
		if slices.ContainsFunc(items[:min(len(items), maxLook)], s.fits) {
			return items, key != ""
		}
	}
	return nil, false
}
