package shell

import (
	"slices"
	"strings"

	sh "mvdan.cc/sh/v3/syntax"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// regionVariables are those of the environment that say where calls go; of the
// first only version 2 of the AWS CLI knows. Source: AWS CLI User Guide,
// "Environment variables".
var regionVariables = [...]string{"AWS_REGION", "AWS_DEFAULT_REGION"}

// locate notes the Region that a call goes to, by option or environment; absent
// where the profile of the caller says it.
func (s *script) locate(c *call, before []setting) {
	if o := c.option("region"); o != nil && len(o.words) == 1 {
		c.region = s.compose(o.words[0].value, o.words[0].span)
		return
	}
	c.region = model.AbsentText(c.Head)
	for _, name := range regionVariables {
		held, ok := s.environment(name, before)
		if !ok {
			continue
		}
		at := c.Head
		if held.span.File != nil {
			at = held.span
		}
		region := s.compose(held.value, at)
		if c.region.Present() && c.region.Same(region) != model.Yes {
			region = model.UnknownText("Region", "AWS_REGION and AWS_DEFAULT_REGION differ, and version 1 of the AWS CLI does not know the first", at)
		}
		c.region = region
	}
}

// setting is a variable of the environment that stands before a command.
type setting struct {
	name string
	word
}

// environment gives what a call finds in a variable of its environment.
func (s *script) environment(name string, before []setting) (held word, ok bool) {
	for i := range slices.Backward(before) {
		if before[i].name == name {
			return before[i].word, true
		}
	}
	found, set := s.variables.exported(name)
	return word{value: found, span: found.defined}, set
}

// settingsBefore gives the variables that stand before a command: before all
// words, or behind a wrapper such as env.
func (s *script) settingsBefore(assigns []*sh.Assign, wrapper []word) []setting {
	var list []setting
	for _, assign := range assigns {
		if assign.Name != nil && assign.Value != nil {
			list = append(list, setting{assign.Name.Value, s.expand(assign.Value)})
		}
	}
	for i := range wrapper {
		w := &wrapper[i]
		if name, text, ok := strings.Cut(w.text, "="); ok && isName(name) && !strings.ContainsRune(name, '-') {
			set := word{value: w.value, span: w.place(len(name)+1, len(w.text))}
			set.text = text
			list = append(list, setting{name, set})
		}
	}
	return list
}

// during runs a function with the variables that stand before its name, which
// are as before when it is done.
func (s *script) during(before []setting, run func()) {
	held := make([]variable, len(before))
	for i := range before {
		held[i] = s.variables.whole(before[i].name)
		before[i].defined = before[i].span
		s.variables.write(before[i].name, variable{value: before[i].value, exported: true})
	}
	run()
	for i := range before {
		s.variables.write(before[i].name, held[i])
	}
}

// region gives the Region that all objects are made in; absent where no call
// says one.
func (s *script) region() model.Text {
	var common model.Text
	for i, o := range s.objects {
		switch {
		case i == 0:
			common = o.region
		case common.Absent() && o.region.Absent() || common.Same(o.region) == model.Yes:
		default:
			return model.UnknownText("Region", "not all calls say one Region", syntax.Span{File: s.file})
		}
	}
	return common
}
