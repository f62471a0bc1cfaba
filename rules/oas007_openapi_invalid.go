package rules

import "github.com/linkproof/linkproof/rules/lint"

var oas007 = lint.Rule{
	ID: "OAS007", Name: "openapi-invalid", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "a document departs from the OpenAPI specification",
		Why:     "API Gateway passes over some departures and refuses others.",
		Symptom: "the import warns or answers BadRequestException: Unable to parse API definition",
		Fix:     "Correct the document at the place shown.",
		Refs:    []string{"https://spec.openapis.org/oas/v3.0.3", guide + "api-gateway-known-issues.html"},
	},
	Check: func(p *lint.Pass) {
		for _, document := range p.Model.Documents {
			for _, fault := range document.Faults() {
				finding := p.Report(fault.At, "%s", fault.Message)
				if fault.Refused {
					finding.As(lint.Error)
				}
			}
		}
	},
}
