package syntax

import (
	"bytes"
	"strings"
)

// blockScalarEnd gives the offset after the last line with content of a block
// scalar of known text, the end of its header when it has no such line.
func blockScalarEnd(src []byte, start int, text string) int {
	header := lineEnd(src, start)
	indent, found := blockIndent(src, header, text)
	if !found {
		return len(bytes.TrimRight(src[:header], " \t"))
	}
	end := header
	for at := header; at < len(src); {
		at += lineBreak(src[at:])
		next := lineEnd(src, at)
		line := src[at:next]
		blanks := len(line) - len(bytes.TrimLeft(line, " "))
		switch {
		case len(line) > indent && blanks >= indent:
			end = next
		case len(line) > blanks:
			return end
		}
		at = next
	}
	return end
}

// blockIndent gives the number of spaces that are no part of the content of a
// block scalar; not found when there is no content. The header may state it,
// but only relative to the parent, so the text tells: as many empty lines as
// it starts with stand before the first line with content.
func blockIndent(src []byte, header int, text string) (indent int, found bool) {
	content := strings.TrimLeft(text, "\n")
	if content == "" {
		return 0, false
	}
	at := header
	for range len(text) - len(content) {
		at += lineBreak(src[at:])
		at = lineEnd(src, at)
	}
	at += lineBreak(src[at:])
	return max(0, leadingBlanks(src[at:])-leadingBlanks([]byte(content))), true
}

func leadingBlanks(text []byte) int { return len(text) - len(bytes.TrimLeft(text, " \t")) }
