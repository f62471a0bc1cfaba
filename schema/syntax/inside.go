package syntax

// Inside gives the span of the characters of a scalar from one offset of its
// decoded Text to another, through escapes, folded lines and the indentation
// of block scalars. A character that is written as several is covered whole.
// Where the source does not show the text, the span of the whole scalar
// stands for it.
func (n *Node) Inside(from, to int) Span {
	to = min(max(to, 0), len(n.Text))
	from = min(max(from, 0), to)
	span, raw := n.Span, n.Span.Text()
	for _, quotes := range []int{0, 1} {
		if len(raw) == len(n.Text)+2*quotes && raw[quotes:len(raw)-quotes] == n.Text {
			start := span.Start + int32(quotes)
			return Span{File: span.File, Start: start + int32(from), End: start + int32(to)}
		}
	}
	written := spell(raw, n.Text)
	if string(written.text) != n.Text {
		return span
	}
	start, end := written.between(from, to)
	return Span{File: span.File, Start: span.Start + int32(start), End: span.Start + int32(end)}
}
