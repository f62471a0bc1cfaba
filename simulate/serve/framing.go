package serve

import (
	"bytes"
	"strconv"
	"strings"
)

// part is what of a request comes next.
type part uint8

const (
	inHead part = iota
	inBody
	inChunkSize
	inChunk
	inChunkEnd
	inTrailer
)

// longestChunkLine is how long the size of a chunk with extensions may be.
const longestChunkLine = 256

// framing follows requests on a connection from byte to byte. Source: RFC 9112.
type framing struct {
	part part
	// line is where the line under way begins in head.
	line int
	// head holds the request line and headers so far, and then each line of the
	// coding of the body.
	head []byte
	// left is how much of the body or chunk is still to come.
	left int64
	done string
}

// finished gives the head that has just been read, once.
func (f *framing) finished() string {
	head := f.done
	f.done = ""
	return head
}

// take takes bytes up to the end of a part, and gives how many are right.
func (f *framing) take(p []byte) (int, error) {
	switch f.part {
	case inBody, inChunk:
		return f.skip(p), nil
	default:
		return f.takeLine(p)
	}
}

// skip passes over a body or a chunk.
func (f *framing) skip(p []byte) int {
	n := int(min(f.left, int64(len(p))))
	f.left -= int64(n)
	if f.left > 0 {
		return n
	}
	if f.part == inChunk {
		f.begin(inChunkEnd)
	} else {
		f.begin(inHead)
	}
	return n
}

func (f *framing) begin(next part) { f.part, f.head, f.line = next, f.head[:0], 0 }

// takeLine takes up to the end of a line. The last byte of a line that is wrong
// is not taken, so that nobody sees its end.
func (f *framing) takeLine(p []byte) (int, error) {
	end := bytes.IndexByte(p, '\n')
	n := end
	if end < 0 {
		n = len(p)
	}
	if len(f.head)+n >= f.longest() {
		return 0, errMalformed
	}
	f.head = append(f.head, p[:n]...)
	if !isLine(f.head[f.line:], end >= 0) {
		return 0, errMalformed
	}
	if end < 0 {
		return n, nil
	}
	f.head = append(f.head, '\n')
	if err := f.endLine(f.head[f.line : len(f.head)-len("\r\n")]); err != nil {
		return n, err
	}
	return n + 1, nil
}

// longest is how long the head or a line may be. Of a head net/http finds first
// that it is too large, and has a status for that.
func (f *framing) longest() int {
	if f.part == inHead || f.part == inTrailer {
		return 2 * largestHead
	}
	return longestChunkLine
}

// isLine tells whether bytes are one line, or the beginning of one: without
// control characters but for the carriage return at the end and tabs.
func isLine(line []byte, whole bool) bool {
	for i, c := range line {
		last := i == len(line)-1
		if c < ' ' && c != '\t' && (c != '\r' || !last) || c == 0x7f {
			return false
		}
	}
	return !whole || len(line) > 0 && line[len(line)-1] == '\r'
}

// endLine looks at a whole line and settles what comes next.
func (f *framing) endLine(line []byte) error {
	first := f.line == 0
	f.line = len(f.head)
	switch f.part {
	case inHead:
		return f.endHeadLine(line, first)
	case inChunkSize:
		return f.beginChunk(line)
	case inChunkEnd:
		f.begin(inChunkSize)
		return malformedUnless(len(line) == 0)
	default: // a trailer
		if len(line) == 0 {
			f.begin(inHead)
			return nil
		}
		return malformedUnless(isFieldLine(string(line)))
	}
}

func malformedUnless(right bool) error {
	if right {
		return nil
	}
	return errMalformed
}

func (f *framing) endHeadLine(line []byte, first bool) error {
	switch {
	case first:
		return malformedUnless(isRequestLine(string(line)))
	case len(line) > 0:
		return malformedUnless(isFieldLine(string(line)))
	}
	f.done = string(f.head)
	body, ok := endingOf(f.done)
	switch {
	case !ok:
		f.done = ""
		return errMalformed
	case body.chunked:
		f.begin(inChunkSize)
	case body.length > 0:
		f.begin(inBody)
		f.left = body.length
	default:
		f.begin(inHead)
	}
	return nil
}

// beginChunk reads the size of a chunk; the last one has none.
func (f *framing) beginChunk(line []byte) error {
	text, _, _ := strings.Cut(string(line), ";")
	size, err := strconv.ParseUint(text, 16, 31)
	if err != nil {
		return errMalformed
	}
	if size == 0 {
		f.begin(inTrailer)
		return nil
	}
	f.begin(inChunk)
	f.left = int64(size)
	return nil
}
