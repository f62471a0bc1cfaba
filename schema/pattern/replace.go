package pattern

import (
	"errors"
	"fmt"
	"strings"

	"github.com/dlclark/regexp2/v2"
)

// ErrTooLong is the error of a replacement that makes more than was allowed.
var ErrTooLong = errors.New("the text becomes too long")

// Replace puts a replacement, in which $1 stands for a group, in place of what
// the pattern fits in a text: count times, -1 for always. The replacements
// together may have most bytes.
func (p *Pattern) Replace(text, replacement string, count, most int) (string, error) {
	var wrong error
	result, err := p.part.ReplaceFunc(text, func(m regexp2.Match) string {
		filled, err := fill(replacement, &m)
		if most -= len(filled); most < 0 {
			err, filled = ErrTooLong, ""
		}
		if err != nil {
			wrong = err
		}
		return filled
	}, -1, count)
	if err != nil {
		return "", fmt.Errorf("replacing in %q: %w", text, err)
	}
	return result, wrong
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
	match, err := p.part.FindStringMatch(text)
	for ; err == nil && match != nil; match, err = p.part.FindNextMatch(match) {
		if limit > 0 && len(parts) == limit-1 {
			break
		}
		start, length := match.ByteRange()
		if length == 0 && (start == 0 || start == len(text)) {
			continue
		}
		parts = append(parts, text[from:start])
		from = start + length
	}
	if err != nil {
		return nil, fmt.Errorf("splitting %q: %w", text, err)
	}
	return append(parts, text[from:]), nil
}
