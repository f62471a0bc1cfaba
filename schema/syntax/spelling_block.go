package syntax

import "strings"

// block reads a block scalar: lines without their indentation, in a folded
// one joined by blanks unless they are empty or indented further.
func (s *spelling) block(folded bool) {
	header := lineEnd(s.src, 0)
	indent, found := blockIndent(s.src, header, s.want)
	var pending []int // line breaks between the last line and this one
	lineBefore, indented := false, false
	for at := header; found && at < len(s.src); {
		pending = append(pending, at)
		at += lineBreak(s.src[at:])
		end := lineEnd(s.src, at)
		if end-at <= indent {
			at = end
			continue
		}
		at += indent
		blank := s.src[at] == ' ' || s.src[at] == '\t'
		s.join(pending, lineBefore, folded && !indented && !blank)
		s.copy(at, end)
		pending, lineBefore, indented = pending[:0], true, blank
		at = end
	}
	if rest := s.rest(); strings.Trim(rest, "\n") == "" { // the span leaves out the last line breaks
		s.add(rest, len(s.src), len(s.src))
	}
}

// join adds the line breaks before a line. The first of them ends the line
// before, or the header, for which nothing stands in the text; where it is
// folded it stands for a blank, or for nothing when empty lines follow.
func (s *spelling) join(breaks []int, lineBefore, folded bool) {
	for i, at := range breaks {
		end := at + lineBreak(s.src[at:])
		switch {
		case i > 0 || lineBefore && !folded:
			s.add("\n", at, end)
		case lineBefore && len(breaks) == 1:
			s.add(" ", at, end)
		}
	}
}
