// Package pattern reads and matches the Java regular expressions that API
// Gateway compares the answers of backends with, the selection patterns of
// integration responses, and those that mapping templates and JSON paths call.
//
// Source: documentation of java.util.regex.Pattern, Java SE 17.
package pattern

import (
	"fmt"
	"strconv"
	"time"

	"github.com/dlclark/regexp2/v2"
)

// Pattern is a selection pattern.
type Pattern struct {
	expression *regexp2.Regexp
	// part is the expression as it fits parts of a text.
	part *regexp2.Regexp
}

// SyntaxError tells why Java refuses a pattern.
type SyntaxError struct {
	// Offset is the byte at which the pattern goes wrong.
	Offset int
	// Message is a clause without a final stop.
	Message string
}

// Error gives the message with the place.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("pattern, character %d: %s", e.Offset+1, e.Message)
}

// UnsupportedError tells of a pattern that Java may take but this package
// cannot compare with.
type UnsupportedError struct{ Construct string }

// Error names the construct.
func (e *UnsupportedError) Error() string {
	return "pattern: " + e.Construct + " is not supported"
}

// maxMatch bounds one comparison, so that a hostile pattern cannot hold up a
// run.
const maxMatch = time.Second

// maxLength is the length in bytes of the longest pattern that is read. To
// compile one takes time that grows with the square of its length.
const maxLength = 8 << 10

// Parse reads a pattern. The error is a *SyntaxError where Java refuses it
// too, and an *UnsupportedError where nobody can tell.
func Parse(text string) (*Pattern, error) { return ParseFlags(text, "") }

// flags are the letters that change how a pattern is read; u, d and U change
// nothing in ASCII.
var flags = map[rune]regexp2.RegexOptions{
	'i': regexp2.IgnoreCase, 'm': regexp2.Multiline, 's': regexp2.Singleline, 'x': regexp2.IgnorePatternWhitespace, 'u': 0, 'd': 0, 'U': 0,
}

// ParseFlags reads a pattern with the letters of flags behind it, such as "i".
func ParseFlags(text, letters string) (*Pattern, error) {
	var options regexp2.RegexOptions
	for _, letter := range letters {
		option, ok := flags[letter]
		if !ok {
			return nil, &UnsupportedError{Construct: fmt.Sprintf("the flag %c", letter)}
		}
		options |= option
	}
	if len(text) > maxLength {
		return nil, &UnsupportedError{Construct: fmt.Sprintf("a text of more than %d bytes", maxLength)}
	}
	translated, err := translate(text, options&regexp2.Singleline != 0)
	if err != nil {
		return nil, err
	}
	whole, err := compile(text, `\A(?:`+translated+`)\z`, options)
	if err != nil {
		return nil, err
	}
	part, err := compile(text, translated, options)
	return &Pattern{expression: whole, part: part}, err
}

func compile(text, translated string, options regexp2.RegexOptions) (*regexp2.Regexp, error) {
	expression, err := regexp2.Compile(translated, options)
	if err != nil {
		return nil, &UnsupportedError{Construct: fmt.Sprintf("what %q holds", text)}
	}
	expression.MatchTimeout = maxMatch
	return expression, nil
}

// Matches tells whether the pattern fits a text as a whole.
func (p *Pattern) Matches(text string) (bool, error) {
	fits, err := p.expression.MatchString(text)
	if err != nil {
		return false, fmt.Errorf("matching %.100q: %w", text, ErrTooLate)
	}
	return fits, nil
}

// Statuses gives the HTTP status codes that the pattern fits, in order. Source
// of the range: RFC 9110, section 15.
func (p *Pattern) Statuses() ([]int, error) {
	var statuses []int
	left := maxMatch
	for status := 100; status < 600; status++ {
		var fits bool
		var err error
		left -= Elapsed(func() { fits, err = p.Matches(strconv.Itoa(status)) })
		switch {
		case err != nil:
			return nil, err
		case left < 0:
			return nil, ErrTooLate
		case fits:
			statuses = append(statuses, status)
		}
	}
	return statuses, nil
}
