package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var oas004 = lint.Rule{
	ID: "OAS004", Name: "spec-version", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the definition of an HTTP API is of a version that HTTP APIs do not import",
		Why:     "HTTP APIs import OpenAPI 3.0. They refuse Swagger 2.0; of OpenAPI 3.1 it is not known what they make of what is new.",
		Symptom: "BadRequestException when the API is made or imported",
		Fix:     "Write the definition in OpenAPI 3.0.",
		Refs:    []string{guide + "http-api-open-api.html"},
	},
	Check: func(p *lint.Pass) {
		for i := range p.Model.Documents {
			document := &p.Model.Documents[i]
			switch {
			case document.API == nil || document.API.Protocol != model.HTTP || !document.ForGateway():
			case document.Swagger:
				p.Report(document.Version, "an HTTP API imports OpenAPI 3.0, not Swagger %s", document.Version)
			case document.Version.HasPrefix("3.1") == model.Yes:
				p.Report(document.Version, "an HTTP API imports OpenAPI 3.0; the definition is of version %s", document.Version).As(lint.Warning).
					Shows("not certain: the guide names OpenAPI 3.0 only")
			}
		}
	},
}
