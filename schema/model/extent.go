package model

import "github.com/linkproof/linkproof/schema/syntax"

// extents gives the spans of the objects that were read, of each kind.
func (m *Model) extents(yield func(syntax.Span) bool) {
	_ = all(m.APIs, yield) && all(m.Routes, yield) && all(m.Integrations, yield) && all(m.Stages, yield) &&
		all(m.Links, yield) && all(m.Balancers, yield) && all(m.Listeners, yield) && all(m.Groups, yield) &&
		all(m.SecurityGroups, yield) && all(m.Services, yield) && all(m.Instances, yield) && all(m.Tasks, yield) &&
		all(m.Certificates, yield)
}

func all[T interface{ Extent() syntax.Span }](objects []T, yield func(syntax.Span) bool) bool {
	for _, object := range objects {
		if !yield(object.Extent()) {
			return false
		}
	}
	return true
}

// Reads tells whether a place lies within an object that the model holds, so
// that what stands there decides about requests.
func (m *Model) Reads(place syntax.Span) bool {
	for extent := range m.extents {
		if extent.Contains(place) {
			return true
		}
	}
	return false
}
