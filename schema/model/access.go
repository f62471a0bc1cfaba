package model

import (
	"slices"
	"strings"
)

// Private tells whether the route leads through a VPC link for sure.
func (r *Route) Private() bool { return r.Integration != nil && r.Integration.UsesLink() }

// LeadsIntoVPC tells whether the model is about the way into a VPC: it has a
// VPC link, or an integration that uses one.
func (m *Model) LeadsIntoVPC() bool {
	return len(m.Links) > 0 || slices.ContainsFunc(m.Integrations, (*Integration).UsesLink)
}

// LeadsIntoVPC tells whether some route of the API that the stage serves goes
// through a VPC link for sure. How an API is set up that is made elsewhere is
// not known.
func (s *Stage) LeadsIntoVPC() bool {
	return s.API != nil && !s.API.Elsewhere && slices.ContainsFunc(s.API.Integrations, (*Integration).UsesLink)
}

// Open tells whether API Gateway lets every caller through to the route, as
// far as the route says: it asks for no authorizer and no signature. Absent
// authorization is none in every notation.
func (r *Route) Open() Answer {
	if r.Authorization.Unknown() {
		return CannotTell
	}
	return answer(r.Authorization.Absent() || r.Authorization.Is("NONE"))
}

// Catches tells whether the route serves requests of many paths, so that all
// of the backend is reached by it.
func (r *Route) Catches() bool {
	path, known := r.Path.Get()
	return known && (path == DefaultRoute || strings.HasSuffix(path, "+}") && strings.Count(path, "/") == 1)
}

// IsPrivate tells whether the endpoint of a REST API is reached from VPCs only.
func (a *API) IsPrivate() Answer {
	types, known := a.EndpointTypes.Get()
	if !known {
		return CannotTell
	}
	return answer(slices.Contains(types, "PRIVATE"))
}

// MutualTLSDomains gives the custom domain names of an API whose callers have
// to show a certificate.
func (m *Model) MutualTLSDomains(api *API) []*DomainName {
	var domains []*DomainName
	for _, mapping := range m.APIMappings {
		if domain := mapping.Domain.To; mapping.API == api && api != nil && domain != nil && domain.TrustStore.Present() {
			domains = append(domains, domain)
		}
	}
	return domains
}

// AnswersPreflight tells whether an API has a route of its own, open to all,
// for the preflight requests of browsers to the path of another route.
func (a *API) AnswersPreflight(to *Route) Answer {
	if a.Protocol == HTTP && a.CORS != nil {
		return Yes
	}
	result := No
	if a.Elsewhere {
		result = CannotTell
	}
	for _, route := range a.Routes {
		if !route.Method.Known() && route.Method.Present() || !route.Path.Known() {
			result = CannotTell
		}
		if !route.Method.IsFold("OPTIONS") || route.Open() == No {
			continue
		}
		if route.Catches() || route.Path.Same(to.Path) != No {
			return Yes
		}
	}
	return result
}

// ServesBrowsers tells whether something of the API answers pages of other
// origins: headers or routes for them.
func (a *API) ServesBrowsers() bool {
	for _, response := range a.GatewayResponses {
		if setsCORS(response.Parameters) {
			return true
		}
	}
	for _, in := range a.Integrations {
		for i := range in.Responses {
			if setsCORS(in.Responses[i].Parameters) {
				return true
			}
		}
		for i := range in.ResponseParameters {
			if isCORS(in.ResponseParameters[i].Key) {
				return true
			}
		}
	}
	return false
}

func setsCORS(mappings []Mapping) bool {
	return slices.ContainsFunc(mappings, func(m Mapping) bool { return isCORS(m.Key) })
}

// isCORS tells whether a mapping sets a header by which browsers let pages of
// other origins read an answer.
func isCORS(key Text) bool {
	literal, _ := key.Get()
	return strings.Contains(strings.ToLower(literal), "access-control-allow-")
}
