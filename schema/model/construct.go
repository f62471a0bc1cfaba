package model

import "github.com/linkproof/linkproof/schema/syntax"

// Construct is where an object of a generated template comes from: the path
// of the construct in the program that generated it, as the AWS CDK writes it
// to the metadata of resources.
type Construct struct {
	// Path is the path of the construct: Shop/Api/Integration/Resource.
	Path string
	// Scope is the object in the template.
	Scope syntax.Span
}

// ConstructAt gives the path of the construct that made what stands at a
// place; empty without one.
func (m *Model) ConstructAt(place syntax.Span) string {
	for i := range m.Constructs {
		if m.Constructs[i].Scope.Contains(place) {
			return m.Constructs[i].Path
		}
	}
	return ""
}
