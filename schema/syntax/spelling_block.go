package syntax

import "strings"

// block reads a block scalar: lines without their indentation, in a folded
// one joined by blanks unless they are empty or indented further.
func (s *spelling) block(raw, text string, folded bool) {
	header := lineEnd([]byte(raw), 0)
	indent, found := blockIndent([]byte(raw), header, text)
	var pending []int // line breaks between the last line and this one
	lineStarted, indented := false, false
	for at := header; found && at < len(raw); {
		pending = append(pending, at)
		at += lineBreak([]byte(raw[at:]))
		end := lineEnd([]byte(raw), at)
		if end-at <= indent {
			at = end
			continue
		}
		at += indent
		blank := raw[at] == ' ' || raw[at] == '\t'
		s.join(raw, pending, lineStarted, folded && !indented && !blank)
		s.copy(raw, at, end)
		pending, lineStarted, indented = pending[:0], true, blank
		at = end
	}
	s.rest(text, len(raw))
}

// join adds the line breaks before a line. The first of them ends the line
// before, or the header, for which nothing stands in the text; where it is
// folded it stands for a blank, or for nothing when empty lines follow.
func (s *spelling) join(raw string, breaks []int, lineBefore, folded bool) {
	for i, at := range breaks {
		end := at + lineBreak([]byte(raw[at:]))
		switch {
		case i > 0 || lineBefore && !folded:
			s.add("\n", at, end)
		case lineBefore && len(breaks) == 1:
			s.add(" ", at, end)
		}
	}
}

// rest adds the line breaks at the end of a text, which the span of a block
// scalar leaves out.
func (s *spelling) rest(text string, end int) {
	if len(text) > len(s.text) && strings.Trim(text[len(s.text):], "\n") == "" {
		s.add(text[len(s.text):], end, end)
	}
}
