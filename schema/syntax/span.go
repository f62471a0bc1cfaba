package syntax

// Span is a run of bytes of a file. The zero Span stands for "nowhere".
type Span struct {
	File       *File
	Start, End int32
}

// Where returns the span itself, so that a bare Span can be what a finding is
// about.
func (s Span) Where() Span { return s }

// IsZero reports whether the span stands for "nowhere".
func (s Span) IsZero() bool { return s.File == nil }

// Contains reports whether the other span lies within this one.
func (s Span) Contains(other Span) bool {
	return s.File == other.File && s.Start <= other.Start && other.End <= s.End
}

// Text gives the source text of the span.
func (s Span) Text() string {
	if s.File == nil {
		return ""
	}
	return string(s.File.Src[s.Start:s.End])
}

// From gives the position of the first character.
func (s Span) From() Position { return s.position(s.Start) }

// To gives the position after the last character.
func (s Span) To() Position { return s.position(s.End) }

func (s Span) position(offset int32) Position {
	if s.File == nil {
		return Position{Line: 1, Column: 1}
	}
	return s.File.Position(offset)
}
