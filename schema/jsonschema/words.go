package jsonschema

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/linkproof/linkproof/schema/syntax"
)

// maxShown bounds how much of a value a message repeats, in characters.
const maxShown = 60

func shownText(text string) string {
	if text == "" {
		return "empty"
	}
	if utf8.RuneCountInString(text) > maxShown {
		text = string([]rune(text)[:maxShown]) + "..."
	}
	return strconv.Quote(text)
}

// shownKind names a structure; it is empty for what is a text.
func shownKind(node *syntax.Node) string {
	switch {
	case node == nil || node.IsScalar():
		return ""
	case node.Kind == syntax.List:
		return "a list"
	default:
		return "a map"
	}
}

// typeWords name the types of JSON Schema as people do.
var typeWords = map[string]string{
	"string": "a text", "integer": "a whole number", "number": "a number",
	"boolean": "true or false", "array": "a list", "object": "a map",
}

// expects says what would be right here.
func (f *form) expects() string {
	switch {
	case len(f.Enum) > 0:
		return "allowed are " + strings.Join(f.Enum, ", ")
	case f.Expected != "":
		return "it must be " + f.Expected
	case f.MinLength != nil || f.MaxLength != nil:
		return "it must have " + span(f.MinLength, f.MaxLength) + " characters"
	case f.MinItems != nil || f.MaxItems != nil:
		return "it must have " + span(f.MinItems, f.MaxItems) + " items"
	case f.Minimum != nil || f.Maximum != nil:
		return "it must be " + f.typeWords() + ", " + span(f.Minimum, f.Maximum)
	default:
		return "it must be " + f.typeWords()
	}
}

func (f *form) typeWords() string {
	words := make([]string, len(f.Type))
	for i, name := range f.Type {
		words[i] = typeWords[name]
	}
	return strings.Join(words, " or ")
}

func span(low, high *int) string {
	switch {
	case high == nil:
		return fmt.Sprintf("at least %d", *low)
	case low == nil:
		return fmt.Sprintf("at most %d", *high)
	default:
		return fmt.Sprintf("%d to %d", *low, *high)
	}
}
