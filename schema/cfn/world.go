package cfn

import (
	"fmt"
	"slices"

	"github.com/linkproof/linkproof/schema/model"
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
	outcomes [][]outcome
	// total is the number of outcomes that there are, or one more than the
	// limit where they were not counted.
	total    int
	complete bool
}

// worlds gives the outcomes of conditions as worlds, that of the defaults
// first; the fault, if any, tells what was not covered.
func (t *template) worlds(conditions []string, facts facts) ([]world, *model.Fault) {
	if len(conditions) == 0 {
		return []world{{}}, nil
	}
	c := newCompiler(t, facts)
	numbers := make([]int, len(conditions))
	for i, name := range conditions {
		numbers[i] = c.named(name).at
	}
	p := plan{compiler: c, groups: c.groups(numbers), total: 1, complete: true}
	for _, g := range p.groups {
		found, complete := c.outcomes(g)
		p.outcomes = append(p.outcomes, found)
		p.total = min(p.total*len(found), 1<<20)
		p.complete = p.complete && complete
	}
	selections := p.selections()
	worlds := make([]world, len(selections))
	for i, selection := range selections {
		worlds[i] = p.world(selection)
	}
	return worlds, p.fault(t, len(worlds))
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

func (p *plan) fault(t *template, covered int) *model.Fault {
	if p.complete && p.total <= maxWorlds {
		return nil
	}
	message := fmt.Sprintf("the conditions come out in more ways than the %d that were looked at: the one with all defaults, "+
		"and those in which one decision differs from it; combinations of several were not checked", covered)
	return &model.Fault{Kind: model.LimitExceeded, Message: message, Span: t.conditionsKey, Aside: true}
}
