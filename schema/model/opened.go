package model

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// Opened gives the same text with a hole for each part that only the request
// or the stage fills: {id}, {proxy+} and ${stageVariables.host}.
func (t Text) Opened() Text {
	if t.Contains("{") != Yes {
		return t
	}
	var pieces []Piece
	for _, piece := range t.Pieces() {
		if piece.Hole != nil {
			pieces = append(pieces, piece)
			continue
		}
		pieces = append(pieces, opened(piece.Literal)...)
	}
	whole := Compose(pieces, t.at)
	whole.note = t.note
	return whole
}

func opened(literal string) []Piece {
	var pieces []Piece
	for literal != "" {
		before, rest, found := strings.Cut(literal, "{")
		name, after, closed := strings.Cut(rest, "}")
		if !found || !closed {
			return append(pieces, Piece{Literal: literal})
		}
		if before = strings.TrimSuffix(before, "$"); before != "" {
			pieces = append(pieces, Piece{Literal: before})
		}
		pieces = append(pieces, Piece{Hole: &Hole{Name: name, Why: name + " depends on the request or the stage"}})
		literal = after
	}
	return pieces
}

// nameOfAWS is a name under amazonaws.com that starts with pieces.
func nameOfAWS(start []Piece, at syntax.Span) Text {
	return Compose(slices.Concat(start, []Piece{{Literal: ".amazonaws.com"}}), at)
}
