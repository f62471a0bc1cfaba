package model

import "strings"

// slice gives the part of a text between two positions; a position is a piece
// and an offset into its literal.
func (t Text) slice(from, to cut) Text {
	var pieces []Piece
	all := t.Pieces()
	for i := from.piece; i <= to.piece && i < len(all); i++ {
		piece := all[i]
		if piece.Hole == nil {
			start, end := 0, len(piece.Literal)
			if i == from.piece {
				start = from.offset
			}
			if i == to.piece {
				end = to.offset
			}
			piece.Literal = piece.Literal[start:max(start, end)]
			if piece.Literal == "" {
				continue
			}
		} else if i == to.piece && to.offset == 0 {
			continue
		}
		pieces = append(pieces, piece)
	}
	part := Compose(pieces, t.at)
	part.note = t.note
	return part
}

// cut is a place between two characters of a text. In a hole, offset 0 is
// before it and 1 after it.
type cut struct{ piece, offset int }

// Split cuts the text at a separator in its literal pieces into at most n
// parts, the last with the rest; holes are never cut.
func (t Text) Split(separator string, n int) []Text {
	if t.state == known {
		return t.splitLiteral(separator, n)
	}
	all := t.Pieces()
	var parts []Text
	start := cut{}
	for i := range all {
		if all[i].Hole != nil {
			continue
		}
		offset := 0
		if i == start.piece {
			offset = start.offset
		}
		for len(parts) < n-1 {
			found := strings.Index(all[i].Literal[offset:], separator)
			if found < 0 {
				break
			}
			parts = append(parts, t.slice(start, cut{i, offset + found}))
			offset += found + len(separator)
			start = cut{i, offset}
		}
	}
	return append(parts, t.slice(start, end(all)))
}

// splitLiteral is Split for a text without holes.
func (t Text) splitLiteral(separator string, n int) []Text {
	parts := make([]Text, 0, min(n, strings.Count(t.literal, separator)+1))
	rest := t.literal
	for len(parts) < n-1 {
		before, after, found := strings.Cut(rest, separator)
		if !found {
			break
		}
		parts, rest = append(parts, Text{literal: before, origin: t.origin}), after
	}
	return append(parts, Text{literal: rest, origin: t.origin})
}

func end(pieces []Piece) cut {
	last := len(pieces) - 1
	if last < 0 {
		return cut{}
	}
	if pieces[last].Hole != nil {
		return cut{last, 1}
	}
	return cut{last, len(pieces[last].Literal)}
}
