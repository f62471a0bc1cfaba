package simulate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// stubReader collects what is wrong with a file of stubs.
type stubReader struct{ problems []error }

func (r *stubReader) wrong(at syntax.Span, format string, args ...any) {
	from := at.From()
	message := fmt.Sprintf(format, args...)
	r.problems = append(r.problems, fmt.Errorf("%s:%d:%d: %s", at.File.Name, from.Line, from.Column, message))
}

// keys wants a map to have no other keys.
func (r *stubReader) keys(node *syntax.Node, known ...string) {
	for key := range r.entries(node) {
		if !slices.Contains(known, key.Text) {
			r.wrong(key.Span, "unknown key %q%s; known are %s", key.Text, meant(key.Text, known), strings.Join(known, ", "))
		}
	}
}

func meant(word string, known []string) string {
	if near := model.Nearest(word, known); near != "" {
		return fmt.Sprintf(", did you mean %q?", near)
	}
	return ""
}

// entries gives the entries of a map, and nothing where it is left out.
func (r *stubReader) entries(node *syntax.Node) func(yield func(key, value *syntax.Node) bool) {
	if given(node) && node.Kind != syntax.Map {
		r.wrong(node.Span, "a map should stand here")
	}
	return node.Entries()
}

// list gives the items of a list, and nothing where it is left out.
func (r *stubReader) list(node *syntax.Node) func(yield func(item *syntax.Node) bool) {
	if given(node) && node.Kind != syntax.List {
		r.wrong(node.Span, "a list should stand here")
	}
	return node.Items()
}

func given(node *syntax.Node) bool { return node != nil && node.Kind != syntax.Null }

// text gives a setting of a map, or what stands for it when it is left out.
func (r *stubReader) text(node *syntax.Node, key, otherwise string) string {
	if value := node.Get(key); given(value) {
		return r.scalar(value)
	}
	return otherwise
}

// scalar gives a text, or a number or truth value as it is written.
func (r *stubReader) scalar(node *syntax.Node) string {
	if !node.IsScalar() || node.Kind == syntax.Null {
		r.wrong(node.Span, "a text should stand here")
		return ""
	}
	return node.Text
}

func (r *stubReader) number(node *syntax.Node, key string, least, most, otherwise int) int {
	value := node.Get(key)
	if !given(value) {
		return otherwise
	}
	text := r.scalar(value)
	number, err := strconv.Atoi(text)
	if err != nil || number < least || number > most {
		r.wrong(value.Span, "%s should be a whole number from %d to %d, not %q", key, least, most, text)
	}
	return number
}

// flag gives a setting that is true or false.
func (r *stubReader) flag(node *syntax.Node, key string, otherwise bool) bool {
	switch text := r.text(node, key, strconv.FormatBool(otherwise)); text {
	case "true":
		return true
	case "false":
		return false
	default:
		r.wrong(node.Get(key).Where(), "%s should be true or false, not %q", key, text)
		return otherwise
	}
}
