package rules

import "github.com/linkproof/linkproof/rules/lint"

var oas008 = lint.Rule{
	ID: "OAS008", Name: "misspelt-extension", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "a key looks like an extension of API Gateway and is none",
		Why:     "OpenAPI allows every key that starts with x-, so the import passes over it without a word.",
		Symptom: "No integration defined for method, or the setting has no effect",
		Fix:     "Write the extension as the guide does.",
		Refs:    []string{guide + "api-gateway-swagger-extensions.html"},
	},
	Check: func(p *lint.Pass) {
		for i := range p.Model.Documents {
			for _, stranger := range p.Model.Documents[i].Strangers {
				meant := ""
				if stranger.Meant != "" {
					meant = "; " + stranger.Meant + " was probably meant"
				}
				finding := p.Report(stranger.At, "%s is no extension of API Gateway%s", stranger.Key, meant)
				if stranger.Grave {
					finding.As(lint.Error)
				}
				if edits := lint.Replace(stranger.At, stranger.Key, stranger.Meant); stranger.Meant != "" && edits != nil {
					finding.Suggest(lint.Fix{Title: "Write " + stranger.Meant, Edits: edits})
				}
			}
		}
	},
}
