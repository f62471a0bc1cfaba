package vtl

import (
	"math/big"
	"strconv"
	"strings"
)

// expression is what stands in parentheses, brackets and lists.
type expression interface {
	evaluate(r *rendering) (any, error)
}

// operator is a sign between two expressions, with the word for it.
type operator struct {
	sign, word string
	apply      func(left, right any) any
}

// levels are the operators, those that bind least first.
func levels() [][]operator {
	return [][]operator{
		{{"||", "or", nil}},
		{{"&&", "and", nil}},
		{{"==", "eq", func(l, r any) any { return equal(l, r) }}, {"!=", "ne", func(l, r any) any { return !equal(l, r) }}},
		{
			{"<=", "le", relation(func(c int) bool { return c <= 0 })},
			{">=", "ge", relation(func(c int) bool { return c >= 0 })},
			{"<", "lt", relation(func(c int) bool { return c < 0 })},
			{">", "gt", relation(func(c int) bool { return c > 0 })},
		},
		{{"+", "", add}, {"-", "", subtract}},
		{{"*", "", multiply}, {"/", "", divide}, {"%", "", modulo}},
	}
}

// expression reads an expression of any kind.
func (p *parser) expression() (expression, error) {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxDepth {
		return nil, p.fault(p.at, "more than %d expressions are nested", maxDepth)
	}
	if p.levels == nil {
		p.levels = levels()
	}
	return p.level(0)
}

// level reads expressions joined by the operators of one level.
func (p *parser) level(n int) (expression, error) {
	if n == len(p.levels) {
		return p.unary()
	}
	left, err := p.level(n + 1)
	for err == nil {
		p.blanks()
		operator := p.operator(p.levels[n])
		if operator == nil {
			return left, nil
		}
		var right expression
		if right, err = p.level(n + 1); err == nil {
			left = combined(operator, left, right, p.base+p.at)
		}
	}
	return nil, err
}

func combined(operator *operator, left, right expression, at int) expression {
	switch operator.sign {
	case "||":
		return &either{left, right}
	case "&&":
		return &both{left, right}
	default:
		return &operation{operator.apply, left, right, at}
	}
}

// operator reads one of some operators; nil where none stands. A minus right
// before a digit is the sign of a number.
func (p *parser) operator(among []operator) *operator {
	for i := range among {
		operator := &among[i]
		negative := operator.sign == "-" && digits(p.rest()[min(1, len(p.rest())):]) > 0
		if strings.HasPrefix(p.rest(), operator.sign) && !negative {
			p.at += len(operator.sign)
			return operator
		}
		if operator.word != "" && identifier(p.rest()) == len(operator.word) && strings.HasPrefix(p.rest(), operator.word) {
			p.at += len(operator.word)
			return operator
		}
	}
	return nil
}

// unary reads what an exclamation mark or the word not turns around.
func (p *parser) unary() (expression, error) {
	p.blanks()
	word := strings.HasPrefix(p.rest(), "not") && identifier(p.rest()) == len("not")
	if !word && !strings.HasPrefix(p.rest(), "!") {
		return p.primary()
	}
	p.at++
	if word {
		p.at += len("ot")
	}
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxDepth {
		return nil, p.fault(p.at, "more than %d expressions are nested", maxDepth)
	}
	inner, err := p.unary()
	return &negation{inner}, err
}

// primary reads a reference, a text, a number, true, false, a list, a map or
// an expression in parentheses.
func (p *parser) primary() (expression, error) {
	p.blanks()
	start := p.at
	if p.at == len(p.text) {
		return nil, p.fault(start, "a value should stand here")
	}
	switch c := p.text[p.at]; c {
	case '\'', '"':
		return p.quoted(c)
	case '[':
		p.at++
		return p.array(start)
	case '{':
		p.at++
		return p.object(start)
	case '(':
		p.at++
		return p.group(start)
	default:
		return p.referenceOrWord(start)
	}
}

// group reads an expression in parentheses behind the first of them.
func (p *parser) group(start int) (expression, error) {
	inner, err := p.expression()
	if err != nil {
		return nil, err
	}
	p.blanks()
	if !p.take(")") {
		return nil, p.unexpected(start, "the parenthesis should end")
	}
	return inner, nil
}

func (p *parser) referenceOrWord(start int) (expression, error) {
	if p.text[p.at] == '$' {
		reference, err := p.reference()
		if reference != nil || err != nil {
			return reference, err
		}
	} else if word := p.word(); word != nil {
		return word, nil
	}
	return nil, p.unexpected(start, "a reference, a text in quotes, a number, a list or a map should stand")
}

// word reads a number, true or false; nil for anything else.
func (p *parser) word() expression {
	length := numberLength(p.rest())
	if length == 0 {
		length = identifier(p.rest())
		switch p.rest()[:length] {
		case "true", "false":
			value := literal{p.rest()[:length] == "true"}
			p.at += length
			return value
		default:
			return nil
		}
	}
	text := p.rest()[:length]
	p.at += length
	if strings.ContainsAny(text, ".eE") {
		number, _ := strconv.ParseFloat(text, 64)
		return literal{number}
	}
	whole, _ := new(big.Int).SetString(text, 10)
	return literal{smallest(whole)}
}

// numberLength gives the length of the number at the start of a text; the two
// dots of a range belong to none.
func numberLength(text string) int {
	at := 0
	if strings.HasPrefix(text, "-") {
		at = 1
	}
	whole := digits(text[at:])
	if whole == 0 {
		return 0
	}
	at += whole
	if at+1 < len(text) && text[at] == '.' && digits(text[at+1:]) > 0 {
		at += 1 + digits(text[at+1:])
	}
	return at + exponentLength(text[at:])
}

// exponentLength gives the length of an exponent such as e-3.
func exponentLength(text string) int {
	if text == "" || text[0] != 'e' && text[0] != 'E' {
		return 0
	}
	sign := 1
	if sign < len(text) && (text[sign] == '-' || text[sign] == '+') {
		sign++
	}
	length := digits(text[sign:])
	if length == 0 {
		return 0
	}
	return sign + length
}

func digits(text string) int {
	return len(text) - len(strings.TrimLeft(text, "0123456789"))
}

// quoted reads a text in quotes; in double quotes references and directives
// are worked out. A doubled quote stands for one.
func (p *parser) quoted(quote byte) (expression, error) {
	start := p.at
	sign := string(quote)
	for p.at++; ; p.at++ {
		end := strings.IndexByte(p.rest(), quote)
		if end < 0 {
			return nil, p.fault(start, "the quote is not closed")
		}
		p.at += end + 1
		if !strings.HasPrefix(p.rest(), sign) {
			break
		}
	}
	inside := p.text[start+1 : p.at-1]
	if quote == '\'' || !strings.ContainsAny(inside, "$#") {
		return literal{strings.ReplaceAll(inside, sign+sign, sign)}, nil
	}
	return p.interpolated(strings.ReplaceAll(inside, sign+sign, sign), start+1)
}

// interpolated reads a text in double quotes as a template.
func (p *parser) interpolated(text string, start int) (expression, error) {
	whole := p.whole
	if whole == "" {
		whole = p.text
	}
	inner := &parser{text: text, base: p.base + start, whole: whole, macros: p.macros, depth: p.depth, levels: p.levels}
	nodes, err := inner.block()
	if err != nil {
		return nil, err
	}
	if inner.ended != "" {
		return nil, inner.fault(inner.endedAt, "#%s stands without a directive that it belongs to", inner.ended)
	}
	return &interpolation{nodes}, nil
}

// array reads a list or a range behind its bracket.
func (p *parser) array(start int) (expression, error) {
	p.blanks()
	if p.take("]") {
		return &list{}, nil
	}
	first, err := p.expression()
	if err != nil {
		return nil, err
	}
	p.blanks()
	switch {
	case p.take(".."):
		last, err := p.expression()
		if err != nil {
			return nil, err
		}
		p.blanks()
		if !p.take("]") {
			return nil, p.unexpected(start, "the bracket of the range should end")
		}
		return &span{first, last, p.base + start}, nil
	case p.take("]"):
		return &list{[]expression{first}}, nil
	case !p.take(","):
		return nil, p.unexpected(start, "a comma or ] should stand")
	}
	others, err := p.list(start, "]")
	return &list{append([]expression{first}, others...)}, err
}

// object reads a map behind its brace.
func (p *parser) object(start int) (expression, error) {
	made := &mapping{}
	p.blanks()
	if p.take("}") {
		return made, nil
	}
	for {
		key, err := p.expression()
		if err != nil {
			return nil, err
		}
		p.blanks()
		if !p.take(":") {
			return nil, p.unexpected(start, "a colon should follow the key")
		}
		value, err := p.expression()
		if err != nil {
			return nil, err
		}
		made.entries = append(made.entries, [2]expression{key, value})
		p.blanks()
		if p.take("}") {
			return made, nil
		}
		if !p.take(",") {
			return nil, p.unexpected(start, "a comma or } should stand")
		}
	}
}
