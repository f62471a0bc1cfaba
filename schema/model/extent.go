package model

import "github.com/linkproof/linkproof/schema/syntax"

// Reads tells whether a place lies within an object that the model holds, so
// that what stands there decides about requests. Of an OpenAPI document that is
// the paths, but no schemas and descriptions beside them.
func (m *Model) Reads(place syntax.Span) bool {
	for i := range m.Documents {
		if root := m.Documents[i].Root; root.Where().Contains(place) {
			return root.Get("paths").Where().Contains(place) || within(place, m.Integrations)
		}
	}
	return within(place, m.APIs) || within(place, m.Routes) || within(place, m.Integrations) ||
		within(place, m.Stages) || within(place, m.Links) || m.readsNetwork(place) || m.readsCloudMap(place) || m.readsAround(place)
}

func (m *Model) readsAround(place syntax.Span) bool {
	return within(place, m.Authorizers) || within(place, m.Validators) || within(place, m.Responses) || within(place, m.Domains) ||
		within(place, m.APIMappings) || within(place, m.Rules) || within(place, m.MoreCertificates)
}

func (m *Model) readsNetwork(place syntax.Span) bool {
	return within(place, m.Balancers) || within(place, m.Listeners) || within(place, m.Groups) ||
		within(place, m.SecurityGroups) || within(place, m.Certificates)
}

func (m *Model) readsCloudMap(place syntax.Span) bool {
	return within(place, m.Services) || within(place, m.Instances) || within(place, m.Tasks)
}

func within[T interface{ Extent() syntax.Span }](place syntax.Span, objects []T) bool {
	for _, object := range objects {
		if object.Extent().Contains(place) {
			return true
		}
	}
	return false
}
