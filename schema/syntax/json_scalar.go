package syntax

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// text reads a string; without escapes it is a slice of the source.
func (r *jsonReader) text() bool {
	start := r.at
	for i := start + 1; i < len(r.src); i++ {
		switch c := r.src[i]; {
		case c == '"':
			r.at = i + 1
			return r.push(String, r.src[start+1:i], start, r.at)
		case c == '\\':
			return r.escapedText(start, i)
		case c < ' ':
			return r.controlCharacter(start, i)
		}
	}
	return r.wrong(start, len(r.src), unclosedString)
}

// escapedText reads a string whose first escape stands at an offset.
func (r *jsonReader) escapedText(start, escape int) bool {
	decoded := append(make([]byte, 0, 2*(escape-start)+16), r.src[start+1:escape]...)
	for r.at = escape; r.at < len(r.src); {
		switch c := r.src[r.at]; {
		case c == '"':
			r.at++
			return r.push(String, string(decoded), start, r.at)
		case c == '\\':
			char, length := jsonEscape(r.src[r.at:])
			if length == 0 {
				return r.badEscape()
			}
			decoded = utf8.AppendRune(decoded, char)
			r.at += length
		case c < ' ':
			return r.controlCharacter(start, r.at)
		default:
			decoded = append(decoded, c)
			r.at++
		}
	}
	return r.wrong(start, len(r.src), unclosedString)
}

// jsonEscape decodes the escape at the start of a text and gives its length,
// 0 when it is none. Half of a surrogate pair stands for no character.
func jsonEscape(text string) (char rune, length int) {
	if len(text) < 2 {
		return 0, 0
	}
	switch c := text[1]; c {
	case '"', '\\', '/':
		return rune(c), 2
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	case 'u':
		return unicodeEscape(text)
	}
	return 0, 0
}

func unicodeEscape(text string) (char rune, length int) {
	char, ok := fourDigits(text)
	if !ok {
		return 0, 0
	}
	if !utf16.IsSurrogate(char) {
		return char, 6
	}
	low, _ := fourDigits(text[6:])
	if pair := utf16.DecodeRune(char, low); pair != utf8.RuneError {
		return pair, 12
	}
	return utf8.RuneError, 6
}

// fourDigits reads \uXXXX.
func fourDigits(text string) (rune, bool) {
	if len(text) < 6 || text[:2] != `\u` {
		return 0, false
	}
	value, err := strconv.ParseUint(text[2:6], 16, 32)
	return rune(value), err == nil
}

// number reads a number and leaves it as written.
func (r *jsonReader) number() bool {
	start := r.at
	if r.peek() == '-' {
		r.at++
	}
	if r.peek() == '0' {
		r.at++
		if r.digits() > 0 {
			return r.wrong(start, r.at, "a JSON number must not start with 0; quote it if it is meant as text")
		}
	} else if r.digits() == 0 {
		return r.unexpected("a digit")
	}
	if r.peek() == '.' {
		r.at++
		if r.digits() == 0 {
			return r.unexpected("a digit after '.'")
		}
	}
	if c := r.peek(); c == 'e' || c == 'E' {
		r.at++
		if c := r.peek(); c == '+' || c == '-' {
			r.at++
		}
		if r.digits() == 0 {
			return r.unexpected("a digit in the exponent")
		}
	}
	return r.push(Number, r.src[start:r.at], start, r.at)
}

// digits skips digits and gives their number.
func (r *jsonReader) digits() int {
	start := r.at
	for isDigit(r.peek()) {
		r.at++
	}
	return r.at - start
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// word reads true, false or null.
func (r *jsonReader) word() bool {
	start := r.at
	word := leadingWord(r.src[start:])
	r.at += len(word)
	switch word {
	case "true", "false":
		return r.push(Bool, word, start, r.at)
	case "null":
		return r.push(Null, word, start, r.at)
	}
	r.at = start
	return r.noValue(word)
}

// leadingWord gives the letters, digits and the like that a text starts with.
func leadingWord(text string) string {
	for i := range len(text) {
		c := text[i]
		letter := 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' || c == '$' || c >= utf8.RuneSelf
		if !letter && (i == 0 || !isDigit(c) && c != '-' && c != '.') {
			return text[:i]
		}
	}
	return text
}
