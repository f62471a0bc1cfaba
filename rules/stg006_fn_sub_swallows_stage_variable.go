package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// stg006 takes from doc003 the names that API Gateway means something by.
var stg006 = lint.Rule{
	ID: "STG006", Name: "fn-sub-swallows-stage-variable", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "Fn::Sub takes an expression of API Gateway for its own",
		Why:     "Within Fn::Sub ${name.attribute} is an attribute of a resource, and the template has no resource of that name.",
		Symptom: "Template format error: Unresolved resource dependencies [stageVariables] in the Resources block of the template",
		Fix:     "Write ${!stageVariables.name}, which Fn::Sub leaves as ${stageVariables.name}.",
		Refs:    []string{template + "intrinsic-function-reference-sub.html", guide + "stage-variables.html"},
	},
	Check: func(p *lint.Pass) {
		for _, fault := range p.Model.Faults {
			if fault.Kind != model.SwallowedVariable {
				continue
			}
			finding := p.Report(fault.Span, "%s", fault.Message)
			if before := fault.Span; fault.Span.End > fault.Span.Start {
				before.End = before.Start
				finding.Suggest(lint.Fix{Title: "Put an exclamation mark before the name", Safe: true, Edits: []syntax.Edit{{Span: before, Text: "!"}}})
			}
			if fault.Aside {
				finding.As(lint.Warning)
			}
		}
	},
}
