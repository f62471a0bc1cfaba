package cfn

import (
	"slices"
	"strings"
)

// maxChoices bounds the combinations of values tried for conditions that hang
// together.
const maxChoices = 4096

// group is a set of conditions that share variables.
type group struct {
	conditions []int
	variables  []int
}

// outcome is one way in which the conditions of a group come out.
type outcome struct {
	truth []bool
	// choice is the first found of each variable of the group that leads here,
	// only tells of which there is no other.
	choice []int
	only   []bool
}

// groups puts together the conditions that share variables.
func (c *compiler) groups(conditions []int) []group {
	var groups []group
	for _, condition := range conditions {
		joined := group{conditions: []int{condition}}
		for at := range c.conditions[condition].uses {
			joined.variables = append(joined.variables, at)
		}
		var apart []group
		for _, other := range groups {
			if !slices.ContainsFunc(other.variables, func(at int) bool { return slices.Contains(joined.variables, at) }) {
				apart = append(apart, other)
				continue
			}
			joined.conditions = append(other.conditions, joined.conditions...)
			joined.variables = append(joined.variables, other.variables...)
		}
		slices.Sort(joined.variables)
		joined.variables = slices.Compact(joined.variables)
		apart = append(apart, joined)
		groups = apart
	}
	return groups
}

// outcomes gives the distinct ways in which the conditions of a group come
// out, that of the defaults first; complete is false where there are too many
// combinations of values: then one value at a time differs from the default.
func (c *compiler) outcomes(g group) (found []outcome, complete bool) {
	seen := make(map[string]int)
	choices := c.choices(g)
	for choice := range choices.all() {
		truth := c.truth(g, choice)
		key := keyOf(truth)
		if at, ok := seen[key]; ok {
			found[at].meet(g, choice)
			continue
		}
		seen[key] = len(found)
		found = append(found, newOutcome(g, choice, truth))
	}
	return found, choices.complete
}

func keyOf(truth []bool) string {
	var key strings.Builder
	for _, holds := range truth {
		if holds {
			key.WriteByte('1')
		} else {
			key.WriteByte('0')
		}
	}
	return key.String()
}

func newOutcome(g group, choice []int, truth []bool) outcome {
	made := outcome{truth: truth, choice: make([]int, len(g.variables)), only: make([]bool, len(g.variables))}
	for i, at := range g.variables {
		made.choice[i], made.only[i] = choice[at], true
	}
	return made
}

// meet notes that another choice leads to the same outcome.
func (o *outcome) meet(g group, choice []int) {
	for i, at := range g.variables {
		o.only[i] = o.only[i] && o.choice[i] == choice[at]
	}
}

// choices walks through the combinations of the values of a group's variables.
type choices struct {
	variables []variable
	group     group
	complete  bool
}

func (c *compiler) choices(g group) choices {
	total := 1
	for _, at := range g.variables {
		total = min(total*c.variables[at].options(), maxChoices+1)
	}
	return choices{variables: c.variables, group: g, complete: total <= maxChoices}
}

// all yields the choice of each variable of the template; that of the group's
// variables starts with the usual one.
func (c choices) all() func(yield func([]int) bool) {
	return func(yield func([]int) bool) {
		current := make([]int, len(c.variables))
		for at := range c.variables {
			current[at] = c.variables[at].usual()
		}
		if !yield(current) {
			return
		}
		if c.complete {
			for c.advance(current) && yield(current) {
			}
			return
		}
		c.flips(current, yield)
	}
}

// advance goes on to the next combination; false when it is the usual again.
func (c choices) advance(current []int) bool {
	for _, at := range c.group.variables {
		v := &c.variables[at]
		current[at] = (current[at] + 1) % v.options()
		if current[at] != v.usual() {
			return true
		}
	}
	return false
}

func (c choices) flips(current []int, yield func([]int) bool) {
	for _, at := range c.group.variables {
		usual := current[at]
		for choice := range c.variables[at].options() {
			current[at] = choice
			if choice != usual && !yield(current) {
				return
			}
		}
		current[at] = usual
	}
}
