package syntax

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// skipProperties gives the offset at which the content of a node starts whose
// tag and anchor, if any, start at an offset.
func (r *yamlReader) skipProperties(n *yamlNode, at int) int {
	end := r.propertiesEnd(n, at)
	if end == at {
		return at
	}
	return skipBlanks(r.file.Src, end)
}

// propertiesEnd gives the offset after the tag and the anchor of a node.
func (r *yamlReader) propertiesEnd(n *yamlNode, at int) int {
	src := r.file.Src
	tagged := n.Style&yamlTagged != 0 || n.Tag == "!"
	anchored := n.Anchor != ""
	for tagged || anchored {
		next := skipBlanks(src, at)
		switch {
		case anchored && startsWith(src, next, '&'):
			anchored = false
			at = next + len("&") + len(n.Anchor)
		case tagged && startsWith(src, next, '!'):
			tagged = false
			at = tagEnd(src, next)
		default:
			return at
		}
	}
	return min(at, len(src))
}

func startsWith(src []byte, at int, c byte) bool { return at < len(src) && src[at] == c }

// tagEnd gives the offset after the tag that starts at an offset. Commas and
// brackets end a tag, but for the verbatim !<...>.
func tagEnd(src []byte, at int) int {
	ends := " \t,[]{}"
	if startsWith(src, at+1, '<') {
		ends = " \t"
	}
	for at < len(src) && strings.IndexByte(ends, src[at]) < 0 && lineBreak(src[at:]) == 0 {
		at++
	}
	return at
}

// skipBlanks gives the offset after blanks, line breaks and comments.
func skipBlanks(src []byte, at int) int {
	for at < len(src) {
		switch c := src[at]; {
		case c == ' ', c == '\t':
			at++
		case c == '#':
			at = lineEnd(src, at)
		case lineBreak(src[at:]) > 0:
			at += lineBreak(src[at:])
		default:
			return at
		}
	}
	return at
}

// lineEnd gives the offset of the line break that ends a line.
func lineEnd(src []byte, at int) int {
	for ; at < len(src); at++ {
		if c := src[at]; c == '\n' || c == '\r' || c >= utf8.RuneSelf && lineBreak(src[at:]) > 0 {
			break
		}
	}
	return at
}

// closingBracket gives the offset after the bracket that closes a list or map
// whose last value ends at an offset.
func closingBracket(src []byte, at int) int {
	for at < len(src) {
		at = skipBlanks(src, at)
		switch {
		case startsWith(src, at, ']'), startsWith(src, at, '}'):
			return at + 1
		case startsWith(src, at, ','), startsWith(src, at, ':'), startsWith(src, at, '?'):
			at++
		default:
			return at
		}
	}
	return at
}

// quotedEnd gives the offset after the closing quote of a scalar.
func quotedEnd(src []byte, start int) int {
	for i := start + 1; i < len(src); i++ {
		quote := src[start]
		switch {
		case src[i] == '\\' && quote == '"':
			i++
		case src[i] != quote:
		case quote == '\'' && startsWith(src, i+1, '\''):
			i++
		default:
			return i + 1
		}
	}
	return len(src)
}

// plainEnd gives the offset after an unquoted scalar of known text, which may
// go over several lines.
func plainEnd(src []byte, start int, text string) int {
	if bytes.HasPrefix(src[start:], []byte(text)) {
		return start + len(text)
	}
	at := start
	for i := 0; i < len(text) && at < len(src); {
		after, breaks := skipLineBreaks(src, at)
		switch {
		case breaks > 0:
			at, i = after, i+max(1, breaks-1)
		case after > at:
			at, i = after, i+after-at
		default:
			at, i = at+1, i+1
		}
	}
	return at
}

// skipLineBreaks skips blanks and line breaks and counts the breaks.
func skipLineBreaks(src []byte, at int) (after, breaks int) {
	for at < len(src) {
		if length := lineBreak(src[at:]); length > 0 {
			at += length
			breaks++
		} else if src[at] == ' ' || src[at] == '\t' {
			at++
		} else {
			break
		}
	}
	return at, breaks
}

// emptyScalar gives the offset of a value that is left out. The library puts
// some of them before the token that follows, which may be lines further on.
func (r *yamlReader) emptyScalar(n *yamlNode, at int) int {
	if end := r.propertiesEnd(n, at); end != at {
		return end
	}
	if at > r.at && len(bytes.TrimLeft(r.file.Src[r.at:at], " \t\r\n")) == 0 {
		return r.at
	}
	return at
}
