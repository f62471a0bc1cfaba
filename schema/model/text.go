package model

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// Answer is the answer to a question about something known in part.
type Answer uint8

// The three answers.
const (
	CannotTell Answer = iota
	Yes
	No
)

func answer(yes bool) Answer {
	if yes {
		return Yes
	}
	return No
}

// Hole is a part of a Text that the files do not fill.
type Hole struct {
	// Name is what stands there, as people know it: "ListenerArn",
	// "AWS::Region", "Alb.DNSName".
	Name string
	// Why is the reason why nobody can tell, as a clause: "parameter
	// ListenerArn has no default".
	Why string
	// Resource is the logical id of the resource of the same document that
	// will fill the hole; empty for other holes.
	Resource string
	// Document is the name of the file that has the resource, where the text may
	// stand in one that is included; empty for the file of the text.
	Document string
	// Gives is what the hole will hold once filled.
	Gives Thing
}

// Piece is a run of a Text: literal characters, or a hole.
type Piece struct {
	Literal string
	Hole    *Hole
}

// Text is a string setting that may be known in part: literal pieces and
// holes, as in !Sub "http://${Host}/{proxy}". It is known when it has no hole.
type Text struct {
	origin
	literal string
	pieces  []Piece
	node    *syntax.Node
}

// Literal is a text that is wholly known.
func Literal(text string, at syntax.Span) Text {
	return Text{literal: text, origin: origin{state: known, at: at}}
}

// LiteralNode is the text of a scalar of the tree.
func LiteralNode(node *syntax.Node) Text {
	text := Literal(node.Text, node.Span)
	text.node = node
	return text
}

// AbsentText is a text that was left out of the object at a place.
func AbsentText(place syntax.Span) Text { return Text{origin: origin{at: place}} }

// UnknownText is a text of which nothing is known but the reason.
func UnknownText(name, why string, at syntax.Span) Text {
	return lone(Hole{Name: name, Why: why}, at)
}

// SymbolText is a text that a resource of the document at a place will fill.
func SymbolText(resource string, gives Thing, name string, at syntax.Span) Text {
	hole := Hole{Name: name, Why: "it is known only after the deployment of " + resource, Resource: resource, Gives: gives}
	if at.File != nil {
		hole.Document = at.File.Name
	}
	return lone(hole, at)
}

// lone is a text of one hole, whose piece and hole are made together.
func lone(hole Hole, at syntax.Span) Text {
	made := struct {
		pieces [1]Piece
		hole   Hole
	}{hole: hole}
	made.pieces[0].Hole = &made.hole
	return Text{pieces: made.pieces[:], origin: origin{state: unknown, at: at}}
}

// Moved gives the same text as if it had been written at another place.
func (t Text) Moved(to syntax.Span) Text {
	t.at, t.node = to, nil
	return t
}

// Compose joins pieces to a text; without a hole it is a literal.
func Compose(pieces []Piece, at syntax.Span) Text {
	if len(pieces) == 1 && pieces[0].Hole == nil {
		return Literal(pieces[0].Literal, at)
	}
	var literal strings.Builder
	for _, piece := range pieces {
		if piece.Hole != nil {
			return Text{pieces: pieces, origin: origin{state: unknown, at: at}}
		}
		literal.WriteString(piece.Literal)
	}
	return Literal(literal.String(), at)
}

// Why gives the reason why an unknown text is unknown: that of its first hole.
func (t Text) Why() string {
	if hole := t.Hole(); hole != nil {
		return hole.Why
	}
	return ""
}

// Hole gives the first hole of the text; nil without one.
func (t Text) Hole() *Hole {
	for _, piece := range t.pieces {
		if piece.Hole != nil {
			return piece.Hole
		}
	}
	return nil
}

// Assuming gives the same text with a note of what it takes for granted and
// of where its characters stand.
func (t Text) Assuming(what string, defined syntax.Span) Text {
	t.origin = t.with(func(n *note) {
		switch {
		case n.assumes == "":
			n.assumes = what
		case !slices.Contains(strings.Split(n.assumes, " and "), what):
			n.assumes += " and " + what
		}
		if !defined.IsZero() {
			n.defined = defined
		}
	})
	return t
}

// DefinedAt gives the same text with a note of where its characters stand.
func (t Text) DefinedAt(defined syntax.Span) Text {
	t.origin = t.with(func(n *note) { n.defined = defined })
	return t
}

// At gives the same text, used at another place.
func (t Text) At(use syntax.Span) Text {
	if t.noted().defined.IsZero() && t.at.File != nil {
		t = t.DefinedAt(t.at)
	}
	t.at, t.node = use, nil
	return t
}

// Get gives the whole text if it is known.
func (t Text) Get() (string, bool) { return t.literal, t.state == known }

// Any gives the text as far as it is known, holes as ${name}; known is false
// when it has holes.
func (t Text) Any() (value any, known bool) { return t.String(), t.Known() }

// Is reports whether the text is known and equal to another.
func (t Text) Is(other string) bool { return t.state == known && t.literal == other }

// IsFold is Is without regard to case.
func (t Text) IsFold(other string) bool {
	return t.state == known && strings.EqualFold(t.literal, other)
}

// Upper gives a known text in upper case, for values that AWS takes without
// regard to case.
func (t Text) Upper() Text {
	t.literal = strings.ToUpper(t.literal)
	return t
}

// Pieces gives the runs of the text in order; none for an absent text.
func (t Text) Pieces() []Piece {
	switch t.state {
	case known:
		return []Piece{{Literal: t.literal}}
	case unknown:
		return t.pieces
	default:
		return nil
	}
}

// String shows the text to people, holes as ${name}.
func (t Text) String() string {
	if t.state == known {
		return t.literal
	}
	var shown strings.Builder
	for _, piece := range t.Pieces() {
		if piece.Hole != nil {
			shown.WriteString("${" + piece.Hole.Name + "}")
		} else {
			shown.WriteString(piece.Literal)
		}
	}
	return shown.String()
}

// HasPrefix tells whether the text starts with a prefix.
func (t Text) HasPrefix(prefix string) Answer {
	head, whole := t.head()
	switch {
	case t.state == absent:
		return No
	case strings.HasPrefix(head, prefix):
		return Yes
	case whole || !strings.HasPrefix(prefix, head):
		return No
	default:
		return CannotTell
	}
}

// HasSuffix tells whether the text ends with a suffix.
func (t Text) HasSuffix(suffix string) Answer {
	tail, whole := t.tail()
	switch {
	case t.state == absent:
		return No
	case strings.HasSuffix(tail, suffix):
		return Yes
	case whole || !strings.HasSuffix(suffix, tail):
		return No
	default:
		return CannotTell
	}
}

// Contains tells whether a string occurs in the text; within the literal
// pieces that is certain, elsewhere nobody can tell.
func (t Text) Contains(part string) Answer {
	for _, piece := range t.Pieces() {
		if piece.Hole == nil && strings.Contains(piece.Literal, part) {
			return Yes
		}
	}
	if t.state == unknown {
		return CannotTell
	}
	return No
}

// Part gives the span of the characters of a known text from one offset to
// another, as exactly as the source shows them.
func (t Text) Part(from, to int) syntax.Span {
	if t.node == nil {
		return t.at
	}
	return t.node.Inside(from, to)
}

// Find gives the span of the first occurrence of a part in a known text; the
// span of the text where it is not found.
func (t Text) Find(part string) syntax.Span {
	start := strings.Index(t.literal, part)
	if start < 0 {
		return t.at
	}
	return t.Part(start, start+len(part))
}

// Symbol gives the resource and the thing of a text that is nothing but one
// hole which a resource of the same document will fill.
func (t Text) Symbol() (resource string, gives Thing, ok bool) {
	if t.state != unknown || len(t.pieces) != 1 || t.pieces[0].Hole == nil || t.pieces[0].Hole.Resource == "" {
		return "", NoThing, false
	}
	hole := t.pieces[0].Hole
	return hole.Resource, hole.Gives, true
}

// Key identifies what a text names: texts with the same key name one object.
// A logical id means something within its own document only.
func (t Text) Key() string {
	if t.state == known {
		return t.literal
	}
	resource, gives, ok := t.Symbol()
	if !ok {
		return ""
	}
	document := t.pieces[0].Hole.Document
	if document == "" && t.at.File != nil {
		document = t.at.File.Name
	}
	what := gives.String()
	if gives == OtherAttribute {
		what = t.pieces[0].Hole.Name
	}
	return "\x00" + document + "#" + resource + "/" + what // no text starts so
}

// Same tells whether two texts are equal.
func (t Text) Same(other Text) Answer {
	if t.state == known && other.state == known {
		return answer(t.literal == other.literal)
	}
	if t.sameSymbol(other) {
		return Yes
	}
	return CannotTell
}

// sameSymbol tells whether one attribute of one resource will fill both texts.
func (t Text) sameSymbol(other Text) bool {
	resource, gives, ok := t.Symbol()
	otherResource, otherGives, otherOK := other.Symbol()
	if !ok || !otherOK || resource != otherResource || gives != otherGives {
		return false
	}
	return t.Key() == other.Key()
}

func (t Text) head() (head string, whole bool) {
	if t.state == known {
		return t.literal, true
	}
	if len(t.pieces) > 0 && t.pieces[0].Hole == nil {
		return t.pieces[0].Literal, false
	}
	return "", false
}

func (t Text) tail() (tail string, whole bool) {
	if t.state == known {
		return t.literal, true
	}
	if last := len(t.pieces) - 1; last >= 0 && t.pieces[last].Hole == nil {
		return t.pieces[last].Literal, false
	}
	return "", false
}
