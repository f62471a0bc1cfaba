package jsonpath

import (
	"fmt"
	"strconv"
	"strings"
)

// maxLength is the longest path that is read, in bytes.
const maxLength = 64 << 10

// Parse reads a path. It may leave the "$" at its start out.
func Parse(text string) (*Path, error) {
	if len(text) > maxLength {
		return nil, &SyntaxError{maxLength, fmt.Sprintf("a path has at most %d bytes", maxLength)}
	}
	p := parser{text: text}
	p.blanks()
	steps, err := p.path()
	if err != nil {
		return nil, err
	}
	p.blanks()
	if p.at < len(text) {
		return nil, p.fault("%q cannot stand here", p.rest())
	}
	return newPath(steps), nil
}

func newPath(steps []step) *Path {
	path := &Path{steps: turned(steps), definite: true}
	for i, step := range path.steps {
		several, _ := step.(keys)
		merged := len(several) > 1 && i == len(path.steps)-1
		path.definite = path.definite && (step.definite() || merged)
	}
	return path
}

// turned makes a function at the end of a path that scans one of the list that
// the path finds.
func turned(steps []step) []step {
	last := len(steps) - 1
	if last < 1 {
		return steps
	}
	function, ok := steps[last].(function)
	if _, scans := steps[0].(scan); !ok || !scans {
		return steps
	}
	function.of = newPath(steps[:last])
	return []step{function}
}

// parser reads a path, which may stand within a filter.
type parser struct {
	text  string
	at    int
	depth int
}

func (p *parser) rest() string { return p.text[p.at:] }

func (p *parser) fault(format string, args ...any) error {
	return &SyntaxError{p.at, fmt.Sprintf(format, args...)}
}

func (p *parser) blanks() {
	for p.at < len(p.text) && (p.text[p.at] == ' ' || p.text[p.at] == '\t') {
		p.at++
	}
}

// take passes a text that stands here.
func (p *parser) take(text string) bool {
	if !strings.HasPrefix(p.rest(), text) {
		return false
	}
	p.at += len(text)
	return true
}

// path reads steps as far as they go.
func (p *parser) path() ([]step, error) {
	var steps []step
	if !p.take("$") && !p.take("@") && !strings.HasPrefix(p.rest(), "[") {
		first, err := p.name()
		if err != nil {
			return nil, err
		}
		steps = append(steps, first)
	}
	for {
		next, err := p.step()
		if next == nil || err != nil {
			return steps, err
		}
		steps = append(steps, next...)
	}
}

// step reads one step, or a scan and the one behind it; none at the end of the
// path.
func (p *parser) step() ([]step, error) {
	switch {
	case p.take(".."):
		if strings.HasPrefix(p.rest(), "[") {
			next, err := p.bracket()
			return []step{scan{}, next}, err
		}
		next, err := p.name()
		return []step{scan{}, next}, err
	case p.take("."):
		next, err := p.name()
		return []step{next}, err
	case strings.HasPrefix(p.rest(), "["):
		next, err := p.bracket()
		return []step{next}, err
	default:
		return nil, nil
	}
}

// name reads what follows a dot: a key, a star or a function.
func (p *parser) name() (step, error) {
	if p.take("*") {
		return wildcard{}, nil
	}
	end := strings.IndexAny(p.rest(), ".[( )=<>!~&|,]\t")
	if end < 0 {
		end = len(p.rest())
	}
	if end == 0 {
		return nil, p.fault("a key should stand here")
	}
	name := p.rest()[:end]
	if strings.HasPrefix(p.rest()[end:], "(") {
		return p.function(name)
	}
	p.at += end
	return keys{name}, nil
}

func (p *parser) function(name string) (step, error) {
	apply := functionOf(name)
	if apply == nil {
		return nil, p.fault("there is no function %s", name)
	}
	start := p.at
	p.at += len(name) + len("(")
	p.blanks()
	if !p.take(")") {
		p.at = start
		return nil, p.fault("%s() takes no arguments here", name)
	}
	return function{work: apply}, nil
}

// bracket reads [0], [0,1], [1:2], [*], ['key'], ['a','b'] and [?(...)].
func (p *parser) bracket() (step, error) {
	start := p.at
	p.at++
	p.blanks()
	next, err := p.inBracket()
	if err != nil {
		return nil, err
	}
	p.blanks()
	if !p.take("]") {
		if p.at == len(p.text) {
			p.at = start
			return nil, p.fault("the bracket is not closed")
		}
		return nil, p.fault("the bracket should end before %q", p.rest())
	}
	return next, nil
}

func (p *parser) inBracket() (step, error) {
	switch {
	case p.take("*"):
		return wildcard{}, nil
	case p.take("?"):
		return p.filter()
	case strings.HasPrefix(p.rest(), "'"), strings.HasPrefix(p.rest(), `"`):
		return p.names()
	default:
		return p.numbers()
	}
}

// names reads quoted keys.
func (p *parser) names() (step, error) {
	var list keys
	for {
		name, err := p.quoted()
		if err != nil {
			return nil, err
		}
		list = append(list, name)
		p.blanks()
		if !p.take(",") {
			return list, nil
		}
		p.blanks()
	}
}

// quoted reads a text in quotes of either kind, in which a backslash escapes.
func (p *parser) quoted() (string, error) {
	if p.at == len(p.text) || p.text[p.at] != '\'' && p.text[p.at] != '"' {
		return "", p.fault("a quoted text should stand here")
	}
	start, quote := p.at, p.text[p.at]
	var text strings.Builder
	for p.at++; p.at < len(p.text); p.at++ {
		switch c := p.text[p.at]; {
		case c == quote:
			p.at++
			return text.String(), nil
		case c == '\\' && p.at+1 < len(p.text):
			p.at++
			text.WriteByte(unescaped(p.text[p.at]))
		default:
			text.WriteByte(c)
		}
	}
	p.at = start
	return "", p.fault("the quote is not closed")
}

// unescaped gives the character that stands behind a backslash.
func unescaped(c byte) byte {
	switch c {
	case 'n':
		return '\n'
	case 't':
		return '\t'
	case 'r':
		return '\r'
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	default:
		return c
	}
}

// numbers reads indexes or a slice.
func (p *parser) numbers() (step, error) {
	end := strings.IndexByte(p.rest(), ']')
	if end < 0 {
		return nil, p.fault("an index, a quoted key, * or a filter should stand in the brackets")
	}
	inside := strings.ReplaceAll(p.rest()[:end], " ", "")
	if from, to, ok := strings.Cut(inside, ":"); ok {
		return p.slice(from, to, end)
	}
	var list indexes
	for item := range strings.SplitSeq(inside, ",") {
		index, err := strconv.ParseInt(item, 10, 32)
		if err != nil {
			return nil, p.fault("an index, a quoted key, * or a filter should stand in the brackets, not %q", inside)
		}
		list = append(list, int(index))
	}
	p.at += end
	return list, nil
}

func (p *parser) slice(from, to string, length int) (step, error) {
	s := slice{fromEnd: from == "", toEnd: to == ""}
	var err error
	if s.from, err = p.bound(from); err != nil {
		return nil, err
	}
	if s.to, err = p.bound(to); err != nil {
		return nil, err
	}
	if s.fromEnd && s.toEnd {
		return nil, p.fault("a slice has a first index or an end")
	}
	p.at += length
	return s, nil
}

// bound reads one side of a slice, which may be left out.
func (p *parser) bound(text string) (int, error) {
	if text == "" {
		return 0, nil
	}
	number, err := strconv.ParseInt(text, 10, 32)
	if err != nil {
		return 0, p.fault("%q is no bound of a slice", text)
	}
	return int(number), nil
}
