package shell

import (
	"fmt"
	"maps"
	"slices"

	sh "mvdan.cc/sh/v3/syntax"

	"github.com/linkproof/linkproof/schema/awsjson"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// Load follows a script or the commands of a page, which is one world. It
// notes in the file what is wrong with its text and the comments in it. Facts,
// where given, makes an unsealed model of what is known beside.
func Load(file *syntax.File, given model.Given, facts func() *model.Model) *model.InputSet {
	parsed := parse(file)
	world := func(lifted string) (*model.Model, *script) {
		s := newScript(file, given, lifted)
		s.follow(parsed)
		m := s.build()
		if facts != nil {
			m.Adopt(facts())
		}
		m.Seal()
		return m, s
	}
	first, s := world("")
	set := &model.InputSet{
		Files: first.Files, Worlds: []*model.Model{first},
		Assumptions: slices.Sorted(slices.Values(s.assumptions)), Settable: slices.Sorted(maps.Keys(s.settable)),
	}
	if len(s.assumptions) > 0 {
		set.Without = func(assumption string) []*model.Model {
			without, _ := world(assumption)
			return []*model.Model{without}
		}
	}
	return set
}

// part is a block with what was read of it.
type part struct {
	base       int
	text       []byte
	statements []*sh.Stmt
	// aside tells that it is a block of a page without a call of ours: what the
	// shell makes of it is not our concern.
	aside bool
}

// follow runs through the blocks in order, the state carried on.
func (s *script) follow(parts []part) {
	for i := range parts {
		s.base, s.text = parts[i].base, parts[i].text
		s.scopes++
		s.scope = s.scopes
		s.last = nil
		s.statements(parts[i].statements)
	}
	s.uncalled()
}

// build makes the model of what is left at the end.
func (s *script) build() *model.Model {
	m := model.NewModel(s.given)
	m.Files = []*syntax.File{s.file}
	if m.Region.Absent() {
		m.Region = s.region()
	}
	m.Commands, m.Expressions = s.commands, s.expressions
	if s.tired() {
		start := syntax.Span{File: s.file, End: min(1, int32(len(s.file.Src)))}
		m.Faults = append(m.Faults, model.Fault{Kind: model.LimitExceeded, Message: fmt.Sprintf("the script is followed for %d steps and no further", maxSteps), Span: start})
	}
	requests := awsjson.NewRequests(m, evaluator{s})
	for _, o := range s.objects {
		if s.tired() {
			o.open = "the script is not followed to its end"
		}
		requests.Read(o.operation, s.fields(o), o.written)
		requests.Describe(o.command, s.fields(o), o.written)
	}
	requests.Join()
	return m
}
