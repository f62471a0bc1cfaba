package vtl

// CutLoop is a #foreach over a range that is written in numbers and longer than
// MaxIterations: it ends before the range does.
type CutLoop struct {
	// Offset is the place of #foreach in bytes from the start.
	Offset int
	// Length is how many numbers the range has.
	Length int64
}

// CutLoops gives the loops that end before their ranges do, inner ones first.
func (t *Template) CutLoops() []CutLoop {
	var cut []CutLoop
	for _, loop := range t.loops {
		if length := writtenLength(loop.over); length > MaxIterations {
			cut = append(cut, CutLoop{Offset: loop.at, Length: length})
		}
	}
	return cut
}

// writtenLength is how many numbers a range such as [1..5] has; 0 of any other
// expression.
func writtenLength(over expression) int64 {
	written, _ := over.(*span)
	if written == nil {
		return 0
	}
	from, isFrom := written.from.(literal)
	to, isTo := written.to.(literal)
	if !isFrom || !isTo {
		return 0
	}
	first, okFirst := toInt(from.value)
	last, okLast := toInt(to.value)
	if !okFirst || !okLast {
		return 0
	}
	return max(first-last, last-first) + 1
}
