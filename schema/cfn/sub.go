package cfn

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// segment is a run of the text of Fn::Sub: literal characters, or a variable.
type segment struct {
	literal  string
	variable string
	// from and to are the offsets of the variable's name in the text.
	from, to int
}

// segments cuts the text of Fn::Sub. ${!name} stands for ${name}; an
// expression without a name, or without an end, is literal.
func segments(text string) func(yield func(segment) bool) {
	return func(yield func(segment) bool) {
		at := 0
		for at < len(text) {
			open := strings.Index(text[at:], "${")
			length := -1
			if open >= 0 {
				length = strings.IndexByte(text[at+open:], '}')
			}
			if length < 0 {
				yield(segment{literal: text[at:]})
				return
			}
			if open > 0 && !yield(segment{literal: text[at : at+open]}) {
				return
			}
			from, to := at+open+len("${"), at+open+length
			if !yield(expression(text, from, to)) {
				return
			}
			at = to + 1
		}
	}
}

func expression(text string, from, to int) segment {
	name := text[from:to]
	switch {
	case strings.HasPrefix(name, "!"):
		return segment{literal: "${" + name[1:] + "}"}
	case name == "":
		return segment{literal: "${}"}
	default:
		return segment{variable: name, from: from, to: to}
	}
}

// subArgs gives the text of Fn::Sub and the map of its variables.
func (c call) subArgs() (text, variables *syntax.Node) {
	if _, ok := c.word(); ok {
		return c.arg, nil
	}
	args := c.args()
	if len(args) == 0 || !args[0].IsScalar() || args[0].Tag != "" {
		return nil, nil
	}
	if len(args) > 1 {
		variables = &args[1]
	}
	return &args[0], variables
}

func (e *evaluator) sub(f call) model.Text {
	template, variables := f.subArgs()
	if template == nil {
		return malformed(f)
	}
	if !strings.Contains(template.Text, "${") {
		return literal(template)
	}
	var whole composer
	var worked map[string]model.Text
	for piece := range segments(template.Text) {
		if piece.variable == "" {
			whole.literal(piece.literal)
			continue
		}
		if variable := variables.Get(piece.variable); variable != nil {
			if _, done := worked[piece.variable]; !done {
				if worked == nil {
					worked = make(map[string]model.Text)
				}
				worked[piece.variable] = e.Text(variable)
			}
			whole.add(worked[piece.variable])
			continue
		}
		whole.add(e.variable(piece.variable, f.at()))
	}
	return whole.text(f.at())
}

// variable gives what ${name} or ${resource.attribute} stands for.
func (e *evaluator) variable(name string, at syntax.Span) model.Text {
	if resource, attribute, ok := strings.Cut(name, "."); ok {
		return e.attributeOf(resource, attribute, at)
	}
	return e.named(name, at)
}
