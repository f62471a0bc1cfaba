package shell

import (
	"bytes"
	"strings"
)

// The signs that stand in for characters which would keep the shell parser
// from reading what people meant: each for one byte, so that offsets stay.
const (
	maskedDollar = '\x01'
	maskedOpen   = '\x02'
	maskedClose  = '\x03'
	maskedLess   = '\x04'
	maskedMore   = '\x05'
	maskedBlank  = '\x06'
)

// maxMasked bounds the bytes of what is masked, with its signs.
const maxMasked = 200

// runtimeStarts are what the expressions start with that API Gateway works out
// for each request. No shell can expand them, for the dot in the name.
var runtimeStarts = [...]string{"stageVariables.", "request.", "context."}

// mask replaces ${stageVariables.x} and the like, and <placeholders> that a
// person is to fill in, in place. In a page placeholders may have blanks.
func mask(src []byte, quoted bool) {
	for i := 0; i < len(src); i++ {
		switch {
		case src[i] == '\\':
			i++
		case src[i] == '$':
			maskExpression(src[i:])
		case src[i] == '<' && (i == 0 || src[i-1] != '<'):
			maskPlaceholder(src[i:], quoted)
		}
	}
}

func maskExpression(src []byte) {
	if len(src) < 2 || src[1] != '{' {
		return
	}
	length := bytes.IndexAny(src[:min(len(src), maxMasked)], "}\n\"' ")
	if length < 0 || src[length] != '}' || !isRuntime(string(src[2:length])) {
		return
	}
	src[0], src[1], src[length] = maskedDollar, maskedOpen, maskedClose
}

func isRuntime(name string) bool {
	for _, start := range runtimeStarts {
		if strings.HasPrefix(name, start) {
			return true
		}
	}
	return false
}

// maskPlaceholder masks <name>: the file name of a redirection is followed by
// a blank before the next sign.
func maskPlaceholder(src []byte, blanks bool) {
	length := bytes.IndexAny(src[:min(len(src), maxMasked)], ">\n")
	if length < 2 || src[length] != '>' || !isLetter(src[1]) || src[length-1] == ' ' {
		return
	}
	for _, c := range src[1:length] {
		if !isLetter(c) && strings.IndexByte("0123456789-_.", c) < 0 && (c != ' ' || !blanks) {
			return
		}
	}
	for i := range src[:length] {
		if src[i] == ' ' {
			src[i] = maskedBlank
		}
	}
	src[0], src[length] = maskedLess, maskedMore
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// unmask gives the characters that were meant, placeholders as holes.
func (s *script) unmask(text string) string {
	if !strings.ContainsAny(text, "\x01\x02\x03\x04\x05\x06") {
		return text
	}
	text = strings.NewReplacer("\x01", "$", "\x02", "{", "\x03", "}", "\x06", " ").Replace(text)
	var meant strings.Builder
	for {
		before, rest, ok := strings.Cut(text, string(maskedLess))
		meant.WriteString(before)
		name, after, closed := strings.Cut(rest, string(maskedMore))
		if !ok || !closed {
			meant.WriteString(rest)
			return meant.String()
		}
		name = "<" + name + ">"
		meant.WriteString(s.unknown(name, name+" is yet to be filled in"))
		text = after
	}
}
