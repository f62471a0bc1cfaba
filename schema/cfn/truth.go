package cfn

import "slices"

// truth works out the conditions of a group for a choice of all variables.
func (c *compiler) truth(g group, choice []int) []bool {
	holds := make([]bool, len(c.conditions))
	last := slices.Max(g.conditions)
	for i := range last + 1 {
		holds[i] = c.holds(&c.conditions[i].formula, choice, holds)
	}
	truth := make([]bool, len(g.conditions))
	for i, condition := range g.conditions {
		truth[i] = holds[condition]
	}
	return truth
}

func (c *compiler) holds(f *formula, choice []int, named []bool) bool {
	part := func(f formula) bool { return c.holds(&f, choice, named) }
	switch f.op {
	case opAnd:
		return !slices.ContainsFunc(f.parts, func(f formula) bool { return !part(f) })
	case opOr:
		return slices.ContainsFunc(f.parts, part)
	case opNot:
		return !part(f.parts[0])
	case opNamed:
		return named[f.at]
	case opOpen:
		return choice[f.at] == 1
	default:
		return c.equal(f, choice)
	}
}

// equal compares. A variable that has another value than those it is compared
// with differs from all constants.
func (c *compiler) equal(f *formula, choice []int) bool {
	if f.at >= 0 {
		return c.compare(f, choice)
	}
	variable, constant := f.left, f.right.constant
	if f.left.known {
		variable, constant = f.right, f.left.constant
	}
	if variable.known {
		return variable.constant == constant
	}
	values := c.variables[variable.variable].values
	at := choice[variable.variable]
	return at < len(values) && values[at] == constant
}

// compare works out both sides with the choice; where that tells nothing, the
// variable of the comparison decides.
func (c *compiler) compare(f *formula, choice []int) bool {
	with := evaluator{template: c.evaluator.template, facts: c.evaluator.facts}
	with.world.bound = make(map[string]binding)
	for at := range c.variables {
		v := &c.variables[at]
		if v.open() {
			continue
		}
		if b, ok := v.bind(choice[at], true); ok {
			with.world.bound[v.name] = b
		}
	}
	left, known := with.Text(f.left.node).Get()
	right, alsoKnown := with.Text(f.right.node).Get()
	if known && alsoKnown {
		return spelled(f.left.node, left) == spelled(f.right.node, right)
	}
	return choice[f.at] == 1
}
