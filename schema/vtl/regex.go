package vtl

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/dlclark/regexp2/v2"
)

// matchTime bounds one match of a regular expression.
const matchTime = 100 * time.Millisecond

var errTooLong = errors.New("the text becomes too long")

func compile(pattern string) (*regexp2.Regexp, error) {
	expression, err := regexp2.Compile(pattern)
	if err != nil {
		return nil, fmt.Errorf("the regular expression %q: %w", pattern, err)
	}
	expression.MatchTimeout = matchTime
	return expression, nil
}

// matches tells whether an expression fits a whole text.
func matches(pattern, text string) (any, error) {
	expression, err := compile(`\A(?:` + pattern + `)\z`)
	if err != nil {
		return nil, err
	}
	return expression.MatchString(text)
}

// replace puts a replacement, in which $1 stands for a group, in place of what
// an expression fits; count is how often, -1 for always.
func replace(pattern, text, replacement string, count int) (any, error) {
	expression, err := compile(pattern)
	if err != nil {
		return nil, err
	}
	var wrong error
	size := len(text)
	result, err := expression.ReplaceFunc(text, func(m regexp2.Match) string {
		filled, err := fill(replacement, &m)
		if size += len(filled); size > maxOutput {
			err, filled = errTooLong, ""
		}
		if err != nil {
			wrong = err
		}
		return filled
	}, -1, count)
	if err == nil {
		err = wrong
	}
	return result, err
}

// fill puts groups into a replacement, in which a backslash takes the sense of
// the character behind it.
func fill(replacement string, m *regexp2.Match) (string, error) {
	var out strings.Builder
	for i := 0; i < len(replacement); i++ {
		switch c := replacement[i]; {
		case c == '\\' && i+1 < len(replacement):
			i++
			out.WriteByte(replacement[i])
		case c == '$' && i+1 < len(replacement) && replacement[i+1] >= '0' && replacement[i+1] <= '9':
			i++
			number := int(replacement[i] - '0')
			if number >= m.GroupCount() {
				return "", fmt.Errorf("no group %d", number)
			}
			out.WriteString(m.GroupByNumber(number).String())
		case c == '\\' || c == '$':
			return "", fmt.Errorf("%q is no replacement: a %c stands alone", replacement, c)
		default:
			out.WriteByte(c)
		}
	}
	return out.String(), nil
}

// splitAround gives the parts of a text around what an expression fits, at most
// so many as a limit above zero says. A fit of no length at the start cuts
// nothing off.
func splitAround(pattern, text string, limit int) ([]string, error) {
	expression, err := compile(pattern)
	if err != nil {
		return nil, err
	}
	var parts []string
	from := 0
	match, err := expression.FindStringMatch(text)
	for ; err == nil && match != nil; match, err = expression.FindNextMatch(match) {
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
	return append(parts, text[from:]), err
}
