package cfn

import (
	"fmt"
	"slices"

	"github.com/linkproof/linkproof/schema/model"
)

// manyNames is how many names that it does not define tell a piece of a
// template from one with mistakes.
const manyNames = 3

// lacks notes a name that the template does not define.
func (s *survey) lacks(name string) {
	if !slices.Contains(s.undefined, name) {
		s.undefined = append(s.undefined, name)
	}
}

// piece tells that the template is a part of one that some tool puts together:
// it refers to many names and has no section that could define one.
func (s *survey) piece() bool {
	return len(s.undefined) >= manyNames && len(s.parameters) == 0 && s.conditions == nil && s.mappings == nil
}

// spare takes back, of a piece, what it says of names that are not defined: the
// rest of the template may define them.
func (s *survey) spare() {
	if !s.piece() {
		return
	}
	undefined := func(fault model.Fault) bool { return fault.Kind == model.UndefinedReference }
	first := s.faults[slices.IndexFunc(s.faults, undefined)]
	s.faults = append(slices.DeleteFunc(s.faults, undefined), model.Fault{
		Kind: model.PartialTemplate, Span: first.Span,
		Message: fmt.Sprintf("names are not checked: the template uses %d, such as %s, that it does not define, and has no parameters, conditions or mappings: a piece of one",
			len(s.undefined), s.undefined[0]),
	})
}
