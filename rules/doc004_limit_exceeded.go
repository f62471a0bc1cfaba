package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

var doc004 = lint.Rule{
	ID: "DOC004", Name: "limit-exceeded", Severity: lint.Error, Limits: true,
	Doc: lint.Doc{
		Summary: "a file is deeper or larger than is read, or goes on after the document that is read",
		Why:     "What lies beyond the limit was not checked, so silence about it means nothing.",
		Symptom: "none at AWS; linkproof did not check the part that the message names",
		Fix:     "Split the file, or flatten what is nested so deeply.",
		Refs:    []string{template + "cloudformation-limits.html", guide + "limits.html"},
	},
	Check: func(p *lint.Pass) {
		reportProblems(p, syntax.LimitExceeded)
		reportProblems(p, syntax.MoreDocuments)
		reportFaults(p, model.LimitExceeded)
	},
}
