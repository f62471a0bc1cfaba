package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// int016 leaves integrations whose extension is misspelt to oas008, or to oas002
// where it stands in the wrong place.
var int016 = lint.Rule{
	ID: "INT016", Name: "method-without-integration", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a method calls nothing",
		Why:     "A deployment is refused as long as a method has no integration; a route without a target answers nothing but errors.",
		Symptom: "No integration defined for method; of an API without any, The REST API doesn't contain any methods",
		Fix:     "Give the method an integration, the route a target.",
		Refs:    []string{restAPI + "API_PutIntegration.html", httpAPI + "apis-apiid-routes.html"},
	},
	Check: lint.Each(func(m *model.Model) []*model.Route { return m.Routes }, func(p *lint.Pass, route *model.Route) {
		if p.Model.Misspelt(route) || route.API == nil || route.Integration != nil || route.IntegrationOpen || len(route.API.Integrations) == 0 {
			return
		}
		switch {
		case route.API.Protocol == model.REST:
			p.Report(route, "%s has no integration", route.Name)
		case route.API.Protocol == model.HTTP && route.Target.Absent():
			p.Report(route, "%s has no integration", route.Name).As(lint.Warning).Shows("")
		}
	}),
}
