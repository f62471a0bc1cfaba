package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// shp002 leaves identity sources of JWT authorizers to aut007. One object for a
// list of them is a warning: stacks with such security groups were made.
var shp002 = lint.Rule{
	ID: "SHP002", Name: "wrong-value", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a value does not fit its key, or a required key is missing",
		Why:     "AWS checks type, range, length and allowed values before it makes the object.",
		Symptom: "CloudFormation: Properties validation failed; the CLI and the import: BadRequestException",
		Fix:     "Give a value that fits.",
		Refs:    []string{template + "aws-template-resource-type-ref.html", restAPI + "API_Integration.html", httpAPI + "apis-apiid-integrations.html"},
	},
	Check: func(p *lint.Pass) {
		for _, shape := range p.Model.Shapes {
			for _, fault := range shape.Faults() {
				if fault.Kind != model.UnknownKey && !saidOfTokens(p.Model, fault) {
					reportWrongValue(p, shape.Owner, fault)
				}
			}
		}
		checkBodyModels(p)
		for _, route := range p.Model.Routes {
			checkMethod(p, route)
		}
	},
}

func reportWrongValue(p *lint.Pass, owner string, fault model.ShapeFault) {
	finding := p.Report(fault.At, "%s: %s", owner, fault.Message)
	if fault.Lone {
		finding.As(lint.Warning)
	}
	value, known := fault.Value.Get()
	if fault.Symptom != "" {
		finding.Shows(strings.ReplaceAll(fault.Symptom, "{value}", value))
	}
	if defined := fault.Value.Defined(); known && defined != fault.At {
		finding.Because(defined, "the value stands here")
		return
	}
	if edits := lint.Replace(fault.At, value, fault.Meant); fault.Meant != "" && edits != nil {
		finding.Suggest(lint.Fix{Title: "Write " + fault.Meant, Edits: edits})
	}
}
