package model

import (
	"strings"
	"unicode"
)

// Runes of a text or a pattern that stand for more than themselves.
const (
	anyRunes rune = -1 - iota // * of a pattern
	oneRune                   // ? of a pattern
	holeRune                  // a hole: somebody knows these characters, we do not
)

// Fits tells whether the text fits a pattern in which * stands for any run of
// characters and ? for one of them; fold compares without regard to case. Yes
// and No hold whatever the holes of either will be filled with.
func (t Text) Fits(pattern Text, fold bool) Answer {
	if !fold && t.startsApart(pattern) {
		return No
	}
	text, wanted := t.runes(false, fold), pattern.runes(true, fold)
	switch {
	case t.Absent() || pattern.Absent() || !reaches(text, wanted, false):
		return No
	case reaches(text, wanted, true):
		return Yes
	default:
		return CannotTell
	}
}

// startsApart tells at a glance that the first characters of text and pattern
// differ, before anything that stands for more than itself.
func (t Text) startsApart(pattern Text) bool {
	text, _ := t.head()
	wanted, _ := pattern.head()
	for i := range min(len(text), len(wanted)) {
		switch {
		case strings.IndexByte(`*?\`, wanted[i]) >= 0:
			return false
		case text[i] != wanted[i]:
			return true
		}
	}
	return false
}

// runes spells a text; of a pattern the wildcards too, unless a backslash
// takes their meaning away.
func (t Text) runes(pattern, fold bool) []rune {
	pieces := t.Pieces()
	spelt := make([]rune, 0, lengthOf(pieces))
	for _, piece := range pieces {
		if piece.Hole != nil {
			spelt = append(spelt, holeRune)
			continue
		}
		escaped := false
		for _, r := range piece.Literal {
			if pattern && r == '\\' && !escaped {
				escaped = true
				continue
			}
			spelt = append(spelt, spell(r, pattern && !escaped, fold))
			escaped = false
		}
	}
	return spelt
}

// lengthOf bounds the runes of pieces.
func lengthOf(pieces []Piece) int {
	length := len(pieces)
	for _, piece := range pieces {
		length += len(piece.Literal)
	}
	return length
}

func spell(r rune, wild, fold bool) rune {
	switch {
	case wild && r == '*':
		return anyRunes
	case wild && r == '?':
		return oneRune
	case fold:
		return unicode.ToLower(r)
	default:
		return r
	}
}

// reaches tells whether the end of a text and of a pattern can be reached
// together: with holes filled as it suits, or, when it is to be sure, however
// they are filled. It takes as many steps as text times pattern are long.
func reaches(text, pattern []rune, sure bool) bool {
	rows := make([]bool, 2*(len(pattern)+1))
	here, next := rows[:len(pattern)+1], rows[len(pattern)+1:]
	here[0] = true
	for i := range len(text) + 1 {
		for j := range here {
			if here[j] {
				step(text[i:], pattern[j:], sure, here[j:], next[j:])
			}
		}
		if i == len(text) {
			return here[len(pattern)]
		}
		clear(here)
		here, next = next, here
	}
	return false
}

// step goes on from a place in text and pattern to all that can follow; here
// are the places in the pattern before the same rune of the text, next those
// after it.
func step(text, pattern []rune, sure bool, here, next []bool) {
	if len(pattern) > 0 && (pattern[0] == anyRunes || pattern[0] == holeRune && !sure) {
		here[1] = true
		next[0] = true
		return
	}
	if len(text) == 0 {
		return
	}
	if text[0] != holeRune {
		if len(pattern) > 0 && (pattern[0] == text[0] || pattern[0] == oneRune) {
			next[1] = true
		}
		return
	}
	if !sure {
		next[0] = true
		if len(pattern) > 0 {
			here[1] = true
		}
	}
}
