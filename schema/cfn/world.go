package cfn

import (
	"fmt"
	"slices"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// maxWorlds bounds the models that are made of one template.
const maxWorlds = 32

// world is one outcome of the conditions that touch the gateway.
type world struct {
	// bound tells what parameters are taken for because conditions came out so.
	bound map[string]binding
	// truth tells how the conditions come out.
	truth map[string]bool
	// when lists the conditions that do not come out alike in all worlds.
	when []string
}

// plan is the choice of worlds.
type plan struct {
	compiler *compiler
	groups   []group
	// outcomes are those of each group.
	outcomes [][]outcome
	// total is the number of combinations of outcomes, as far as it matters.
	total int
	// complete tells that all outcomes were found.
	complete bool
}

// plan finds the outcomes of conditions.
func (t *template) plan(conditions []string, facts facts) *plan {
	p := &plan{total: 1, complete: true}
	if len(conditions) == 0 {
		return p
	}
	p.compiler = newCompiler(t, facts)
	numbers := make([]int, len(conditions))
	for i, name := range conditions {
		numbers[i] = p.compiler.named(name).at
	}
	p.groups = p.compiler.groups(numbers)
	for _, g := range p.groups {
		found, complete := p.compiler.outcomes(g)
		p.outcomes = append(p.outcomes, found)
		p.total = min(p.total*len(found), maxWorlds+1)
		p.complete = p.complete && complete
	}
	return p
}

// worlds gives the outcomes as worlds, that of the defaults first.
func (p *plan) worlds() []world {
	selections := p.selections()
	worlds := make([]world, len(selections))
	for i, selection := range selections {
		worlds[i] = p.world(selection)
	}
	return worlds
}

// selections picks an outcome of each group: all combinations where they are
// few, else the usual outcomes and then one group at a time.
func (p *plan) selections() [][]int {
	current := make([]int, len(p.groups))
	selections := [][]int{slices.Clone(current)}
	if p.total <= maxWorlds {
		for p.advance(current) {
			selections = append(selections, slices.Clone(current))
		}
		return selections
	}
	for at, outcomes := range p.outcomes {
		for i := 1; i < len(outcomes) && len(selections) < maxWorlds; i++ {
			flipped := slices.Clone(current)
			flipped[at] = i
			selections = append(selections, flipped)
		}
	}
	return selections
}

func (p *plan) advance(current []int) bool {
	for at := range current {
		current[at] = (current[at] + 1) % len(p.outcomes[at])
		if current[at] != 0 {
			return true
		}
	}
	return false
}

func (p *plan) world(selection []int) world {
	made := world{bound: make(map[string]binding), truth: make(map[string]bool)}
	for at, g := range p.groups {
		chosen := p.outcomes[at][selection[at]]
		for i, condition := range g.conditions {
			name := p.compiler.conditions[condition].name
			made.truth[name] = chosen.truth[i]
			if p.differs(at, i) {
				made.when = append(made.when, choiceName(name, chosen.truth[i]))
			}
		}
		for i, variable := range g.variables {
			v := &p.compiler.variables[variable]
			if v.open() {
				continue
			}
			if b, ok := v.bind(chosen.choice[i], chosen.only[i]); ok {
				made.bound[v.name] = b
			}
		}
	}
	return made
}

// differs tells whether a condition of a group does not always come out alike.
func (p *plan) differs(group, condition int) bool {
	outcomes := p.outcomes[group]
	return slices.ContainsFunc(outcomes, func(o outcome) bool { return o.truth[condition] != outcomes[0].truth[condition] })
}

func choiceName(condition string, holds bool) string {
	if holds {
		return condition
	}
	return "not " + condition
}

// fault tells what the worlds do not cover.
func (p *plan) fault(covered int, at syntax.Span) (fault model.Fault, ok bool) {
	if p.complete && p.total <= maxWorlds {
		return model.Fault{}, false
	}
	message := fmt.Sprintf("the conditions come out in more ways than the %d that were looked at: the one with all defaults, "+
		"and those in which one decision differs from it; combinations of several were not checked", covered)
	return model.Fault{Kind: model.LimitExceeded, Message: message, Span: at, Aside: true}, true
}
