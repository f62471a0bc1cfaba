package syntax

// Inside gives the span of the characters of a scalar from one offset of its
// decoded Text to another. Where the source does not show the text character
// by character, the span of the whole scalar stands for it.
func (n *Node) Inside(from, to int) Span {
	span := n.Span
	raw := span.Text()
	for _, quotes := range []int{0, 1} {
		if len(raw) == len(n.Text)+2*quotes && raw[quotes:len(raw)-quotes] == n.Text {
			start := span.Start + int32(quotes)
			return Span{File: span.File, Start: start + int32(from), End: start + int32(to)}
		}
	}
	return span
}
