package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/syntax"
)

var doc002 = lint.Rule{
	ID: "DOC002", Name: "duplicate-key", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a key stands twice in one map",
		Why:     "The last one wins without a word, so the first setting has no effect.",
		Symptom: "the deployment succeeds with the last value; what stands first is lost",
		Fix:     "Remove one of the two.",
		Refs:    []string{"https://yaml.org/spec/1.2.2/#3213-node-comparison", "https://www.rfc-editor.org/rfc/rfc8259#section-4"},
	},
	Check: func(p *lint.Pass) {
		for _, file := range p.Model.Files {
			for _, problem := range file.Problems {
				if problem.Kind == syntax.DuplicateKey {
					reportDuplicate(p, problem)
				}
			}
		}
	},
}

// reportDuplicate reports an error only where the values differ and the model
// reads the object, because elsewhere the key may well be harmless.
func reportDuplicate(p *lint.Pass, problem syntax.Problem) {
	finding := p.Report(problem.Span, "%s", problem.Message).Because(problem.First, "the first one stands here")
	if !problem.Differ || !p.Model.Reads(problem.Span) {
		finding.As(lint.Warning)
	}
}
