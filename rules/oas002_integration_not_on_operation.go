package rules

import "github.com/linkproof/linkproof/rules/lint"

var oas002 = lint.Rule{
	ID: "OAS002", Name: "integration-not-on-operation", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "an extension or a method stands where API Gateway does not read it",
		Why:     "The import reads integrations of operations only, and of path items the methods in lower case and x-amazon-apigateway-any-method.",
		Symptom: "No integration defined for method, or the route is not there",
		Fix:     "Move the extension into the operation, or write the method as API Gateway does.",
		Refs:    []string{guide + "api-gateway-swagger-extensions-integration.html", guide + "api-gateway-swagger-extensions-any-method.html"},
	},
	Check: func(p *lint.Pass) {
		for i := range p.Model.Documents {
			for _, misplaced := range p.Model.Documents[i].Misplaced {
				finding := p.Report(misplaced.At, "%s is not read here: %s", misplaced.Key, misplaced.Meant)
				if !misplaced.Grave {
					finding.As(lint.Warning)
				}
			}
		}
	},
}
