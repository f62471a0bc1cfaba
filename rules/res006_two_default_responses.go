package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var res006 = lint.Rule{
	ID: "RES006", Name: "two-default-responses", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "more than one integration response has no selection pattern",
		Why:     "The response without a pattern is the default one, of which an integration has one.",
		Symptom: "The deployment is refused, or one of the responses is never chosen",
		Fix:     "Give each response but one a selection pattern.",
		Refs:    []string{guide + "api-gateway-integration-settings-integration-response.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if in.Protocol != model.REST || !in.Kind.Is("HTTP") {
			return
		}
		var first *model.IntegrationResponse
		for i := range in.Responses {
			response := &in.Responses[i]
			switch {
			case response.Default() != model.Yes:
			case first == nil:
				first = response
			default:
				p.Report(response, "a second integration response of %s has no selection pattern", in.Name).
					Because(first, "the first one stands here")
			}
		}
	}),
}
