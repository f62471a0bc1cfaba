package syntax

// Inside gives the span of the characters of a scalar from one offset of its
// decoded Text to another, through escapes, folded lines and the indentation
// of block scalars. A character that is written as several is covered whole.
// Where the source does not show the text, the span of the whole scalar
// stands for it.
func (n *Node) Inside(from, to int) Span {
	to = min(max(to, 0), len(n.Text))
	from = min(max(from, 0), to)
	w := n.written()
	switch {
	case w.verbatim:
		start := n.Span.Start + w.offset
		return Span{File: n.Span.File, Start: start + int32(from), End: start + int32(to)}
	case w.spelling == nil:
		return n.Span
	}
	start, end := w.spelling.between(from, to)
	return Span{File: n.Span.File, Start: n.Span.Start + int32(start), End: n.Span.Start + int32(end)}
}

// writing is how a scalar is written: as it reads from an offset on, or by a
// spelling, which is nil where the source does not show the text.
type writing struct {
	of       *Node
	verbatim bool
	offset   int32
	spelling *spelling
}

// longScalar is the length in bytes of a text from which its file remembers how
// it is written, because it may be asked about each of many variables in it.
const longScalar = 1 << 10

func (n *Node) written() *writing {
	if n.Span.File == nil || len(n.Text) < longScalar {
		return n.write()
	}
	if last := n.Span.File.writing.Load(); last != nil && last.of == n {
		return last
	}
	w := n.write()
	n.Span.File.writing.Store(w)
	return w
}

func (n *Node) write() *writing {
	raw := n.Span.Text()
	for _, quotes := range []int{0, 1} {
		if len(raw) == len(n.Text)+2*quotes && raw[quotes:len(raw)-quotes] == n.Text {
			return &writing{of: n, verbatim: true, offset: int32(quotes)}
		}
	}
	if spelled := spell(raw, n.Text); string(spelled.text) == n.Text {
		return &writing{of: n, spelling: spelled}
	}
	return &writing{of: n}
}
