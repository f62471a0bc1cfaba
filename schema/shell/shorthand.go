package shell

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// shorthand reads the CLI's own notation: Key=value,List=[a,b],Map={k=v}.
// Source: AWS CLI User Guide, "Using shorthand syntax in the AWS CLI".
func (s *script) shorthand(w *word) syntax.Node {
	r := &shorthandReader{script: s, word: w}
	node, ok := r.entries(0)
	if !ok || r.at < len(w.text) {
		return s.whole(w, "it is neither JSON nor shorthand")
	}
	return node
}

// shorthandReader is a recursive descent over the text of a word. Each method
// returns false after a fault.
type shorthandReader struct {
	*script
	*word
	at int
}

// maxShorthand bounds how deep lists and maps may be nested.
const maxShorthand = 16

func (r *shorthandReader) peek() byte {
	if r.at < len(r.word.text) {
		return r.word.text[r.at]
	}
	return 0
}

// entries reads key=value pairs up to the end or a closing brace.
func (r *shorthandReader) entries(depth int) (syntax.Node, bool) {
	start := r.at
	object := syntax.Node{Kind: syntax.Map}
	for depth < maxShorthand {
		from := r.at
		length := strings.IndexAny(r.word.text[from:], "=,{}[]")
		if length <= 0 || r.word.text[from+length] != '=' {
			return object, false
		}
		r.at += length + 1
		key := r.scalar(r.word, from, from+length, syntax.String)
		value, ok := r.values(key.Text, depth)
		if !ok {
			return object, false
		}
		object.Children = append(object.Children, key, value)
		if r.peek() != ',' {
			object.Span = r.place(start, r.at)
			return object, true
		}
		r.at++
		for r.peek() == ' ' {
			r.at++
		}
	}
	return object, false
}

// values reads the value of a key; texts that follow it without a key of their
// own make it a list.
func (r *shorthandReader) values(key string, depth int) (syntax.Node, bool) {
	start := r.at
	first, ok := r.value(depth)
	if !ok || !first.IsScalar() {
		return first, ok
	}
	list := syntax.Node{Kind: syntax.List, Children: []syntax.Node{first}}
	for r.peek() == ',' && !r.keyFollows() {
		r.at++
		next, ok := r.value(depth)
		if !ok {
			return next, false
		}
		list.Children = append(list.Children, next)
	}
	if len(list.Children) == 1 && !slices.Contains(listMembers, key) {
		return first, true
	}
	list.Span = r.place(start, r.at)
	return list, true
}

// keyFollows tells whether a key and its equals sign follow the comma.
func (r *shorthandReader) keyFollows() bool {
	rest := r.word.text[r.at+1:]
	length := strings.IndexAny(rest, "=,}]")
	return length > 0 && rest[length] == '='
}

func (r *shorthandReader) value(depth int) (syntax.Node, bool) {
	switch r.peek() {
	case '[':
		return r.list(depth)
	case '{':
		start := r.at
		r.at++
		object, ok := r.entries(depth + 1)
		if !ok || r.peek() != '}' {
			return object, false
		}
		r.at++
		object.Span = r.place(start, r.at)
		return object, true
	case '"', '\'':
		return r.quoted()
	default:
		return r.bare(), true
	}
}

func (r *shorthandReader) list(depth int) (syntax.Node, bool) {
	start := r.at
	list := syntax.Node{Kind: syntax.List}
	r.at++
	for depth < maxShorthand && r.peek() != ']' {
		item, ok := r.value(depth + 1)
		if !ok {
			return list, false
		}
		list.Children = append(list.Children, item)
		if r.peek() == ',' {
			r.at++
		} else if r.peek() != ']' {
			return list, false
		}
	}
	if r.peek() != ']' {
		return list, false
	}
	r.at++
	list.Span = r.place(start, r.at)
	return list, true
}

// quoted reads a text in quotes, in which a backslash escapes.
func (r *shorthandReader) quoted() (syntax.Node, bool) {
	start, quote := r.at, r.peek()
	var text strings.Builder
	for r.at++; r.peek() != quote; r.at++ {
		if r.at >= len(r.word.text) {
			return syntax.Node{}, false
		}
		if r.peek() == '\\' && r.at+1 < len(r.word.text) {
			r.at++
		}
		text.WriteByte(r.peek())
	}
	r.at++
	node := r.scalar(r.word, start, r.at, syntax.String)
	node.Text = text.String()
	return node, true
}

// bare reads a text without quotes up to a comma or a closing bracket; true,
// false and numbers are what the service model makes of them.
func (r *shorthandReader) bare() syntax.Node {
	start := r.at
	if length := strings.IndexAny(r.word.text[start:], ",]}"); length >= 0 {
		r.at += length
	} else {
		r.at = len(r.word.text)
	}
	node := r.scalar(r.word, start, r.at, syntax.String)
	switch {
	case node.Text == "true" || node.Text == "false":
		node.Kind = syntax.Bool
	case isNumber(node.Text):
		node.Kind = syntax.Number
	}
	return node
}
