package syntax

import (
	"bytes"
	"fmt"
	"strings"
)

// jsonReader is a recursive descent over the text. Each method reads one
// thing at the offset "at", pushes its node, and returns false after a fault.
type jsonReader struct {
	builder
	src      string
	at       int
	comments bool
}

// readJSON reads strict JSON, with comments where they are allowed.
func readJSON(file *File, limits Limits, comments bool) {
	const bytesPerNode = 13
	r := &jsonReader{
		builder:  newBuilder(file, limits, bytesPerNode),
		src:      string(file.Src),
		comments: comments,
	}
	if bytes.HasPrefix(file.Src, byteOrderMark) {
		r.at = len(byteOrderMark)
	}
	if r.document() {
		r.finish()
	}
}

func (r *jsonReader) document() bool {
	if r.next() == 0 {
		return r.wrong(0, len(r.src), "the file is empty: expected a JSON value")
	}
	if !r.value(1) {
		return false
	}
	if r.next() != 0 {
		return r.unexpected("the end of the file after the first value")
	}
	return true
}

// value reads the value at the offset; depth is that of a list or map here.
func (r *jsonReader) value(depth int) bool {
	switch c := r.peek(); c {
	case '{':
		return r.object(depth)
	case '[':
		return r.array(depth)
	case '"':
		return r.text()
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return r.number()
	default:
		return r.word()
	}
}

func (r *jsonReader) object(depth int) bool {
	opened, first := r.at, len(r.stack)
	if !r.enter(depth, opened) {
		return false
	}
	r.at++
	if r.next() == '}' {
		return r.close(Map, opened, first)
	}
	for {
		if !r.entry(depth, opened) {
			return false
		}
		switch r.next() {
		case ',':
			if !r.comma('}') {
				return false
			}
		case '}':
			r.reportDuplicates(r.stack[first:])
			return r.close(Map, opened, first)
		default:
			return r.unfinished(opened, "',' or '}' after the value of "+r.lastKey())
		}
	}
}

// entry reads a key, a colon and a value.
func (r *jsonReader) entry(depth, opened int) bool {
	if r.peek() != '"' {
		return r.noKey(opened)
	}
	if !r.text() {
		return false
	}
	if r.next() != ':' {
		key := r.stack[len(r.stack)-1].Text
		return r.unfinished(opened, "':' after the key "+shown(key))
	}
	r.at++
	if r.next() == 0 {
		return r.unfinished(opened, "a value")
	}
	return r.value(depth + 1)
}

func (r *jsonReader) array(depth int) bool {
	opened, first := r.at, len(r.stack)
	if !r.enter(depth, opened) {
		return false
	}
	r.at++
	if r.next() == ']' {
		return r.close(List, opened, first)
	}
	for {
		if r.peek() == 0 {
			return r.unfinished(opened, "a value")
		}
		if !r.value(depth + 1) {
			return false
		}
		switch r.next() {
		case ',':
			if !r.comma(']') {
				return false
			}
		case ']':
			return r.close(List, opened, first)
		default:
			return r.unfinished(opened, fmt.Sprintf("',' or ']' after item %d of the list", len(r.stack)-first))
		}
	}
}

// close ends a list or map at its closing bracket.
func (r *jsonReader) close(kind Kind, opened, first int) bool {
	r.at++
	children := r.adopt(first)
	ok := r.push(kind, "", opened, r.at)
	r.stack[first].Children = children
	return ok
}

// comma reads a comma, which must not be the last thing before the bracket.
func (r *jsonReader) comma(closing byte) bool {
	at := r.at
	r.at++
	if r.next() == closing {
		return r.wrong(at, at+1, fmt.Sprintf("trailing comma: JSON allows none before '%c'", closing))
	}
	return true
}

// peek gives the byte at the offset, 0 at the end.
func (r *jsonReader) peek() byte {
	if r.at < len(r.src) {
		return r.src[r.at]
	}
	return 0
}

// next skips blanks and comments and gives the byte after them, 0 at the end.
func (r *jsonReader) next() byte {
	for r.at < len(r.src) {
		switch c := r.src[r.at]; c {
		case ' ', '\n', '\t', '\r':
			r.at++
		case '/':
			if !r.comment() {
				return c
			}
		default:
			return c
		}
	}
	return 0
}

// comment skips a comment; false when there is none to skip.
func (r *jsonReader) comment() bool {
	start, rest := r.at, r.src[r.at:]
	closing := "\n"
	switch {
	case strings.HasPrefix(rest, "/*"):
		closing = "*/"
	case !strings.HasPrefix(rest, "//"):
		return false
	}
	if !r.comments {
		return r.wrong(start, start+2, "JSON has no comments: remove it, or name the file .jsonc")
	}
	text, _, closed := strings.Cut(rest[2:], closing)
	r.at += 2 + len(text)
	switch {
	case closing == "\n":
		text = strings.TrimSuffix(text, "\r")
	case !closed:
		return r.wrong(start, start+2, "the comment that starts here is not closed: '*/' is missing")
	default:
		r.at += len(closing)
	}
	r.note(text, start)
	return true
}

// note keeps a comment that addresses linkproof.
func (r *jsonReader) note(text string, start int) {
	if !strings.Contains(text, marker) {
		return
	}
	end := min(start+2+len(text), r.at)
	if r.src[start+1] == '*' {
		end = r.at
	}
	r.file.Comments = append(r.file.Comments, Comment{Text: strings.TrimSpace(text), Span: r.span(start, end)})
}

// marker is what a comment must contain to address linkproof.
const marker = "linkproof:"
