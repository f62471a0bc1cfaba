package jsonpath

import (
	"strings"

	"github.com/linkproof/linkproof/schema/jsonvalue"
)

// condition tells whether a filter takes a value; the root is that of the
// whole search.
type condition func(value any, s *search) bool

// operand gives one side of a comparison; it is not there where a path leads
// to nothing.
type operand func(value any, s *search) (result any, there bool)

// maxFilterDepth is how deep conditions may be nested.
const maxFilterDepth = 100

// filter reads what follows the question mark: a condition in parentheses.
func (p *parser) filter() (step, error) {
	p.blanks()
	if !strings.HasPrefix(p.rest(), "(") {
		return nil, p.fault("a condition in parentheses should follow the question mark")
	}
	holds, err := p.group()
	return filter{holds}, err
}

// group reads a condition in parentheses.
func (p *parser) group() (condition, error) {
	start := p.at
	p.depth++
	if p.depth > maxFilterDepth {
		return nil, p.fault("the conditions are nested too deep")
	}
	defer func() { p.depth-- }()
	p.at++
	holds, err := p.either()
	if err != nil {
		return nil, err
	}
	p.blanks()
	if !p.take(")") {
		p.at = start
		return nil, p.fault("the parenthesis is not closed")
	}
	return holds, nil
}

// either reads conditions joined by ||.
func (p *parser) either() (condition, error) {
	return p.joined("||", p.both, func(one, other condition) condition {
		return func(value any, s *search) bool { return one(value, s) || other(value, s) }
	})
}

// both reads conditions joined by &&.
func (p *parser) both() (condition, error) {
	return p.joined("&&", p.single, func(one, other condition) condition {
		return func(value any, s *search) bool { return one(value, s) && other(value, s) }
	})
}

func (p *parser) joined(sign string, read func() (condition, error), join func(one, other condition) condition) (condition, error) {
	holds, err := read()
	for err == nil {
		p.blanks()
		if !p.take(sign) {
			return holds, nil
		}
		var next condition
		if next, err = read(); err == nil {
			holds = join(holds, next)
		}
	}
	return nil, err
}

// single reads a comparison, a path that has to lead somewhere, or a condition
// in parentheses, perhaps turned around by an exclamation mark.
func (p *parser) single() (condition, error) {
	p.blanks()
	if strings.HasPrefix(p.rest(), "!") {
		p.at++
		p.depth++
		if p.depth > maxFilterDepth {
			return nil, p.fault("the conditions are nested too deep")
		}
		holds, err := p.single()
		p.depth--
		return func(value any, s *search) bool { return !holds(value, s) }, err
	}
	if strings.HasPrefix(p.rest(), "(") {
		return p.group()
	}
	left, err := p.operand()
	if err != nil {
		return nil, err
	}
	p.blanks()
	compare := p.operator()
	if compare == nil {
		return func(value any, s *search) bool { _, there := left(value, s); return there }, nil
	}
	p.blanks()
	if strings.HasPrefix(p.rest(), "/") {
		return p.matching(left)
	}
	right, err := p.operand()
	if err != nil {
		return nil, err
	}
	return func(value any, s *search) bool {
		one, there := left(value, s)
		other, otherThere := right(value, s)
		return compare(side{one, there}, side{other, otherThere})
	}, nil
}

// operand reads a path, a text, a number, true, false, null or a list of such.
func (p *parser) operand() (operand, error) {
	switch rest := p.rest(); {
	case strings.HasPrefix(rest, "@"), strings.HasPrefix(rest, "$"):
		return p.inner()
	case strings.HasPrefix(rest, "'"), strings.HasPrefix(rest, `"`):
		text, err := p.quoted()
		return constant(text), err
	case strings.HasPrefix(rest, "["), strings.HasPrefix(rest, "{"):
		return p.literal()
	default:
		return p.word()
	}
}

// inner reads a path within a condition.
func (p *parser) inner() (operand, error) {
	ofRoot := strings.HasPrefix(p.rest(), "$")
	steps, err := p.path()
	if err != nil {
		return nil, err
	}
	path := newPath(steps)
	return func(value any, s *search) (any, bool) {
		if ofRoot {
			return path.FindWithin(s.root, s.left)
		}
		inner := search{root: value, left: s.left}
		if !inner.run(path.steps, value, true) || path.definite && len(inner.found) == 0 {
			return nil, false
		}
		if path.definite {
			return inner.found[0], true
		}
		return &jsonvalue.Array{Items: inner.found}, true
	}, nil
}

// literal reads a list or an object in JSON, with quotes of either kind.
func (p *parser) literal() (operand, error) {
	length := extentOf(p.rest())
	value, err := jsonvalue.Parse([]byte(doubled(p.rest()[:length])))
	if err != nil {
		return nil, p.fault("%q is no list or object", p.rest()[:length])
	}
	p.at += length
	return constant(value), nil
}

// extentOf gives the length of a list or object that stands at the start.
func extentOf(text string) int {
	depth, quote := 0, byte(0)
	for i := range len(text) {
		switch c := text[i]; {
		case quote != 0:
			if c == quote && text[i-1] != '\\' {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			depth--
			if depth == 0 {
				return i + 1
			}
		}
	}
	return len(text)
}

// doubled writes texts in single quotes in double ones.
func doubled(text string) string {
	var out strings.Builder
	quote := byte(0)
	for i := range len(text) {
		c := text[i]
		switch {
		case quote == 0 && (c == '\'' || c == '"'):
			quote, c = c, '"'
		case quote != 0 && c == quote:
			quote, c = 0, '"'
		case quote == '\'' && c == '"':
			out.WriteByte('\\')
		}
		out.WriteByte(c)
	}
	return out.String()
}

// word reads a number, true, false or null.
func (p *parser) word() (operand, error) {
	end := strings.IndexAny(p.rest(), " \t)=<>!~&|,]")
	if end < 0 {
		end = len(p.rest())
	}
	value, err := jsonvalue.Parse([]byte(p.rest()[:end]))
	if err != nil {
		return nil, p.fault("a path, a text in quotes, a number, true, false or null should stand here, not %q", p.rest()[:end])
	}
	p.at += end
	return constant(value), nil
}

func constant(value any) operand {
	return func(any, *search) (any, bool) { return value, true }
}
