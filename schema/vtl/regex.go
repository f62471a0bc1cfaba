package vtl

import (
	"errors"

	"github.com/linkproof/linkproof/schema/pattern"
)

var errTooLong = errors.New("the text becomes too long")

// matches tells whether an expression fits a whole text.
func matches(expression, text string) (any, error) {
	parsed, err := pattern.Parse(expression)
	if err != nil {
		return nil, err
	}
	return parsed.Matches(text)
}

// replace puts a replacement, in which $1 stands for a group, in place of what
// an expression fits; count is how often, -1 for always.
func replace(expression, text, replacement string, count int) (any, error) {
	parsed, err := pattern.Parse(expression)
	if err != nil {
		return nil, err
	}
	return parsed.Replace(text, replacement, count, maxOutput-len(text))
}
