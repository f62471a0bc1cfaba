package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// aut001 leaves routes that ask for an API key to aut003, and operations that
// count on the security of the whole document to aut002.
var aut001 = lint.Rule{
	ID: "AUT001", Name: "open-route", Severity: lint.Warning, Policy: true,
	Doc: lint.Doc{
		Summary: "everybody may call a route that leads into a VPC",
		Why:     "A VPC link takes callers past the walls of the network; without authorization nothing else keeps them out.",
		Symptom: "requests without credentials reach the backend",
		Fix:     "Add an authorizer or AWS_IAM, or a resource policy on a REST API.",
		Refs:    []string{guide + "security-best-practices.html", guide + "set-up-private-integration.html"},
	},
	Check: func(p *lint.Pass) {
		inherits := make(map[*model.Route]bool)
		for i := range p.Model.Documents {
			for _, route := range openedByImport(&p.Model.Documents[i]) {
				inherits[route] = true
			}
		}
		for _, route := range p.Model.Routes {
			if !inherits[route] && !guarded(p.Model, route) && !model.Is(route.KeyRequired, true) {
				reportOpen(p, route)
			}
		}
	},
}

// guarded tells whether something keeps callers away from a private backend,
// or may do so.
func guarded(m *model.Model, route *model.Route) bool {
	api := route.API
	if api == nil || api.Protocol == model.WebSocket || !route.Private() || route.Method.IsFold("OPTIONS") || route.Open() != model.Yes {
		return true
	}
	closed := model.Is(api.ExecuteAPIDisabled, true) && len(m.MutualTLSDomains(api)) > 0
	return closed || api.Policy.Present() || api.IsPrivate() == model.Yes
}

func reportOpen(p *lint.Pass, route *model.Route) {
	if route.Catches() {
		p.Report(route, "everybody may call %s, which opens the whole backend, its health and admin paths included", route.Name)
		return
	}
	p.Report(route, "everybody may call %s, which leads into a VPC", route.Name)
}
