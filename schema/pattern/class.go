package pattern

import (
	"fmt"
	"strings"
)

// escapes are the escapes that mean something else in regexp2 or do not exist
// there, as the inside of a class.
var escapes = map[byte]string{
	'd': "0-9", 'w': "a-zA-Z_0-9", 's': ` \t\n\x0B\f\r`, 'h': ` \t\xA0\u1680\u180E\u2000-\u200A\u202F\u205F\u3000`,
	'v': `\n\x0B\f\r\x85\u2028\u2029`,
}

// last is the last character that there is.
const last = "\U0010FFFF"

// complements are what escapes such as \S leave, as a part of a class: all but
// the characters of the escape.
var complements = map[byte]string{
	'D': `\x00-/:-` + last, 'W': `\x00-/:-@\[-\^\x60{-` + last, 'S': `\x00-\x08\x0E-\x1F!-` + last,
}

// properties are the classes of POSIX in their ASCII form, as the inside of a
// class.
var properties = map[string]string{
	"Lower": "a-z", "Upper": "A-Z", "ASCII": `\x00-\x7F`, "Alpha": "a-zA-Z", "Digit": "0-9", "Alnum": "a-zA-Z0-9",
	"Blank": ` \t`, "Cntrl": `\x00-\x1F\x7F`, "XDigit": "0-9a-fA-F", "Space": ` \t\n\x0B\f\r`,
	"IsAlphabetic": `\p{L}`, "IsDigit": `\p{Nd}`, "L": `\p{L}`, "N": `\p{N}`, "Lu": `\p{Lu}`, "Ll": `\p{Ll}`, "IsL": `\p{L}`,
}

// escape reads what a backslash starts, outside or within a class.
func (t *translator) escape(inClass bool) error {
	if t.at+1 == len(t.text) {
		return &SyntaxError{Offset: t.at, Message: "nothing follows the backslash"}
	}
	next := t.text[t.at+1]
	switch {
	case escapes[next] != "":
		t.inside(escapes[next], "", 2, inClass)
	case inClass && complements[next] != "":
		t.write(complements[next], 2)
	case negated(next) != "" && !inClass:
		t.inside(negated(next), "^", 2, inClass)
	case next == 'p':
		return t.property(inClass)
	case next == 'Q':
		t.quoted(inClass)
	case strings.IndexByte("tnrfaeAzZbBG", next) >= 0:
		t.copy(2, strings.IndexByte("tnrfae", next) >= 0)
	case isWord(next):
		return t.otherEscape(next)
	default:
		t.copy(2, true)
	}
	return nil
}

// negated gives the inside of the class that an escape such as \D excludes.
func negated(next byte) string {
	if next < 'A' || next > 'Z' {
		return ""
	}
	return escapes[next-'A'+'a']
}

func isWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// inside writes what stands in a class, in brackets of its own outside of one.
func (t *translator) inside(members, not string, length int, inClass bool) {
	if inClass {
		t.write(members, length)
		return
	}
	t.write("["+not+members+"]", length)
}

// property reads a class by its name: \p{Alpha}, \pL.
func (t *translator) property(inClass bool) error {
	rest := t.text[t.at+2:]
	var name string
	var length int
	switch {
	case rest == "":
		return &SyntaxError{Offset: t.at, Message: `\p names no class`}
	case rest[0] != '{':
		name, length = rest[:1], 3
	default:
		inside, _, closed := strings.Cut(rest[1:], "}")
		if !closed {
			return &SyntaxError{Offset: t.at, Message: "the { is not closed"}
		}
		name, length = inside, len(inside)+len(`\p{}`)
	}
	if properties[name] == "" {
		return &UnsupportedError{Construct: fmt.Sprintf(`\p{%s}`, name)}
	}
	t.inside(properties[name], "", length, inClass)
	return nil
}

// quoted reads \Q...\E, the last of which may be left out.
func (t *translator) quoted(inClass bool) {
	literal, _, closed := strings.Cut(t.text[t.at+2:], `\E`)
	length := len(literal) + 2
	if closed {
		length += 2
	}
	var escaped strings.Builder
	for _, r := range literal {
		if strings.ContainsRune(`\*+?|{}[]()^$.#-&`, r) || inClass && r == ' ' {
			escaped.WriteByte('\\')
		}
		escaped.WriteRune(r)
	}
	t.write(escaped.String(), length)
}

// otherEscape judges the escapes that are not translated: those of Java, and
// letters that have no meaning.
func (t *translator) otherEscape(next byte) error {
	if strings.IndexByte("cxu0123456789DHSVWRXkPNE", next) >= 0 {
		return &UnsupportedError{Construct: t.text[t.at : t.at+2]}
	}
	return &SyntaxError{Offset: t.at, Message: fmt.Sprintf(`\%c means nothing`, next)}
}

// class reads [...]. Java joins and intersects classes within classes, which
// regexp2 reads as something else.
func (t *translator) class() error {
	start := t.at
	t.copy(1, false)
	if strings.HasPrefix(t.text[t.at:], "^") {
		t.copy(1, false)
	}
	for first := true; t.at < len(t.text); first = false {
		if t.text[t.at] == ']' && !first {
			t.copy(1, true)
			return nil
		}
		if err := t.member(first); err != nil {
			return err
		}
	}
	return &SyntaxError{Offset: start, Message: "the [ is not closed"}
}

// member reads one member of a class: a character, an escape or a range.
func (t *translator) member(first bool) error {
	rest := t.text[t.at:]
	switch {
	case rest[0] == '[', strings.HasPrefix(rest, "&&"), first && rest[0] == ']':
		return &UnsupportedError{Construct: "a class within a class"}
	case rest[0] == '\\':
		return t.escape(true)
	case len(rest) < 3 || rest[1] != '-' || strings.IndexByte(`]\[`, rest[2]) >= 0:
		t.copy(1, true)
	case rest[2] < rest[0]:
		return &SyntaxError{Offset: t.at, Message: fmt.Sprintf("the range %s is inverted", rest[:3])}
	default:
		t.copy(3, true)
	}
	return nil
}
