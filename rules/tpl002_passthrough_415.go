package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var tpl002 = lint.Rule{
	ID: "TPL002", Name: "passthrough-415", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "an HTTP integration refuses requests in JSON because no mapping template is for them",
		Why:     "With NEVER, or with WHEN_NO_TEMPLATES and templates for other types, a body without a template is refused; without Content-Type it counts as application/json.",
		Symptom: "415 Unsupported Media Type, and the backend is not called",
		Fix:     "Add a template for application/json, or use WHEN_NO_MATCH.",
		Refs:    []string{guide + "integration-passthrough-behaviors.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		never := in.Passthrough.Is("NEVER")
		if in.Protocol != model.REST || !in.Kind.Is("HTTP") || in.TemplatesOpen || !never && !in.Passthrough.Is("WHEN_NO_TEMPLATES") {
			return
		}
		for _, template := range in.Templates {
			if kind, known := template.Name.Get(); !known || strings.HasPrefix(strings.ToLower(kind), "application/json") {
				return
			}
		}
		switch {
		case len(in.Templates) > 0:
			p.Report(in.Passthrough, "%s refuses requests in JSON: there are templates, but none for application/json", in.Passthrough).
				Because(in.Templates[0].Name, "the templates start here")
		case never:
			p.Report(in.Passthrough, "NEVER without mapping templates refuses every request of %s", in.Name)
		}
	}),
}
