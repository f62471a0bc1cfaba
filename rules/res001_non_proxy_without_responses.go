package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// res001 takes patterns that fit 200 for a choice to let nothing else through.
var res001 = lint.Rule{
	ID: "RES001", Name: "non-proxy-without-responses", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a non-proxy integration has no default integration response",
		Why:     "An integration of type HTTP answers through its integration responses only; an answer that none of them is for becomes an error.",
		Symptom: "Execution failed due to configuration error: No match for output mapping and no default output mapping configured",
		Fix:     "Add an integration response without a selection pattern, or use HTTP_PROXY.",
		Refs:    []string{guide + "api-gateway-integration-settings-integration-response.html"},
	},
	Check: func(p *lint.Pass) {
		patterns := newSelections()
		for _, in := range p.Model.Integrations {
			if in.Protocol == model.REST && in.Kind.Is("HTTP") && !in.ResponsesOpen {
				checkSuccess(p, in, patterns)
			}
		}
	},
}

// checkSuccess looks for a response that is for an answer 200.
func checkSuccess(p *lint.Pass, in *model.Integration, patterns *selections) {
	if len(in.Responses) == 0 {
		p.Report(in, "the HTTP integration of %s has no integration response, so every answer of the backend becomes a 500", in.Name)
		return
	}
	for i := range in.Responses {
		if in.Responses[i].Default() != model.No || fitsSuccess(in.Responses[i].SelectionPattern, patterns) {
			return
		}
	}
	p.Report(in, "no integration response of %s is for an answer 200 of the backend: none is the default, no pattern fits 200", in.Name).
		Because(&in.Responses[0], "the responses start here")
}

// fitsSuccess tells whether a selection pattern may fit the status code 200.
func fitsSuccess(selection model.Text, patterns *selections) bool {
	text, _ := selection.Get()
	statuses, err := patterns.of(text)
	return err != nil || slices.Contains(statuses, 200)
}
