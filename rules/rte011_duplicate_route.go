package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// rte011 points at both routes where their paths differ: neither is the one that
// has to change. Two routes of one place are one route, which the branches of a
// script change in different ways.
var rte011 = lint.Rule{
	ID: "RTE011", Name: "duplicate-route", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "two routes of an API match the same requests",
		Why:     "An API has one route for each method and path, and the names of variables do not tell paths apart.",
		Symptom: "The deployment is refused with a conflict",
		Fix:     "Remove one of them, or give it another method or path.",
		Refs:    []string{guide + "http-api-develop-routes.html", restAPI + "API_CreateResource.html"},
	},
	Check: lint.Each(func(m *model.Model) []*model.API { return m.APIs }, func(p *lint.Pass, api *model.API) {
		seen := make(map[string]*model.Route, len(api.Routes))
		for _, route := range api.Routes {
			signature, ok := route.Signature()
			if !ok {
				continue
			}
			first := seen[signature]
			if first == nil {
				seen[signature] = route
				continue
			}
			if route.Where() == first.Where() {
				continue
			}
			reportTwin(p, route, first)
			if route.Describe() != first.Describe() {
				reportTwin(p, first, route)
			}
		}
	}),
}

func reportTwin(p *lint.Pass, route, other *model.Route) {
	finding := p.Report(route, "%s matches the same requests as %s", route.Describe(), other.Describe()).Because(other, "the other one stands here")
	if route.API.Protocol == model.REST && route.Path.Same(other.Path) == model.No {
		finding.Shows(siblingRefused)
	}
}
