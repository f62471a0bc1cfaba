package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var doc003 = lint.Rule{
	ID: "DOC003", Name: "undefined-reference", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a function names something that the template does not define",
		Why:     "CloudFormation looks every name up before it makes anything.",
		Symptom: "Template format error: Unresolved resource dependencies [...] in the Resources block of the template",
		Fix:     "Correct the name, or define what it names.",
		Unknown: "A template that uses many names and has no parameters, conditions or mappings is taken for a piece that a tool puts together with others: its names are not checked.",
		Refs:    []string{template + "intrinsic-function-reference-ref.html", template + "intrinsic-function-reference-sub.html"},
	},
	Check: func(p *lint.Pass) {
		reportFaults(p, model.UndefinedReference)
		for _, fault := range p.Model.Faults {
			if fault.Kind == model.PartialTemplate {
				p.Report(fault.Span, "%s", fault.Message).As(lint.Info)
			}
		}
	},
}
