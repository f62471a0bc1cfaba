package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

var doc001 = lint.Rule{
	ID: "DOC001", Name: "syntax-error", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the file does not parse as its notation",
		Why:     "Nobody can deploy a file that cannot be read, and nothing else in it was checked.",
		Symptom: "CloudFormation, the import or the AWS CLI refuses the file before anything is made",
		Fix:     "Correct the text at the place shown.",
		Refs:    []string{"https://yaml.org/spec/1.2.2/", "https://www.rfc-editor.org/rfc/rfc8259"},
	},
	Check: func(p *lint.Pass) {
		reportProblems(p, syntax.SyntaxError)
		reportFaults(p, model.NotLoaded)
	},
}

// reportProblems reports what the readers found, of one kind. A document that
// nobody reads is a warning: some tools read it.
func reportProblems(p *lint.Pass, kind syntax.ProblemKind) {
	for _, file := range p.Model.Files {
		for _, problem := range file.Problems {
			if problem.Kind != kind {
				continue
			}
			finding := p.Report(problem.Span, "%s", problem.Message)
			if kind == syntax.MoreDocuments {
				finding.As(lint.Warning)
			}
		}
	}
}

// reportFaults reports what the loaders found, of one kind; faults outside the
// way of a request are warnings.
func reportFaults(p *lint.Pass, kind model.FaultKind) {
	for _, fault := range p.Model.Faults {
		if fault.Kind != kind {
			continue
		}
		finding := p.Report(fault.Span, "%s", fault.Message)
		if fault.Aside {
			finding.As(lint.Warning)
		}
	}
}
