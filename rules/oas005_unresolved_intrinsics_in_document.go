package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var oas005 = lint.Rule{
	ID: "OAS005", Name: "unresolved-intrinsics-in-document", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a document that CloudFormation does not read holds its functions",
		Why: "CloudFormation hands a document in a file of its own to the import as it is; only what stands in the template, " +
			"or comes there by AWS::Include, is worked out.",
		Symptom: "the import refuses the document, or the text of the function becomes the setting",
		Fix:     "Put the document into the template by Fn::Transform with AWS::Include; or use ${AWS::AccountId}, ${AWS::Partition}, ${AWS::Region} and stage variables only.",
		Refs:    []string{guide + "import-api-aws-variables.html", template + "create-reusable-transform-function-snippets-and-add-to-your-template-with-aws-include-transform.html"},
	},
	Check: func(p *lint.Pass) {
		for i := range p.Model.Documents {
			if document := &p.Model.Documents[i]; document.ForGateway() && len(document.Leftovers) > 0 {
				reportLeftovers(p, document)
			}
		}
	},
}

// reportLeftovers reports the first one for all. A document on its own may
// well be one that a template includes, which nobody can tell.
func reportLeftovers(p *lint.Pass, document *model.Document) {
	first, more := document.Leftovers[0], ""
	if count := len(document.Leftovers); count > 1 {
		more = ", the first of several"
	}
	if document.Location.Present() {
		p.Report(document.Location, "%s goes to the import as it is: nobody works out %s in it%s", document.Location, first.Name, more).
			Because(first.At, "%s stands here", first.Name)
		return
	}
	p.Report(first.At, "%s is worked out only if a template takes the document by AWS::Include%s", first.Name, more).As(lint.Info).
		Shows("none if a template includes the document; else the import refuses it")
}
