package pattern

import (
	"errors"
	"fmt"
	"strings"

	"github.com/dlclark/regexp2/v2"
)

// ErrTooLong is the error of a replacement that makes more than was allowed.
var ErrTooLong = errors.New("the text becomes too long")

// ErrTooLate is the error of comparisons that take too long together.
var ErrTooLate = errors.New("the pattern takes too long")

// maxMatches bounds the time of all comparisons with the parts of one text.
const maxMatches = 2 * maxMatch

// each visits what the pattern fits in a text, in order, until told to stop.
func (p *Pattern) each(text string, visit func(match *regexp2.Match) bool) error {
	var match *regexp2.Match
	var err error
	next := func() { match, err = p.part.FindStringMatch(text) }
	for left := maxMatches; ; {
		left -= Elapsed(next)
		switch {
		case err != nil || left < 0:
			return ErrTooLate
		case match == nil || !visit(match):
			return nil
		}
		next = func() { match, err = p.part.FindNextMatch(match) }
	}
}

// Replace puts a replacement, in which $1 stands for a group, in place of what
// the pattern fits in a text: count times, -1 for always. The replacements
// together may have most bytes.
func (p *Pattern) Replace(text, replacement string, count, most int) (string, error) {
	var out strings.Builder
	var wrong error
	from, done := 0, 0
	err := p.each(text, func(match *regexp2.Match) bool {
		if done == count {
			return false
		}
		done++
		var filled string
		if filled, wrong = fill(replacement, match); wrong == nil && len(filled) > most {
			wrong = ErrTooLong
		}
		most -= len(filled)
		start, length := match.ByteRange()
		out.WriteString(text[from:start])
		out.WriteString(filled)
		from = start + length
		return wrong == nil
	})
	if err != nil {
		return "", fmt.Errorf("replacing in %.100q: %w", text, err)
	}
	return out.String() + text[from:], wrong
}

// fill puts groups into a replacement, in which a backslash takes the sense of
// the character behind it.
func fill(replacement string, m *regexp2.Match) (string, error) {
	var out strings.Builder
	for i := 0; i < len(replacement); i++ {
		c := replacement[i]
		if c != '\\' && c != '$' {
			out.WriteByte(c)
			continue
		}
		i++
		if i == len(replacement) || c == '$' && !isDigit(replacement[i]) {
			return "", fmt.Errorf("%q is no replacement: a %c stands alone", replacement, c)
		}
		if c == '\\' {
			out.WriteByte(replacement[i])
			continue
		}
		number := int(replacement[i] - '0')
		if number >= m.GroupCount() {
			return "", fmt.Errorf("no group %d", number)
		}
		out.WriteString(m.GroupByNumber(number).String())
	}
	return out.String(), nil
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// Split gives the parts of a text around what the pattern fits, at most so many
// as a limit above zero says. A fit of no length at the start cuts nothing off.
func (p *Pattern) Split(text string, limit int) ([]string, error) {
	var parts []string
	from := 0
	err := p.each(text, func(match *regexp2.Match) bool {
		if limit > 0 && len(parts) == limit-1 {
			return false
		}
		start, length := match.ByteRange()
		if length > 0 || start != 0 && start != len(text) {
			parts = append(parts, text[from:start])
			from = start + length
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("splitting %.100q: %w", text, err)
	}
	return append(parts, text[from:]), nil
}
