package syntax

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// reject reports why the library could not read the file.
func (r *yamlReader) reject(err error) {
	var fault *yamlError
	if !errors.As(err, &fault) {
		r.fail(SyntaxError, r.span(0, 0), err.Error())
		return
	}
	if fault.Message == tooDeep(r.limits) {
		at := r.offset(fault.Mark.Line, fault.Mark.Column)
		r.fail(LimitExceeded, r.span(at, at), fault.Message)
		return
	}
	at := r.faultAt(fault)
	if r.badTab(fault, at) {
		return
	}
	found, length := found(string(trimmed(r.file.Src)[at:]))
	r.fail(SyntaxError, r.span(at, at+length), r.explain(fault, at, found))
}

// faultAt gives the offset at which a person should look.
func (r *yamlReader) faultAt(fault *yamlError) int {
	mark := fault.Mark
	if mark.Line == 0 { // the library had not counted lines yet
		return min(mark.Index, len(trimmed(r.file.Src)))
	}
	if strings.Contains(fault.ContextMsg, "quoted scalar") && strings.Contains(fault.Message, "unexpected") ||
		strings.Contains(fault.ContextMsg, "simple key") {
		mark = fault.ContextMark
	}
	at := r.offset(mark.Line, mark.Column)
	return min(at, len(trimmed(r.file.Src)))
}

// trimmed leaves out the empty lines at the end, which nobody looks at.
func trimmed(src []byte) []byte { return bytes.TrimRight(src, " \t\r\n") }

// badTab reports a tab that indents a line.
func (r *yamlReader) badTab(fault *yamlError, at int) bool {
	if !startsWith(r.file.Src, at, '\t') {
		return false
	}
	if !strings.Contains(fault.Message, "tab character") && !strings.Contains(fault.Message, "cannot start any token") {
		return false
	}
	r.fail(SyntaxError, r.span(at, at+1), "a tab indents this line: YAML allows only spaces for indentation")
	return true
}

// explain phrases a fault of the library for a person.
func (r *yamlReader) explain(fault *yamlError, at int, found string) string {
	line := strconv.Itoa(max(1, fault.ContextMark.Line))
	switch message := fault.Message; {
	case message == "did not find expected key":
		return r.explainKey(at, found, line)
	case message == "mapping values are not allowed in this context":
		return r.explainMap(at)
	case strings.HasPrefix(message, "control characters are not allowed"):
		char, _ := utf8.DecodeRune(r.file.Src[at:])
		return fmt.Sprintf("YAML does not allow the character U+%04X as it is: write it as an escape in double quotes", char)
	case strings.HasPrefix(message, "unknown anchor '"):
		name := strings.TrimSuffix(strings.TrimPrefix(message, "unknown anchor '"), "' referenced")
		return fmt.Sprintf("the alias *%s repeats nothing: no &%[1]s stands before it", name)
	}
	if phrase, known := yamlPhrases()[fault.Message]; known {
		return strings.NewReplacer("FOUND", found, "LINE", line).Replace(phrase)
	}
	return fault.Message
}

// explainKey tells what is wrong where the next key of a map should stand.
func (r *yamlReader) explainKey(at int, found, opened string) string {
	src := r.file.Src
	line := bytes.LastIndexAny(src[:at], "\r\n") + 1
	switch {
	case len(bytes.TrimLeft(src[line:at], " ")) > 0:
		return found + " stands after a value that is complete: put the whole value in quotes"
	case startsWith(src, at, '-'):
		return fmt.Sprintf("expected a key of the map that starts at line %s, found '-': a map and a list cannot share one indentation", opened)
	default:
		return fmt.Sprintf("expected a key of the map that starts at line %s, found %s: check the indentation", opened, found)
	}
}

// explainMap tells what is wrong at a colon that may not end a key. Often the
// line before was meant to be a key, "key:value" without a blank.
func (r *yamlReader) explainMap(at int) string {
	src := r.file.Src
	before := bytes.TrimRight(src[:bytes.LastIndexAny(src[:at], "\r\n")+1], " \t\r\n")
	last := before[bytes.LastIndexAny(before, "\r\n")+1:]
	key, value, colon := bytes.Cut(last, []byte(":"))
	if colon && len(value) > 0 && !bytes.ContainsAny(value[:1], " \t/:") && !bytes.ContainsAny(key, "\"'#[{") {
		line := r.span(len(before), len(before)).From().Line
		return fmt.Sprintf("a map cannot start here: is a blank missing after the ':' in line %d?", line)
	}
	return "a map cannot start here: put the text in quotes if ':' belongs to it, or check the indentation"
}

// yamlPhrases says for people what the library says for those who know YAML.
// FOUND is what stands at the place, LINE where the list or map starts.
func yamlPhrases() map[string]string {
	const unclosed = "the text in quotes that starts here is not closed: the closing quote is missing"
	return map[string]string{
		"found character that cannot start any token":            "text cannot start with FOUND here: put it in quotes",
		"did not find expected ',' or ']'":                       "expected ',' or ']' in the list that starts at line LINE, found FOUND",
		"did not find expected ',' or '}'":                       "expected ',' or '}' in the map that starts at line LINE, found FOUND",
		"did not find expected '-' indicator":                    "expected '-' for the next item of the list that starts at line LINE, found FOUND: check the indentation",
		"did not find expected node content":                     "expected a value, found FOUND",
		"could not find expected ':'":                            "expected ':' after this key",
		"block sequence entries are not allowed in this context": "a list cannot start here: start it on a line of its own, or put the text in quotes if '-' belongs to it",
		"mapping keys are not allowed in this context":           "a key cannot start here: put the text in quotes if '?' belongs to it",
		"found unexpected end of stream":                         unclosed,
		"found unexpected document indicator":                    unclosed + " before the end of the document",
		"found unknown escape character":                         `unknown escape in double quotes: write \\ for a backslash, or use single quotes`,
		"did not find expected hexadecimal number":               `hexadecimal digits must follow \x, \u and \U`,
		"found invalid Unicode character escape code":            `this escape is no character: YAML writes one beyond U+FFFF as \U and eight digits`,
		"found a comment without preceding whitespace":           "a blank must stand before the '#' of a comment",
		"did not find expected comment or line break":            "only an indicator such as '-', '+' or '2' may follow '|' or '>' on its line: start the text on the next line",
		"found an indentation indicator equal to 0":              "the indentation after '|' or '>' must be 1 to 9",
		"did not find expected whitespace or line break":         "a blank must follow the tag, anchor or alias",
		"did not find expected alphabetic or numeric character":  "a name must follow '&' or '*': put the text in quotes if it belongs to it",
		"found undefined tag handle":                             "the prefix of this tag is not declared by a %TAG line",
		"did not find expected <document start>":                 "this stands after the end of the document: check the indentation, or start a document with '---'",
	}
}
