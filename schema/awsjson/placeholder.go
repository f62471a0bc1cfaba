package awsjson

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// placeholders is the Evaluator of answers and requests that a person or a
// program has yet to fill: in "<vpc-link-id>" and "${VPC_LINK_ID}" nobody can
// tell what will stand. Expressions of API Gateway, such as
// ${stageVariables.host}, have a dot in their names and stay.
type placeholders struct{ model.Plain }

// Text gives the text of a scalar with holes for its placeholders.
func (p placeholders) Text(node *syntax.Node) model.Text {
	text := p.Plain.Text(node)
	literal, ok := text.Get()
	if !ok || !strings.ContainsAny(literal, "<$") {
		return text
	}
	if pieces := cut(literal); len(pieces) > 1 || len(pieces) == 1 && pieces[0].Hole != nil {
		return model.Compose(pieces, node.Span)
	}
	return text
}

// cut cuts a text into literals and placeholders.
func cut(text string) []model.Piece {
	var pieces []model.Piece
	start := 0
	for at := 0; at < len(text); {
		length := placeholder(text[at:])
		if length == 0 {
			at++
			continue
		}
		if at > start {
			pieces = append(pieces, model.Piece{Literal: text[start:at]})
		}
		name := text[at : at+length]
		pieces = append(pieces, model.Piece{Hole: &model.Hole{Name: name, Why: name + " is yet to be filled in"}})
		at += length
		start = at
	}
	if start < len(text) {
		pieces = append(pieces, model.Piece{Literal: text[start:]})
	}
	return pieces
}

// placeholder gives the length of the placeholder that a text starts with,
// zero without one.
func placeholder(text string) int {
	switch {
	case strings.HasPrefix(text, "<"):
		return enclosed(text, 1, '>', ":-_ ")
	case strings.HasPrefix(text, "${"):
		return enclosed(text, 2, '}', "_")
	default:
		return 0
	}
}

// enclosed gives the length of an opening sign, a name of letters, digits and
// the extra characters, and the closing sign.
func enclosed(text string, open int, closing byte, extra string) int {
	for i := open; i < len(text); i++ {
		c := text[i]
		switch {
		case c == closing && i > open:
			return i + 1
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', i > open && (c >= '0' && c <= '9' || strings.IndexByte(extra, c) >= 0):
		default:
			return 0
		}
	}
	return 0
}
