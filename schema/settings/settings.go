// Package settings reads the files that people write for linkproof itself, such
// as its configuration: maps of known keys, with the place of all that is
// wrong.
package settings

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// Reader collects what is wrong with a file while it is read.
type Reader struct{ problems []problem }

type problem struct {
	at      syntax.Span
	message string
}

// Begin takes over the problems of the text itself and tells whether there is
// anything to read.
func (r *Reader) Begin(file *syntax.File) bool {
	for _, problem := range file.Problems {
		r.Wrong(problem.Span, "%s", problem.Message)
	}
	return len(r.problems) == 0 && Given(file.Root)
}

// Err gives everything that is wrong in the order of the file, each in a line
// with its place.
func (r *Reader) Err() error {
	slices.SortStableFunc(r.problems, func(a, b problem) int { return cmp.Compare(a.at.Start, b.at.Start) })
	problems := make([]error, len(r.problems))
	for i, problem := range r.problems {
		from := problem.at.From()
		problems[i] = fmt.Errorf("%s:%d:%d: %s", problem.at.File.Name, from.Line, from.Column, problem.message)
	}
	return errors.Join(problems...)
}

// Wrong notes what is wrong at a place.
func (r *Reader) Wrong(at syntax.Span, format string, args ...any) {
	r.problems = append(r.problems, problem{at, fmt.Sprintf(format, args...)})
}

// Keys wants a map to have no other keys. Where no known key is near, all are
// listed.
func (r *Reader) Keys(node *syntax.Node, known ...string) {
	for key := range r.Entries(node) {
		if slices.Contains(known, key.Text) {
			continue
		}
		near := Meant(key.Text, known)
		if near == "" {
			near = "; known are " + strings.Join(known, ", ")
		}
		r.Wrong(key.Span, "unknown key %q%s", key.Text, near)
	}
}

// Meant asks whether a near word was meant; it is empty where none is near.
func Meant(word string, known []string) string {
	if near := model.Nearest(word, known); near != "" {
		return fmt.Sprintf(", did you mean %q?", near)
	}
	return ""
}

// Given tells whether anything is written for a setting.
func Given(node *syntax.Node) bool { return node != nil && node.Kind != syntax.Null }

// Entries gives the entries of a map, and nothing where it is left out.
func (r *Reader) Entries(node *syntax.Node) func(yield func(key, value *syntax.Node) bool) {
	if Given(node) && node.Kind != syntax.Map {
		r.Wrong(node.Span, "a map should stand here")
	}
	return node.Entries()
}

// List gives the items of a list, and nothing where it is left out.
func (r *Reader) List(node *syntax.Node) func(yield func(item *syntax.Node) bool) {
	if Given(node) && node.Kind != syntax.List {
		r.Wrong(node.Span, "a list should stand here")
	}
	return node.Items()
}

// Text gives a setting of a map, or what stands for it when it is left out.
func (r *Reader) Text(node *syntax.Node, key, otherwise string) string {
	if value := node.Get(key); Given(value) {
		return r.Scalar(value)
	}
	return otherwise
}

// Texts gives the items of a list of texts.
func (r *Reader) Texts(node *syntax.Node) []string {
	var texts []string
	for item := range r.List(node) {
		texts = append(texts, r.Scalar(item))
	}
	return texts
}

// Scalar gives a text, or a number or truth value as it is written.
func (r *Reader) Scalar(node *syntax.Node) string {
	if !node.IsScalar() || node.Kind == syntax.Null {
		r.Wrong(node.Span, "a text should stand here")
		return ""
	}
	return node.Text
}

// Number gives a whole number within bounds, or what stands for it when it is
// left out.
func (r *Reader) Number(node *syntax.Node, key string, least, most, otherwise int) int {
	value := node.Get(key)
	if !Given(value) {
		return otherwise
	}
	text := r.Scalar(value)
	number, err := strconv.Atoi(text)
	if err != nil || number < least || number > most {
		r.Wrong(value.Span, "%s should be a whole number from %d to %d, not %q", key, least, most, text)
	}
	return number
}

// Truth gives true or false, or what stands for it when it is left out.
func (r *Reader) Truth(node *syntax.Node, key string, otherwise bool) bool {
	switch text := r.Text(node, key, strconv.FormatBool(otherwise)); text {
	case "true":
		return true
	case "false":
		return false
	default:
		r.Wrong(node.Get(key).Where(), "%s should be true or false, not %q", key, text)
		return otherwise
	}
}
