package syntax

import (
	"bytes"
	"unicode/utf8"
)

// place turns lines and columns into offsets. It remembers where it was, so
// that going forward through a file looks at each byte once.
type place struct {
	src    []byte
	lines  []int32
	ascii  bool
	line   int
	column int
	here   int
}

func newPlace(file *File) place {
	p := place{src: file.Src, ascii: isASCII(file.Src)}
	if p.ascii && bytes.IndexByte(file.Src, '\r') < 0 {
		file.linesOnce.Do(file.indexLines)
		p.lines = file.lines
	} else {
		p.lines = yamlLines(file.Src)
	}
	return p
}

func isASCII(src []byte) bool {
	for _, b := range src {
		if b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// yamlLines finds the starts of lines as the library counts them: YAML 1.1
// also breaks lines at a lone carriage return, NEL, LS and PS.
func yamlLines(src []byte) []int32 {
	first := 0
	if bytes.HasPrefix(src, byteOrderMark) {
		first = len(byteOrderMark)
	}
	lines := []int32{int32(first)}
	for at := first; at < len(src); {
		if length := lineBreak(src[at:]); length > 0 {
			at += length
			lines = append(lines, int32(at))
		} else {
			at++
		}
	}
	return lines
}

// lineBreak gives the length of the line break that a text starts with.
func lineBreak(src []byte) int {
	switch src[0] {
	case '\n':
		return 1
	case '\r':
		if len(src) > 1 && src[1] == '\n' {
			return 2
		}
		return 1
	case 0xc2:
		if bytes.HasPrefix(src, []byte("\u0085")) {
			return 2
		}
	case 0xe2:
		if bytes.HasPrefix(src, []byte("\u2028")) || bytes.HasPrefix(src, []byte("\u2029")) {
			return 3
		}
	}
	return 0
}

// offset gives the byte at a line and a column of characters, both from 1.
// The library puts the end of a file without a last line break on a new line.
func (p *place) offset(line, column int) int {
	if line > len(p.lines) {
		return len(p.src)
	}
	line = max(line, 1)
	if line != p.line || column < p.column {
		p.line, p.column, p.here = line, 1, int(p.lines[line-1])
	}
	if p.ascii {
		p.here += column - p.column
	} else {
		for ; p.column < column && p.here < len(p.src); p.column++ {
			_, size := utf8.DecodeRune(p.src[p.here:])
			p.here += size
		}
	}
	p.column = column
	p.here = min(p.here, len(p.src))
	return p.here
}
