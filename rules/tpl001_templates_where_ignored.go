package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// tpl001 says nothing of passthroughBehavior, which AWS prints and exports for
// every integration, nor of templates that override the request: whether those
// are read is documented in two ways.
var tpl001 = lint.Rule{
	ID: "TPL001", Name: "templates-where-ignored", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "an integration that passes bodies on as they are has mapping templates",
		Why:     "HTTP_PROXY integrations and HTTP APIs do not transform bodies; of overrides in such a template the guide says both, so they are left alone.",
		Symptom: "The backend gets the body of the caller, or the caller that of the backend",
		Fix:     "Remove the templates, or use type HTTP with integration responses.",
		Refs:    []string{guide + "integration-passthrough-behaviors.html", guide + "http-api-vs-rest.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if !in.CallsHTTP() || in.Protocol == model.REST && !in.Kind.Is("HTTP_PROXY") || in.Protocol != model.REST && in.Protocol != model.HTTP {
			return
		}
		if len(in.Templates) > 0 && !slices.ContainsFunc(in.Templates, overridesRequest) {
			p.Report(in.Templates[0].Name, "the %s integration of %s has a mapping template, which is not read", in.Kind, in.Name)
		}
		for i := range in.Responses {
			if templates := in.Responses[i].Templates; len(templates) > 0 {
				p.Report(templates[0].Name, "the %s integration of %s has a mapping template for answers, which is not read", in.Kind, in.Name)
				return
			}
		}
	}),
}

func overridesRequest(template model.Setting) bool {
	return template.Value.Contains("requestOverride") != model.No
}
