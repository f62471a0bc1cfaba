package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var aut003 = lint.Rule{
	ID: "AUT003", Name: "api-key-is-not-auth", Severity: lint.Warning, Policy: true,
	Doc: lint.Doc{
		Summary: "an API key is all that keeps callers from a route that leads into a VPC",
		Why:     "API keys tell usage plans apart. They are sent with every request, are shared and never expire.",
		Symptom: "whoever has seen the key reaches the backend",
		Fix:     "Add an authorizer, AWS_IAM or a resource policy beside the key.",
		Refs:    []string{guide + "api-gateway-api-usage-plans.html"},
	},
	Check: func(p *lint.Pass) {
		for _, route := range p.Model.Routes {
			if model.Is(route.KeyRequired, true) && !guarded(p.Model, route) {
				p.Report(route.KeyRequired, "an API key alone guards %s: a key is no authorization", route.Name)
			}
		}
	},
}
