package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var int010 = lint.Rule{
	ID: "INT010", Name: "method-narrowing", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "every request reaches the backend with another verb than it came with",
		Why:     "The verb of an integration is fixed unless it is ANY; a POST arrives as GET.",
		Symptom: "405 or another verb in the log of the backend, of every request",
		Fix:     "Give the integration the verb of the route, or ANY.",
		Refs:    []string{restAPI + "API_PutIntegration.html", httpAPI + "apis-apiid-integrations.html"},
	},
	Check: lint.Each(func(m *model.Model) []*model.Route { return m.Routes }, func(p *lint.Pass, route *model.Route) {
		in := route.Integration
		if in == nil || !in.CallsHTTP() || in.Protocol != model.REST && in.Protocol != model.HTTP || route.Path.Unknown() && route.Method.Absent() {
			return
		}
		verb, known := in.Method.Get()
		if !known || strings.EqualFold(verb, "ANY") {
			return
		}
		method, named := route.Method.Get()
		switch {
		case named && strings.EqualFold(method, verb) || route.Method.Unknown():
		case named && !strings.EqualFold(method, "ANY"):
			if in.Kind.Is("HTTP_PROXY") {
				finding := p.Report(in.Method, "%s reaches the backend as %s", route.Name, verb).Because(route, "the route stands here")
				suggestInstead(finding, "Hand the verb of the route on", in.Method, method)
			}
		case named || route.Path.Is(model.DefaultRoute):
			finding := p.Report(in.Method, "%s takes every verb, but the backend gets %s", route.Name, verb).Because(route, "the route stands here")
			suggestInstead(finding, "Hand every verb on", in.Method, "ANY")
		}
	}),
}
