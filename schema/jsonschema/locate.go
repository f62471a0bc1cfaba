package jsonschema

import (
	"strconv"
	"strings"

	"github.com/xeipuuv/gojsonschema"

	"github.com/linkproof/linkproof/schema/syntax"
)

// place is where in the tree an error of the validator belongs.
type place struct {
	// key is the key node of the value; nil for the root and for items of lists.
	key *syntax.Node
	// name is the nearest key on the way, to speak of items of lists by.
	name string
	// node is the value as written, stands what it stands for.
	node, stands *syntax.Node
	form         *form
}

// separator keeps the segments of a path apart; the reader refuses it.
const separator = "\x00"

// locate follows the path of an error in the way in which the converter went.
func (q *inquiry) locate(context *gojsonschema.JsonContext) (place, bool) {
	at := place{node: q.root, form: q.form}
	at.stands, _ = q.evaluator.Node(q.root)
	for _, segment := range strings.Split(context.String(separator), separator)[1:] {
		if at.stands == nil || at.form == nil {
			return place{}, false
		}
		if at.stands.Kind == syntax.List {
			at.node, at.form, at.key = q.kept(at.form.Items, at.stands, segment), at.form.Items, nil
		} else {
			at.form = at.form.child(segment)
			at.key, at.node = at.stands.Entry(segment)
			at.name = segment
		}
		at.stands, _ = q.evaluator.Node(at.node)
	}
	return at, at.form != nil && (at.node != nil || at.node == q.root)
}

// kept gives the item of a list by its number among those that were converted.
func (q *inquiry) kept(items *form, list *syntax.Node, segment string) *syntax.Node {
	index, err := strconv.Atoi(segment)
	if err != nil {
		return nil
	}
	for item := range list.Items() {
		if _, ok := q.value(items, item); !ok {
			continue
		}
		if index == 0 {
			return item
		}
		index--
	}
	return nil
}

// where gives what to point at when the object at a place lacks a key: its own
// key, and the first key of an object that has none.
func (q *inquiry) where(at place) syntax.Span {
	switch {
	case at.key != nil:
		return at.key.Span
	case at.node == q.root:
		return q.head
	case at.stands.Len() > 0:
		return at.stands.Children[0].Span
	default:
		return at.node.Span
	}
}
