package shell

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// value is what a variable or a word holds. A hole in the text is one
// character of a private area of Unicode, so that the text can be cut and
// parsed like any other.
type value struct {
	text string
	// assumes names what the text takes for granted; empty when nothing.
	assumes string
	// defined is where the text stands if not where it is used.
	defined syntax.Span
	// list is the array that it is; nil for a text.
	list *[]value
}

const (
	// firstHole is the character of the first hole: Supplementary Private Use
	// Area-A.
	firstHole = '\U000F0000'
	// maxHoles is the size of that area; scripts with more holes share the last.
	maxHoles = 65_000
)

// hole gives the character that stands for a hole.
func (s *script) hole(hole *model.Hole) string {
	if len(s.holes) < maxHoles {
		s.holes = append(s.holes, hole)
	}
	return string(firstHole + rune(len(s.holes)-1))
}

// unknown gives the character of something that nobody can tell.
func (s *script) unknown(name, why string) string {
	return s.hole(&model.Hole{Name: name, Why: why})
}

// opaqueVariable gives the text of a variable that nobody can tell: one thing
// wherever the variable is used.
func (s *script) opaqueVariable(name, why string) string {
	return s.hole(&model.Hole{Name: name, Why: why, Resource: fmt.Sprintf("%s (%d)", name, len(s.holes))})
}

// holeOf gives the hole that a character stands for; nil for others.
func (s *script) holeOf(char rune) *model.Hole {
	if at := int(char - firstHole); at >= 0 && at < len(s.holes) {
		return s.holes[at]
	}
	return nil
}

// onlyHole gives the hole that a text consists of; nil for other texts.
func (s *script) onlyHole(text string) *model.Hole {
	char, size := utf8.DecodeRuneInString(text)
	if size < len(text) {
		return nil
	}
	return s.holeOf(char)
}

// firstWhy gives the reason of the first hole of a text; empty without one.
func (s *script) firstWhy(text string) string {
	for _, char := range text {
		if hole := s.holeOf(char); hole != nil {
			return hole.Why
		}
	}
	return ""
}

// pieces cuts a text at its holes.
func (s *script) pieces(text string) []model.Piece {
	var pieces []model.Piece
	start := 0
	for i, char := range text {
		hole := s.holeOf(char)
		if hole == nil {
			continue
		}
		if i > start {
			pieces = append(pieces, model.Piece{Literal: text[start:i]})
		}
		pieces = append(pieces, model.Piece{Hole: hole})
		start = i + len(string(char))
	}
	if start < len(text) || len(pieces) == 0 {
		pieces = append(pieces, model.Piece{Literal: text[start:]})
	}
	return pieces
}

// compose makes a text of the model.
func (s *script) compose(v value, at syntax.Span) model.Text {
	text := model.Compose(s.pieces(v.text), at)
	switch {
	case v.assumes != "":
		return text.Assuming(v.assumes, v.defined)
	case !v.defined.IsZero() && text.Known():
		return text.DefinedAt(v.defined)
	default:
		return text
	}
}

// add appends another value.
func (v *value) add(other value) {
	if v.text == "" {
		v.defined = other.defined
	} else if other.text != "" {
		v.defined = syntax.Span{} // stands in several places
	}
	v.text += other.text
	if other.assumes != "" && !strings.Contains(v.assumes, other.assumes) {
		v.assumes = strings.TrimPrefix(v.assumes+" and "+other.assumes, " and ")
	}
}
