package syntax

import "strings"

// spelling relates the bytes of a scalar's text to those of its source.
type spelling struct {
	raw string
	src []byte
	// want is the text that the source is known to spell, and text what was
	// read of it so far.
	want string
	text []byte
	// from and to hold, for each byte of the text, the piece of the source
	// that stands for it.
	from, to []int
	// end is the offset after the last character, before a closing quote.
	end int
}

// spell reads the source of a scalar again, in the notation that its first
// character tells.
func spell(raw, text string) *spelling {
	s := &spelling{raw: raw, src: []byte(raw), want: text, end: len(raw)}
	switch {
	case raw == "":
	case raw[0] == '"', raw[0] == '\'':
		s.end = max(1, len(raw)-1)
		s.flow(1, raw[0])
	case raw[0] == '|', raw[0] == '>':
		s.block(raw[0] == '>')
	default:
		s.flow(0, 0)
	}
	return s
}

// rest gives what the source must still spell.
func (s *spelling) rest() string { return s.want[min(len(s.text), len(s.want)):] }

func (s *spelling) add(text string, from, to int) {
	s.text = append(s.text, text...)
	for range len(text) {
		s.from, s.to = append(s.from, from), append(s.to, to)
	}
}

// copy adds characters that stand for themselves.
func (s *spelling) copy(from, to int) {
	for i := from; i < to; i++ {
		s.add(s.raw[i:i+1], i, i+1)
	}
}

// between gives the piece of the source that stands for a piece of the text.
func (s *spelling) between(from, to int) (start, end int) {
	switch {
	case from < to:
		return s.from[from], s.to[to-1]
	case from < len(s.from):
		return s.from[from], s.from[from]
	default:
		return s.end, s.end
	}
}

// flow reads plain and quoted scalars, whose lines are folded.
func (s *spelling) flow(at int, quote byte) {
	for at < s.end {
		after, breaks := skipLineBreaks(s.src[:s.end], at)
		switch {
		case breaks > 0 && s.unbroken(at, after):
			s.copy(at, after)
		case breaks == 1:
			s.add(" ", at, after)
		case breaks > 1:
			s.add(strings.Repeat("\n", breaks-1), at, after)
		case after > at:
			s.copy(at, after)
		case s.src[at] == '\\' && quote == '"':
			after = s.escape(at)
		case s.src[at] == '\'' && quote == '\'':
			after = at + 2
			s.add("'", at, after)
		default:
			after = at + 1
			s.copy(at, after)
		}
		at = after
	}
}

// unbroken tells that line breaks of YAML 1.1 stand for themselves: U+2028 and
// the like, which break no line in JSON.
func (s *spelling) unbroken(from, to int) bool {
	source := s.raw[from:to]
	return !strings.ContainsAny(source, "\r\n") && strings.HasPrefix(s.rest(), source)
}

// escape reads what follows a backslash and gives the offset after it.
func (s *spelling) escape(at int) int {
	if next := at + 1; next < s.end && lineBreak(s.src[next:]) > 0 {
		after, breaks := skipLineBreaks(s.src[:s.end], next)
		s.add(strings.Repeat("\n", breaks-1), next, after)
		return after
	}
	char, length := jsonEscape(s.raw[at:s.end])
	if length == 0 {
		char, length = yamlEscape(s.raw[at:s.end])
	}
	s.add(string(char), at, at+length)
	return at + length
}
