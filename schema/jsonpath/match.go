package jsonpath

import (
	"strings"
	"time"

	"github.com/dlclark/regexp2/v2"

	"github.com/linkproof/linkproof/schema/jsonvalue"
)

// matchTime bounds one match of a regular expression.
const matchTime = 100 * time.Millisecond

// matching reads /expression/flags: the whole text has to fit, as with Java's
// matches.
func (p *parser) matching(left operand) (condition, error) {
	end := closing(p.rest())
	if end < 0 {
		return nil, p.fault("the regular expression is not closed")
	}
	source := p.rest()[1:end]
	flags, length := flagsOf(p.rest()[end+1:])
	expression, err := regexp2.Compile(`\A(?:`+source+`)\z`, flags)
	if err != nil {
		return nil, p.fault("the regular expression is wrong: %v", err)
	}
	expression.MatchTimeout = matchTime
	p.at += end + 1 + length
	return func(value, root any) bool {
		found, there := left(value, root)
		text, ok := scalar(found)
		if !ok || !there {
			return false
		}
		fits, err := expression.MatchString(text)
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

// flagsOf reads the letters behind an expression.
func flagsOf(text string) (flags regexp2.RegexOptions, length int) {
	letters := map[byte]regexp2.RegexOptions{
		'i': regexp2.IgnoreCase, 'm': regexp2.Multiline, 's': regexp2.Singleline, 'x': regexp2.IgnorePatternWhitespace, 'u': 0, 'd': 0, 'U': 0,
	}
	for length < len(text) && strings.IndexByte("imsxudU", text[length]) >= 0 {
		flags |= letters[text[length]]
		length++
	}
	return flags, length
}
