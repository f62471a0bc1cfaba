package vtl

import "strings"

// reference is $name with the properties, methods and indexes behind it.
type reference struct {
	name  string
	parts []part
	// source is the reference as written.
	source string
	at     int
}

// partKind tells how a part of a reference goes on.
type partKind uint8

const (
	noPart partKind = iota
	property
	methodCall
	index
)

// part is one step of a reference.
type part struct {
	kind partKind
	name string
	// args are the arguments of a method, or the index.
	args []expression
	at   int
}

func (f *reference) last() partKind {
	if len(f.parts) == 0 {
		return noPart
	}
	return f.parts[len(f.parts)-1].kind
}

// reference reads $name, $!name, ${name} or $!{name}; nil where a dollar sign
// is text.
func (p *parser) reference() (*reference, error) {
	start := p.at
	if !p.take("$") {
		return nil, nil
	}
	p.take("!")
	formal := p.take("{")
	length := identifier(p.rest())
	if length == 0 {
		p.at = start
		return nil, nil
	}
	f := &reference{name: p.rest()[:length], at: p.base + start}
	p.at += length
	if err := p.parts(f); err != nil {
		return nil, err
	}
	if formal && !p.take("}") {
		return nil, p.unexpected(start, "the brace of the reference should end")
	}
	f.source = p.text[start:p.at]
	return f, nil
}

// parts reads what follows the name of a reference as far as it goes.
func (p *parser) parts(f *reference) error {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxDepth {
		return p.fault(p.at, "more than %d expressions are nested", maxDepth)
	}
	for {
		start := p.at
		var next part
		var err error
		switch rest := p.rest(); {
		case strings.HasPrefix(rest, "["):
			next, err = p.index()
		case strings.HasPrefix(rest, ".") && identifier(rest[1:]) > 0:
			next, err = p.member()
		default:
			return nil
		}
		if err != nil {
			return err
		}
		next.at = p.base + start
		f.parts = append(f.parts, next)
	}
}

func (p *parser) index() (part, error) {
	start := p.at
	p.at++
	inside, err := p.expression()
	if err != nil {
		return part{}, err
	}
	p.blanks()
	if !p.take("]") {
		return part{}, p.unexpected(start, "the bracket should end")
	}
	return part{kind: index, args: []expression{inside}}, nil
}

// member reads a property or the call of a method.
func (p *parser) member() (part, error) {
	p.at++
	length := identifier(p.rest())
	name := p.rest()[:length]
	p.at += length
	if !strings.HasPrefix(p.rest(), "(") {
		return part{kind: property, name: name}, nil
	}
	start := p.at
	p.at++
	args, err := p.list(start, ")")
	return part{kind: methodCall, name: name, args: args}, err
}

// list reads expressions with commas between them up to a sign.
func (p *parser) list(start int, end string) ([]expression, error) {
	var items []expression
	p.blanks()
	if p.take(end) {
		return nil, nil
	}
	for {
		item, err := p.expression()
		if err != nil {
			return nil, err
		}
		items = append(items, item)
		p.blanks()
		if p.take(end) {
			return items, nil
		}
		if !p.take(",") {
			return nil, p.unexpected(start, "a comma or "+end+" should stand")
		}
	}
}

func (f *reference) render(r *rendering) (flow, error) {
	value, err := f.evaluate(r)
	if err != nil || value == nil {
		return goOn, err
	}
	if block, ok := value.(*block); ok {
		r.depth++
		defer func() { r.depth-- }()
		if r.depth > maxDepth {
			return goOn, r.fault(f.at, "more than %d definitions refer to each other", maxDepth)
		}
		return r.all(block.nodes)
	}
	text := Print(value)
	r.handle(unitsOfText * len(text))
	return goOn, r.write(text)
}

// evaluate follows the reference; what leads to nothing is nil.
func (f *reference) evaluate(r *rendering) (any, error) {
	if err := r.step(f.at); err != nil {
		return nil, err
	}
	return f.follow(r, f.parts)
}

func (f *reference) follow(r *rendering, parts []part) (any, error) {
	value := r.variables[f.name]
	for i := range parts {
		if _, err := r.bounded(parts[i].at, value); err != nil || value == nil {
			return nil, err
		}
		var err error
		if value, err = parts[i].from(r, value); err != nil {
			return nil, err
		}
	}
	return value, nil
}

// from gives what the part leads to from a value.
func (n *part) from(r *rendering, value any) (any, error) {
	args := make([]any, len(n.args))
	for i, arg := range n.args {
		var err error
		if args[i], err = arg.evaluate(r); err != nil {
			return nil, err
		}
		if _, err = r.bounded(n.at, args[i]); err != nil {
			return nil, err
		}
	}
	var result any
	var err error
	switch n.kind {
	case property:
		result = propertyOf(value, n.name)
	case methodCall:
		if err := r.weighCall(n.at, value, n.name, args); err != nil {
			return nil, err
		}
		result, err = r.call(value, n.name, args)
	default:
		result, err = itemOf(value, args[0])
	}
	if err != nil {
		return nil, r.fault(n.at, "%s: %v", n.name, err)
	}
	return r.bounded(n.at, result)
}

// call calls a method. Those of regular expressions count by their time.
func (r *rendering) call(value any, method string, args []any) (result any, err error) {
	switch method {
	case "matches", "replaceAll", "replaceFirst", "split":
		r.timed(func() { result, err = callMethod(value, method, args) })
		return result, err
	default:
		return callMethod(value, method, args)
	}
}

// assign sets what the reference leads to.
func (f *reference) assign(r *rendering, value any) error {
	if len(f.parts) == 0 {
		r.variables[f.name] = value
		return nil
	}
	last := &f.parts[len(f.parts)-1]
	owner, err := f.follow(r, f.parts[:len(f.parts)-1])
	if err != nil || owner == nil {
		return err
	}
	var key any = last.name
	if last.kind == index {
		if key, err = last.args[0].evaluate(r); err != nil {
			return err
		}
	}
	if err := setItem(owner, key, value); err != nil {
		return r.fault(last.at, "%v", err)
	}
	return nil
}
