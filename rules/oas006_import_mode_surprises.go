package rules

import "github.com/linkproof/linkproof/rules/lint"

var oas006 = lint.Rule{
	ID: "OAS006", Name: "import-mode-surprises", Severity: lint.Info,
	Doc: lint.Doc{
		Summary: "put-rest-api without a mode merges the document into the API",
		Why:     "What the document no longer has stays in the API, old private integrations included. Nor is the update atomic, and endpoint types stay as they are.",
		Symptom: "methods that were taken out of the document still answer",
		Fix:     "Add --mode overwrite, or --mode merge where that is meant.",
		Refs:    []string{guide + "api-gateway-import-api-update.html", guide + "api-gateway-import-api-basePath.html"},
	},
	Check: func(p *lint.Pass) {
		for _, command := range p.Model.Commands {
			if command.Service != "apigateway" || command.Operation != "put-rest-api" {
				continue
			}
			_, mode := command.Option("mode")
			_, file := command.Option("cli-input-json")
			_, other := command.Option("cli-input-yaml")
			if !mode && !file && !other {
				p.Report(command, "put-rest-api without --mode merges: what the document no longer has stays in the API")
			}
		}
	},
}
