package cfn

import (
	"maps"
	"slices"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// Recognizes tells whether a tree is a CloudFormation or SAM template.
func Recognizes(root *syntax.Node) bool {
	if root == nil || root.Kind != syntax.Map {
		return false
	}
	resources := root.Get("Resources")
	if root.Get("AWSTemplateFormatVersion") != nil || root.Get("Transform") != nil && resources != nil {
		return true
	}
	for _, body := range resources.Entries() {
		if kindOf(body) != "" {
			return true
		}
	}
	return false
}

// Load reads a template. Each outcome of the conditions that touch the gateway
// is a world. When there are facts from elsewhere, every world takes in a
// fresh model of them.
func Load(file *syntax.File, given model.Given, others func() *model.Model) *model.InputSet {
	l := loader{given: given, others: others}
	l.known = facts{account: given.Account, region: given.Region, partition: given.Partition, parameters: given.Parameters, defaults: given.Defaults}
	if others != nil {
		l.known.fill(others())
	}
	l.survey = newSurvey(newTemplate(file, l.known, &beside{open: given.Open}))
	plan := l.plan(l.usedConditions, l.known)
	worlds := plan.worlds()
	if limit, exceeded := plan.fault(len(worlds), l.conditionsKey); exceeded {
		l.faults = append(l.faults, limit)
	}
	set := &model.InputSet{Worlds: l.models(worlds, l.known), Open: deciders(worlds)}
	set.Files, set.Settable = l.files(), slices.Sorted(maps.Keys(l.parameters))
	for _, world := range set.Worlds {
		world.Files = set.Files
	}
	if set.Assumptions = l.assumptions(worlds); len(set.Assumptions) > 0 {
		set.Without = l.without
	}
	return set
}

// fill takes account and Region from other files where the user told none.
func (f *facts) fill(others *model.Model) {
	if account, ok := others.Account.Get(); ok && f.account == "" {
		f.account = account
	}
	if region, ok := others.Region.Get(); ok && f.region == "" {
		f.region = region
	}
}

// deciders names the parameters that tell worlds apart.
func deciders(worlds []world) []string {
	var names []string
	for _, w := range worlds {
		for name, bound := range w.bound {
			if bound != worlds[0].bound[name] && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return names
}

// loader makes models of one template.
type loader struct {
	*survey
	given  model.Given
	known  facts
	others func() *model.Model
	// alike works out the resources about which no world decides anything, once
	// for all worlds.
	alike *evaluator
}

// files are the template and the files that were opened for it.
func (l *loader) files() []*syntax.File { return append([]*syntax.File{l.file}, l.beside.files...) }

func (l *loader) models(worlds []world, known facts) []*model.Model {
	models := make([]*model.Model, len(worlds))
	for i, w := range worlds {
		models[i] = l.model(w, known)
	}
	return models
}

// model makes the model of one world.
func (l *loader) model(w world, known facts) *model.Model {
	m := model.NewModel(l.given)
	m.When = w.when
	m.Files = l.files()
	m.Faults, m.Constructs = l.faults, l.constructs
	if l.alike == nil {
		l.alike = &evaluator{template: l.template, facts: known, world: w, done: make(map[*syntax.Node]model.Text, 2*len(l.resources))}
	}
	own := &evaluator{template: l.template, facts: known, world: w}
	b := &builder{Model: m}
	for i := range l.resources {
		r := &l.resources[i]
		if read := reads(r.kind); read != nil && w.holds(r) {
			b.evaluator = l.alike
			if slices.ContainsFunc(r.uses, own.decides) {
				b.evaluator = own
			}
			b.read(r, read)
		}
	}
	b.evaluator = own
	b.finish()
	if l.others != nil {
		m.Adopt(l.others())
	}
	m.Seal()
	return m
}

// holds tells whether a resource is there in a world.
func (w *world) holds(r *resource) bool {
	if r.condition == nil {
		return true
	}
	holds, decided := w.truth[r.condition.Text]
	return holds || !decided
}

// assumptions lists the defaults that values of the worlds rest on.
func (l *loader) assumptions(worlds []world) []string {
	var assumptions []string
	for _, name := range l.usedParameters {
		p := l.parameters[name]
		_, given := l.given.Parameters[name]
		if given || p.stored || p.fallback == nil {
			continue
		}
		if slices.ContainsFunc(worlds, func(w world) bool { _, bound := w.bound[name]; return !bound }) {
			assumptions = append(assumptions, p.assumption())
		}
	}
	return assumptions
}

// without makes the worlds again with one default unknown.
func (l *loader) without(assumption string) []*model.Model {
	known := l.known
	known.lifted = assumption[min(len(assumed), len(assumption)):]
	again := *l
	if slices.Contains(l.looped, known.lifted) {
		again.survey, again.alike = newSurvey(newTemplate(l.file, known, l.beside)), nil
	}
	return again.models(again.plan(again.usedConditions, known).worlds(), known)
}
