package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// oas003 wins over oas007 for references in the place of integrations.
var oas003 = lint.Rule{
	ID: "OAS003", Name: "component-integrations", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "an operation refers to an integration that is not there, or that its kind of API cannot share",
		Why:     "HTTP APIs alone read integrations from the components, and an operation whose reference leads to nothing has none.",
		Symptom: "the import refuses the document, or the deployment answers No integration defined for method",
		Fix:     "Write the integration into the operation, or correct the reference.",
		Refs:    []string{guide + "api-gateway-extensions-integrations.html"},
	},
	Check: func(p *lint.Pass) {
		for i := range p.Model.Documents {
			for _, reference := range p.Model.Documents[i].References {
				checkReference(p, reference)
			}
		}
	},
}

func checkReference(p *lint.Pass, reference model.IntegrationReference) {
	switch {
	case reference.Fault != "":
		p.Report(reference.Target, "%s has no integration: %s", reference.Route.Name, reference.Fault)
	case reference.Shared && reference.Route.API.Protocol == model.REST:
		p.Report(reference.Target, "%s shares an integration by $ref, which HTTP APIs can and REST APIs cannot: %s", reference.Route.Name, reference.Target)
	}
}
