package vtl

import (
	"slices"
	"strings"
)

// directives are those that API Gateway knows.
var directives = []string{"set", "if", "elseif", "else", "end", "foreach", "define", "macro", "break", "stop"}

func isDirective(name string) bool { return slices.Contains(directives, name) }

// directiveName reads #name, #{name} or #@name and gives the length of it all.
func directiveName(text string) (name string, length int) {
	if inside, ok := strings.CutPrefix(text, "#{"); ok {
		name, _, ok := strings.Cut(inside, "}")
		if !ok || identifier(name) != len(name) {
			return "", 0
		}
		return name, len(name) + len("#{}")
	}
	start := 1
	if strings.HasPrefix(text, "#@") {
		start = 2
	}
	length = identifier(text[start:])
	return text[start : start+length], start + length
}

// identifier gives the length of the name at the start of a text: a letter or
// underscore and then letters, digits, hyphens and underscores.
func identifier(text string) int {
	for i := range len(text) {
		c := text[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && c != '_' && (i == 0 || c != '-' && (c < '0' || c > '9')) {
			return i
		}
	}
	return len(text)
}

// directive reads a directive or the call of a macro; nil for text.
func (p *parser) directive() (node, error) {
	start := p.at
	name, length := directiveName(p.rest())
	if name == "" {
		return nil, nil
	}
	p.at += length
	switch name {
	case "end", "else", "elseif":
		if name != "elseif" {
			p.endLine()
		}
		p.ended, p.endedAt = name, start
		return nil, nil
	case "set":
		return p.set(start)
	case "if":
		return p.choice(start)
	case "foreach":
		return p.loop(start)
	case "define":
		return p.definition(start)
	case "macro":
		return p.macro(start)
	case "break":
		return jump{leaveLoop}, nil
	case "stop":
		return jump{stop}, nil
	default:
		return p.call(start, name)
	}
}

// open passes the parenthesis that has to follow a directive.
func (p *parser) open(start int, name string) error {
	p.blanks()
	if !p.take("(") {
		return p.fault(start, "#%s needs parentheses", name)
	}
	p.blanks()
	return nil
}

// close passes the parenthesis at the end of a directive and the rest of its
// line.
func (p *parser) close(start int, name string) error {
	p.blanks()
	if !p.take(")") {
		return p.unexpected(start, "the parenthesis of #"+name+" should end")
	}
	p.endLine()
	return nil
}

// unexpected tells what should stand here in place of what does.
func (p *parser) unexpected(start int, should string) error {
	if p.at >= len(p.text) {
		return p.fault(start, "%s, but the text does", should)
	}
	found := p.rest()
	if end := strings.IndexAny(found, " \t\r\n"); end > 0 {
		found = found[:end]
	}
	return p.fault(p.at, "%s before %.20q", should, found)
}

// blanks passes blanks and line breaks within parentheses.
func (p *parser) blanks() {
	p.at = len(p.text) - len(strings.TrimLeft(p.rest(), " \t\r\n"))
}

func (p *parser) take(text string) bool {
	if !strings.HasPrefix(p.rest(), text) {
		return false
	}
	p.at += len(text)
	return true
}

func (p *parser) set(start int) (node, error) {
	if err := p.open(start, "set"); err != nil {
		return nil, err
	}
	target, err := p.reference()
	if err != nil {
		return nil, err
	}
	if target == nil || target.last() == methodCall {
		return nil, p.fault(start, "#set needs a reference to set: #set($name = value)")
	}
	p.blanks()
	if !p.take("=") {
		return nil, p.unexpected(start, "an = should follow the reference of #set")
	}
	value, err := p.expression()
	if err != nil {
		return nil, err
	}
	return &setting{target: target, value: value}, p.close(start, "set")
}

func (p *parser) choice(start int) (node, error) {
	c := &choice{}
	for name := "if"; ; {
		if err := p.open(start, name); err != nil {
			return nil, err
		}
		condition, err := p.expression()
		if err != nil {
			return nil, err
		}
		if err := p.close(start, name); err != nil {
			return nil, err
		}
		body, err := p.block()
		if err != nil {
			return nil, err
		}
		c.branches = append(c.branches, branch{condition, body})
		if name = p.ended; name != "elseif" {
			break
		}
	}
	if p.ended == "else" {
		var err error
		if c.otherwise, err = p.block(); err != nil {
			return nil, err
		}
	}
	return c, p.ending(start, "if")
}

// ending checks that the block that was read ends with #end.
func (p *parser) ending(start int, name string) error {
	switch p.ended {
	case "end":
		p.ended = ""
		return nil
	case "":
		return p.fault(start, "#%s has no #end", name)
	default:
		return p.fault(p.endedAt, "#%s cannot stand here: #end should end #%s", p.ended, name)
	}
}

// body reads the block of a directive up to its #end.
func (p *parser) body(start int, name string) ([]node, error) {
	nodes, err := p.block()
	if err != nil {
		return nil, err
	}
	return nodes, p.ending(start, name)
}

func (p *parser) loop(start int) (node, error) {
	if err := p.open(start, "foreach"); err != nil {
		return nil, err
	}
	variable, err := p.variable(start, "foreach")
	if err != nil {
		return nil, err
	}
	p.blanks()
	if !p.take("in") {
		return nil, p.unexpected(start, "in should follow the variable of #foreach")
	}
	over, err := p.expression()
	if err != nil {
		return nil, err
	}
	if err := p.close(start, "foreach"); err != nil {
		return nil, err
	}
	body, err := p.body(start, "foreach")
	made := &loop{variable: variable, over: over, body: body, at: start}
	p.loops = append(p.loops, made)
	return made, err
}

// variable reads a reference that is a name alone.
func (p *parser) variable(start int, name string) (string, error) {
	reference, err := p.reference()
	if err != nil {
		return "", err
	}
	if reference == nil || len(reference.parts) > 0 {
		return "", p.fault(start, "#%s needs a variable such as $item", name)
	}
	return reference.name, nil
}

func (p *parser) definition(start int) (node, error) {
	if err := p.open(start, "define"); err != nil {
		return nil, err
	}
	name, err := p.variable(start, "define")
	if err != nil {
		return nil, err
	}
	if err := p.close(start, "define"); err != nil {
		return nil, err
	}
	body, err := p.body(start, "define")
	return &definition{name: name, body: &block{body}}, err
}

func (p *parser) macro(start int) (node, error) {
	if err := p.open(start, "macro"); err != nil {
		return nil, err
	}
	length := identifier(p.rest())
	if length == 0 {
		return nil, p.fault(start, "#macro needs a name")
	}
	name := p.rest()[:length]
	p.at += length
	made := &macro{}
	for p.blanks(); strings.HasPrefix(p.rest(), "$"); p.blanks() {
		parameter, err := p.variable(start, "macro")
		if err != nil {
			return nil, err
		}
		made.parameters = append(made.parameters, parameter)
	}
	if err := p.close(start, "macro"); err != nil {
		return nil, err
	}
	var err error
	if made.body, err = p.body(start, "macro"); err != nil {
		return nil, err
	}
	if p.macros[name] == nil {
		p.macros[name] = made
	}
	return plain(""), nil
}

// call reads the call of a macro; nil where no parenthesis follows and no macro
// of the name stands before.
func (p *parser) call(start int, name string) (node, error) {
	if !p.take("(") {
		if p.macros[name] != nil {
			return &call{name: name, at: p.base + start}, nil
		}
		p.at = start
		return nil, nil
	}
	made := &call{name: name, at: p.base + start}
	for p.blanks(); !strings.HasPrefix(p.rest(), ")"); p.blanks() {
		if p.at == len(p.text) {
			return nil, p.fault(start, "the parenthesis of #%s is not closed", name)
		}
		arg, err := p.primary()
		if err != nil {
			return nil, err
		}
		made.args = append(made.args, arg)
		p.blanks()
		p.take(",")
	}
	p.at++
	made.source = p.text[start:p.at]
	if p.text[start+1] != '@' {
		if p.macros[name] != nil {
			p.endLine()
		}
		return made, nil
	}
	var err error
	made.body, err = p.body(start, "@"+name)
	return made, err
}
