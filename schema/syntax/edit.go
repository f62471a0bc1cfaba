package syntax

import (
	"cmp"
	"slices"
)

// Edit replaces the text of a span; at an empty span it inserts.
type Edit struct {
	Span Span
	Text string
}

// Overlaps reports whether two edits of one file cannot both be made: they
// change the same bytes or insert at the same place.
func (e Edit) Overlaps(other Edit) bool {
	if e.Span.Start == other.Span.Start {
		return true
	}
	return e.Span.Start < other.Span.End && other.Span.Start < e.Span.End
}

// Apply gives the source with edits made, none of which overlap.
func Apply(src []byte, edits []Edit) []byte {
	ordered := slices.SortedFunc(slices.Values(edits), func(a, b Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	result := make([]byte, 0, len(src))
	at := int32(0)
	for _, edit := range ordered {
		result = append(result, src[at:edit.Span.Start]...)
		result = append(result, edit.Text...)
		at = edit.Span.End
	}
	return append(result, src[at:]...)
}
