package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// oas001 is shp001 for integrations in OpenAPI documents, where the import
// says nothing.
var oas001 = lint.Rule{
	ID: "OAS001", Name: "unknown-integration-key", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "x-amazon-apigateway-integration has a key that integrations do not have",
		Why:     "The import passes over keys that it does not know; if a needed one was meant, that one is missing.",
		Symptom: "the import succeeds with a warning at most, and the setting has no effect",
		Fix:     "Write the key as AWS does, or remove it.",
		Refs:    []string{guide + "api-gateway-swagger-extensions-integration.html", guide + "api-gateway-import-api-errors-warnings.html"},
	},
	Check: func(p *lint.Pass) {
		reportUnknownKeys(p, func(shape *model.Shape) bool { return shape.Extension })
	},
}
