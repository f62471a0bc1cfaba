package pattern

import (
	"fmt"
	"strings"
)

// translator rewrites a pattern of Java as one of regexp2 and finds what Java
// refuses.
type translator struct {
	text string
	at   int
	out  strings.Builder
	// groups are the offsets of the groups that are open.
	groups []int
	// repeats tells that what was read last can be repeated, and repeated that it
	// is a quantifier already.
	repeats, repeated bool
	// dotAll lets the dot stand for ends of lines too.
	dotAll bool
}

func translate(text string, dotAll bool) (string, error) {
	t := &translator{text: text, dotAll: dotAll}
	for t.at < len(t.text) {
		if err := t.next(); err != nil {
			return "", err
		}
	}
	if open := len(t.groups); open > 0 {
		return "", &SyntaxError{Offset: t.groups[open-1], Message: "the group is not closed"}
	}
	return t.out.String(), nil
}

// next reads one element of the pattern.
func (t *translator) next() error {
	switch t.text[t.at] {
	case '\\':
		return t.escape(false)
	case '[':
		return t.class()
	case '(':
		return t.open()
	case ')':
		return t.close()
	case '*', '+', '?':
		return t.quantifier(1)
	case '{':
		return t.counted()
	case '|':
		t.copy(1, false)
	case '.':
		t.dot()
	default:
		t.copy(1, true)
	}
	return nil
}

func (t *translator) dot() {
	if t.dotAll {
		t.copy(1, true)
		return
	}
	t.write(`[^\n\r\u0085\u2028\u2029]`, 1)
}

// copy takes characters over as they are.
func (t *translator) copy(length int, repeats bool) {
	t.out.WriteString(t.text[t.at : t.at+length])
	t.at += length
	t.repeats, t.repeated = repeats, false
}

// write puts an expression for the next characters, one that can be repeated.
func (t *translator) write(expression string, length int) {
	t.out.WriteString(expression)
	t.at += length
	t.repeats, t.repeated = true, false
}

// open reads the start of a group.
func (t *translator) open() error {
	t.groups = append(t.groups, t.at)
	rest := t.text[t.at:]
	for _, start := range [...]string{"(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>"} {
		if strings.HasPrefix(rest, start) {
			t.copy(len(start), false)
			return nil
		}
	}
	if strings.HasPrefix(rest, "(?i)") {
		t.groups = t.groups[:len(t.groups)-1]
		t.copy(len("(?i)"), false)
		return nil
	}
	if strings.HasPrefix(rest, "(?") {
		return &UnsupportedError{Construct: "a group that starts with (?"}
	}
	t.copy(1, false)
	return nil
}

// close reads the end of a group.
func (t *translator) close() error {
	last := len(t.groups) - 1
	if last < 0 {
		return &SyntaxError{Offset: t.at, Message: "the ) closes nothing"}
	}
	t.groups = t.groups[:last]
	t.copy(1, true)
	return nil
}

// quantifier reads *, +, ? or {n,m}; after one a ? makes it reluctant and a +
// possessive.
func (t *translator) quantifier(length int) error {
	if t.repeated && length == 1 && t.text[t.at] != '*' {
		if t.text[t.at] == '+' {
			return &UnsupportedError{Construct: "a possessive quantifier"}
		}
		t.copy(1, false)
		return nil
	}
	if length > 1 && !t.repeats {
		return &UnsupportedError{Construct: "a quantifier of nothing or of a quantifier"}
	}
	if !t.repeats {
		return &SyntaxError{Offset: t.at, Message: t.text[t.at:t.at+length] + " repeats nothing"}
	}
	t.copy(length, false)
	t.repeated = true
	return nil
}

// counted reads a quantifier in braces.
func (t *translator) counted() error {
	inside, _, closed := strings.Cut(t.text[t.at+1:], "}")
	least, most, ranged := strings.Cut(inside, ",")
	switch {
	case !closed:
		return &SyntaxError{Offset: t.at, Message: "the { is not closed"}
	case !isNumber(least), ranged && most != "" && !isNumber(most):
		return &SyntaxError{Offset: t.at, Message: fmt.Sprintf("{%s} is no number of repetitions", inside)}
	case ranged && most != "" && (len(most) < len(least) || len(most) == len(least) && most < least):
		return &SyntaxError{Offset: t.at, Message: fmt.Sprintf("the range {%s} is inverted", inside)}
	default:
		return t.quantifier(len(inside) + len("{}"))
	}
}

func isNumber(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}
