package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// shp001 wins over the rules about missing settings: a misspelt key is one
// mistake, not two. It leaves integrations in OpenAPI documents to oas001, and
// requests of the CLI to cli011 and cli012.
var shp001 = lint.Rule{
	ID: "SHP001", Name: "unknown-key", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "an object has a key that its kind of object does not have",
		Why:     "A key that nobody knows is refused or ignored; if a needed one was meant, that one is missing.",
		Symptom: "CloudFormation: Encountered unsupported property; the OpenAPI import ignores the key",
		Fix:     "Write the key as AWS does, or remove it.",
		Refs:    []string{template + "aws-template-resource-type-ref.html", guide + "api-gateway-swagger-extensions.html"},
	},
	Check: func(p *lint.Pass) {
		reportUnknownKeys(p, func(shape *model.Shape) bool { return !shape.Extension && shape.Call == "" })
	},
}

func reportUnknownKeys(p *lint.Pass, concerns func(*model.Shape) bool) {
	for i := range p.Model.Shapes {
		shape := &p.Model.Shapes[i]
		if !concerns(shape) {
			continue
		}
		for _, fault := range shape.Faults() {
			if fault.Kind == model.UnknownKey && !saidOfTLS(p.Model, fault) {
				reportUnknownKey(p, shape.Owner, fault)
			}
		}
	}
}

func reportUnknownKey(p *lint.Pass, owner string, fault model.ShapeFault) {
	finding := p.Report(fault.At, "%s: %s", owner, fault.Message)
	if fault.Grave {
		finding.As(lint.Error)
	}
	if edits := lint.Replace(fault.At, fault.Key, fault.Meant); fault.Meant != "" && edits != nil {
		finding.Suggest(lint.Fix{Title: "Write " + fault.Meant, Edits: edits})
	}
}
