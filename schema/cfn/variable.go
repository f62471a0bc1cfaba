package cfn

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// variable is something that decides conditions: a parameter, a pseudo
// parameter, or a comparison that nobody can work out.
type variable struct {
	// name is that of the parameter; empty for a comparison.
	name string
	// node is the comparison.
	node *syntax.Node
	// values are those that make a difference. The variable may also have any
	// other, unless allowed, when not nil, has no other.
	values  []string
	allowed []string
	// fallback is the default.
	fallback    string
	hasFallback bool
}

// admit adds a value that makes a difference, if the variable may have it.
func (v *variable) admit(value string) {
	if v.allowed != nil && !slices.Contains(v.allowed, value) || slices.Contains(v.values, value) {
		return
	}
	v.values = append(v.values, value)
}

// tryAll admits the values that a variable within a larger expression is
// likely to have.
func (v *variable) tryAll() {
	for _, value := range v.allowed {
		v.admit(value)
	}
	if v.hasFallback {
		v.admit(v.fallback)
	}
}

// open tells of a comparison that may come out either way.
func (v *variable) open() bool { return v.name == "" }

// others counts the allowed values that make no difference; -1 without end.
func (v *variable) others() int {
	if v.allowed == nil {
		return -1
	}
	count := 0
	for _, value := range v.allowed {
		if !slices.Contains(v.values, value) {
			count++
		}
	}
	return count
}

// options is the number of choices: an open comparison fails or holds, a
// parameter has one of its values or, as the last choice, another one.
func (v *variable) options() int {
	switch {
	case v.open():
		return 2
	case v.others() != 0:
		return len(v.values) + 1
	default:
		return len(v.values)
	}
}

// usual is the choice that holds without being asked: that of the default,
// else any other value; an open comparison fails.
func (v *variable) usual() int {
	if v.open() {
		return 0
	}
	if at := slices.Index(v.values, v.fallback); v.hasFallback && at >= 0 {
		return at
	}
	return v.options() - 1
}

// binding is what a parameter is taken for in a world.
type binding struct {
	value string
	// why tells why nobody knows the value; empty when it is known.
	why string
}

// bind tells what a choice makes of the variable. Only tells that there is no
// other choice in the world. When ok is false, nothing is decided and the
// default, if any, stands.
func (v *variable) bind(choice int, only bool) (b binding, ok bool) {
	switch {
	case choice < len(v.values) && only:
		return binding{value: v.values[choice]}, true
	case choice == v.usual() && v.hasFallback:
		return binding{}, false
	case choice < len(v.values):
		return binding{why: v.name + " has one of several values"}, true
	}
	if v.others() == 1 && only {
		at := slices.IndexFunc(v.allowed, func(value string) bool { return !slices.Contains(v.values, value) })
		return binding{value: v.allowed[at]}, true
	}
	return binding{why: v.name + " has another value than " + strings.Join(v.values, ", ")}, true
}

// variable finds or makes the variable of a parameter or pseudo parameter; ok
// is false for names whose value is settled.
func (c *compiler) variable(name string) (at int, ok bool) {
	if at, ok := c.index[name]; ok {
		c.uses[at] = true
		return at, true
	}
	made, ok := c.open(name)
	if !ok {
		return 0, false
	}
	c.index[name] = len(c.variables)
	return c.add(made), true
}

// open makes a variable of a name whose value is not settled.
func (c *compiler) open(name string) (variable, bool) {
	p := c.evaluator.parameters[name]
	if p == nil {
		return variable{name: name}, isPseudo(name) && !c.evaluator.pseudo(name, syntax.Span{}).Known()
	}
	if given, ok := c.evaluator.facts.parameters[name]; ok && !p.namesStored(given) {
		return variable{}, false
	}
	made := variable{name: name}
	if p.stored {
		return made, true
	}
	if c.evaluator.facts.defaults && p.fallback != nil {
		return variable{}, false
	}
	made.allowed = p.allowed
	if p.fallback != nil && name != c.evaluator.facts.lifted {
		made.fallback, made.hasFallback = literal(p.fallback).Get()
		made.fallback = spelled(p.fallback, made.fallback)
	}
	return made, true
}

// comparison finds or makes the variable of something that nobody can tell;
// what is written alike comes out alike.
func (c *compiler) comparison(node *syntax.Node) int {
	for at := range c.variables {
		if c.variables[at].open() && c.variables[at].node.Equal(node) {
			c.uses[at] = true
			return at
		}
	}
	return c.add(variable{node: node})
}

func (c *compiler) add(v variable) int {
	c.variables = append(c.variables, v)
	at := len(c.variables) - 1
	c.uses[at] = true
	return at
}
