package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var stg003 = lint.Rule{
	ID: "STG003", Name: "stage-variable-on-http-api-target", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "a private integration of an HTTP API names its VPC link or target by a stage variable",
		Why: "Stage variables are documented for URLs, functions and credentials of an HTTP API, not for connection ids and ARNs " +
			"of private targets. Whether they are filled there is not known.",
		Symptom: "BadRequestException when the integration is made, or 500 Internal Server Error",
		Fix:     "Make one integration, or one API, for each environment.",
		Refs:    []string{guide + "http-api-stages.html", guide + "http-api-develop-integrations-private.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if !privateHTTP(in) {
			return
		}
		for _, use := range in.Link.ID.StageVariables() {
			p.Report(use.Span, "the VPC link of an HTTP API is named by stage variable %s", use.Name)
		}
		if _, isURL := in.URI.Endpoint(); isURL {
			return
		}
		for _, use := range in.URI.StageVariables() {
			p.Report(use.Span, "the private target of an HTTP API is named by stage variable %s", use.Name)
		}
	}),
}
