package awscli

import "strings"

// Kind is how the value of an option or a member is written: [ is a list and {
// a map of what follows; a name is a structure; the rest are scalars.
type Kind string

// The kinds of scalars. Source: make.py.
const (
	Text    Kind = ""
	Boolean Kind = "?"
	Number  Kind = "#"
	Bytes   Kind = "%"
)

// Items gives what a list holds.
func (k Kind) Items() (items Kind, ok bool) { return k.cut("[") }

// Values gives what a map holds under keys that the caller chooses.
func (k Kind) Values() (values Kind, ok bool) { return k.cut("{") }

func (k Kind) cut(mark string) (rest Kind, ok bool) {
	text, ok := strings.CutPrefix(string(k), mark)
	return Kind(text), ok
}

// IsScalar tells whether a value is one text, number or truth value.
func (k Kind) IsScalar() bool {
	return k == Text || k == Boolean || k == Number || k == Bytes
}

// Members gives the members of a structure of a service.
func Members(service string, structure Kind) (members []Option, ok bool) {
	if structure.IsScalar() {
		return nil, false
	}
	lines, _ := section(service)
	words, ok := line(lines, string(structure))
	return options(words), ok
}
