package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var aut006 = lint.Rule{
	ID: "AUT006", Name: "private-api-without-policy", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a private REST API has no resource policy",
		Why:     "A private API lets nobody in whom its resource policy does not name. A private integration needs no private API: that is another thing.",
		Symptom: "Private REST API doesn't have a resource policy attached to it",
		Fix:     "Add a resource policy, or make the API regional if only the integration is to be private.",
		Refs:    []string{guide + "apigateway-private-apis.html"},
	},
	Check: func(p *lint.Pass) {
		for _, api := range p.Model.APIs {
			if api.Protocol != model.REST || api.IsPrivate() != model.Yes || !api.Policy.Absent() || p.Model.Misspells(&api.Object, "Policy") {
				continue
			}
			finding := p.Report(api.EndpointTypes, "the endpoint is PRIVATE, but the API has no resource policy, so nobody may call it")
			if len(api.Stages) == 0 && !deployed(p.Model, api) {
				finding.As(lint.Warning) // the policy may follow before the deployment
			}
		}
	},
}

func deployed(m *model.Model, api *model.API) bool {
	return slices.ContainsFunc(m.Deployments, func(d *model.Deployment) bool { return d.API == api })
}
