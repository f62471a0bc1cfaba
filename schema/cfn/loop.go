package cfn

import (
	"fmt"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

const forEach = "Fn::ForEach"

// What loops of a template make at most: a stack has 500 resources and a
// template 1 MB, so more is a mistake.
const (
	maxTurns = 10_000
	maxNodes = 1 << 20
)

// unroller replaces loops by what they make
// (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html).
type unroller struct {
	evaluator *evaluator
	// turns and nodes count what was made.
	turns, nodes int
	// open tells that a loop stays because nobody can tell what it goes over.
	open bool
	// rests are the parameters whose defaults loops go over.
	rests  []string
	faults []model.Fault
}

// turn is what the identifiers of the loops around a node stand for.
type turn struct {
	identifier, value string
	outer             *turn
}

// unroll gives the tree without its loops.
func (x *unroller) unroll(node *syntax.Node, in *turn) syntax.Node {
	made := *node
	x.nodes++
	if x.nodes > maxNodes {
		x.exceed(node.Span)
		return syntax.Node{Kind: syntax.Null, Span: node.Span}
	}
	if value, ok := in.refersTo(node); ok {
		return syntax.Node{Kind: syntax.String, Text: value, Span: made.Span}
	}
	switch node.Kind {
	case syntax.Map:
		made.Children = x.entries(node, in, make([]syntax.Node, 0, len(node.Children)))
	case syntax.List:
		made.Children = make([]syntax.Node, len(node.Children))
		for i := range node.Children {
			made.Children[i] = x.unroll(&node.Children[i], in)
		}
	default:
		made.Text = in.fill(node.Text)
	}
	return made
}

// entries adds the entries of a map, those of a loop in its place.
func (x *unroller) entries(node *syntax.Node, in *turn, made []syntax.Node) []syntax.Node {
	for key, value := range node.Entries() {
		if strings.HasPrefix(key.Text, forEach) {
			if body, values, ok := x.loop(value, in); ok {
				made = x.turn(body, value.Children[0].Text, values, in, made)
				continue
			}
			x.open = true
		}
		made = append(made, x.unroll(key, in), x.unroll(value, in))
	}
	return made
}

// loop gives what a loop repeats and the values that it goes over; ok is false
// when nobody can tell them.
func (x *unroller) loop(node *syntax.Node, in *turn) (body *syntax.Node, values []string, ok bool) {
	if node.Kind != syntax.List || len(node.Children) != 3 || node.Children[2].Kind != syntax.Map || !node.Children[0].IsScalar() {
		return nil, nil, false
	}
	collection := x.unroll(&node.Children[1], in)
	list, why := x.evaluator.Node(&collection)
	if why != "" || list == nil || list.Kind != syntax.List {
		return nil, nil, false
	}
	for item := range list.Items() {
		text := x.evaluator.Text(item)
		value, known := text.Get()
		if !known {
			return nil, nil, false
		}
		x.restOn(text.Assumes())
		values = append(values, value)
	}
	return &node.Children[2], values, true
}

// restOn notes the parameters whose defaults a value takes for granted.
func (x *unroller) restOn(assumes string) {
	for assumption := range strings.SplitSeq(assumes, " and ") {
		if name, ok := strings.CutPrefix(assumption, assumed); ok {
			x.rests = append(x.rests, name)
		}
	}
}

// turn adds what the body of a loop makes for each value.
func (x *unroller) turn(body *syntax.Node, identifier string, values []string, in *turn, made []syntax.Node) []syntax.Node {
	for _, value := range values {
		if x.turns += body.Len(); x.turns > maxTurns {
			x.exceed(body.Span)
			return made
		}
		made = x.entries(body, &turn{identifier: identifier, value: value, outer: in}, made)
	}
	return made
}

// exceed says once that loops make too much.
func (x *unroller) exceed(at syntax.Span) {
	x.open = true
	if len(x.faults) == 0 {
		message := fmt.Sprintf("the loops make more than %d entries; the rest was not checked", maxTurns)
		x.faults = append(x.faults, model.Fault{Kind: model.LimitExceeded, Message: message, Span: at})
	}
}

// refersTo gives the value of an identifier that a node refers to by Ref.
func (t *turn) refersTo(node *syntax.Node) (value string, ok bool) {
	if t == nil {
		return "", false
	}
	f, called := callOf(node)
	if !called || f.name != "Ref" {
		return "", false
	}
	name, _ := f.word()
	for ; t != nil; t = t.outer {
		if t.identifier == name {
			return t.value, true
		}
	}
	return "", false
}

// fill puts values for the identifiers in a text: as they are for ${name}, and
// without what no logical id may hold for &{name}.
func (t *turn) fill(text string) string {
	for ; t != nil; t = t.outer {
		text = strings.ReplaceAll(text, "${"+t.identifier+"}", t.value)
		text = strings.ReplaceAll(text, "&{"+t.identifier+"}", strings.Map(alphanumeric, t.value))
	}
	return text
}

// alphanumeric keeps letters and digits.
func alphanumeric(r rune) rune {
	if letter := r|0x20 >= 'a' && r|0x20 <= 'z'; letter || r >= '0' && r <= '9' {
		return r
	}
	return -1
}
