package syntax

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

const unclosedString = `the string that starts here is not closed: '"' is missing at its end`

func (r *jsonReader) wrong(start, end int, message string) bool {
	return r.fail(SyntaxError, r.span(start, end), message)
}

// unexpected reports that something else stands at the offset.
func (r *jsonReader) unexpected(expected string) bool {
	found, length := found(r.src[r.at:])
	return r.wrong(r.at, r.at+length, fmt.Sprintf("expected %s, found %s", expected, found))
}

// unfinished is unexpected inside a list or map, which the end of the file
// leaves open.
func (r *jsonReader) unfinished(opened int, expected string) bool {
	if r.at < len(r.src) {
		return r.unexpected(expected)
	}
	kind := "object"
	if r.src[opened] == '[' {
		kind = "list"
	}
	end := len(strings.TrimRight(r.src, " \t\r\n"))
	line := r.span(opened, opened).From().Line
	return r.wrong(end, end, fmt.Sprintf("the %s that starts at line %d is not closed", kind, line))
}

// noKey reports what stands where a key must.
func (r *jsonReader) noKey(opened int) bool {
	if word := leadingWord(r.src[r.at:]); word != "" {
		return r.wrong(r.at, r.at+len(word), "a key must stand in double quotes, found "+shown(word))
	}
	if r.peek() == '\'' {
		return r.wrong(r.at, r.at+1, "a key must stand in double quotes, found a single quote")
	}
	return r.unfinished(opened, "a key in double quotes")
}

// noValue reports what stands where a value must.
func (r *jsonReader) noValue(word string) bool {
	lower := strings.ToLower(word)
	switch {
	case lower == "true" || lower == "false" || lower == "null":
		return r.wrong(r.at, r.at+len(word), fmt.Sprintf("JSON writes %s in lower case, found %s", lower, shown(word)))
	case word != "":
		message := fmt.Sprintf("expected a value, found %s; text must stand in double quotes", shown(word))
		return r.wrong(r.at, r.at+len(word), message)
	case r.peek() == '\'':
		return r.wrong(r.at, r.at+1, "text must stand in double quotes, found a single quote")
	}
	return r.unexpected("a value")
}

// controlCharacter reports a character that must be escaped in a string; a
// line break means that the closing quote is missing.
func (r *jsonReader) controlCharacter(start, at int) bool {
	if c := r.src[at]; c != '\n' && c != '\r' {
		return r.wrong(at, at+1, fmt.Sprintf("a string must not contain the character U+%04X as it is: write %s", c, escapeOf(c)))
	}
	return r.wrong(start, at, "the string that starts here is not closed before the end of the line: "+
		`'"' is missing, or write \n for a line break`)
}

func escapeOf(c byte) string {
	if c == '\t' {
		return `\t`
	}
	return fmt.Sprintf(`\u%04x`, c)
}

func (r *jsonReader) badEscape() bool {
	rest := r.src[r.at+1:]
	if strings.HasPrefix(rest, "u") {
		return r.wrong(r.at, r.at+2, `four hexadecimal digits must follow \u`)
	}
	_, length := utf8.DecodeRuneInString(rest)
	if length == 0 || rest[0] < ' ' {
		return r.wrong(r.at, r.at+1, `a backslash must be followed by what it escapes: write \\ for a backslash`)
	}
	message := fmt.Sprintf(`\%s is no escape of JSON: write \\ for a backslash`, rest[:length])
	return r.wrong(r.at, r.at+1+length, message)
}

// lastKey names the key of the entry that was read last.
func (r *jsonReader) lastKey() string { return shown(r.stack[len(r.stack)-2].Text) }

// found describes what a text starts with, and gives its length.
func found(text string) (description string, length int) {
	if text == "" {
		return "the end of the file", 0
	}
	if word := leadingWord(text); word != "" {
		return shown(word), len(word)
	}
	char, length := utf8.DecodeRuneInString(text)
	if char < ' ' || char == 0x7f {
		return fmt.Sprintf("the control character U+%04X", char), length
	}
	return fmt.Sprintf("'%c'", char), length
}

// shown quotes a text of the file for a message.
func shown(text string) string { return strconv.Quote(clipped(text)) }

// clipped shortens what would make a message hard to read.
func clipped(text string) string {
	const most = 40
	count := 0
	for at := range text {
		if count == most {
			return text[:at] + "..."
		}
		count++
	}
	return text
}
