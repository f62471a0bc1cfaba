package jsonpath

import (
	"strings"
	"time"

	"github.com/linkproof/linkproof/schema/jsonvalue"
	"github.com/linkproof/linkproof/schema/pattern"
)

// timeOfStep is how long a comparison with a regular expression may take for
// what counts as one step.
const timeOfStep = 100 * time.Nanosecond

// matching reads /expression/flags: the whole text has to fit, as with Java's
// matches.
func (p *parser) matching(left operand) (condition, error) {
	end := closing(p.rest())
	if end < 0 {
		return nil, p.fault("the regular expression is not closed")
	}
	source := p.rest()[1:end]
	behind := p.rest()[end+1:]
	flags := behind[:len(behind)-len(strings.TrimLeft(behind, "imsxudU"))]
	expression, err := pattern.ParseFlags(source, flags)
	if err != nil {
		return nil, p.fault("the regular expression is wrong: %v", err)
	}
	p.at += end + 1 + len(flags)
	return func(value any, s *search) bool {
		found, there := left(value, s)
		text, ok := scalar(found)
		if !ok || !there {
			return false
		}
		var fits bool
		var err error
		took := pattern.Elapsed(func() { fits, err = expression.Matches(text) })
		if *s.left -= int(took / timeOfStep); err != nil {
			*s.left = -1 // one comparison without end is enough
		}
		return err == nil && fits
	}, nil
}

// scalar gives what an expression is held against: not null, lists or objects.
func scalar(value any) (text string, ok bool) {
	switch value := value.(type) {
	case string:
		return value, true
	case jsonvalue.Number, bool:
		return jsonvalue.Print(value), true
	default:
		return "", false
	}
}

// closing finds the slash that ends an expression.
func closing(text string) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '/':
			return i
		}
	}
	return -1
}
