package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

var cli013 = lint.Rule{
	ID: "CLI013", Name: "patch-operation-shape", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a patch operation has an op, a path or a value that there cannot be",
		Why:     "The CLI takes texts only as values, and API Gateway refuses other operations and paths.",
		Symptom: "Invalid patch path, or Invalid type for parameter patchOperations[0].value",
		Fix:     "Write op, path and value as the operation takes them.",
		Refs:    []string{restAPI + "API_PatchOperation.html"},
	},
	Check: eachCommand(func(p *lint.Pass, command *model.Command) {
		option, ok := command.Option("patch-operations")
		if !ok || command.Service != "apigateway" || option.Argument == nil {
			return
		}
		for operation := range option.Argument.Items() {
			reportOp(p, operation.Get("op"))
			reportPath(p, command, operation.Get("path"))
			if option.Notation == model.JSON {
				reportValue(p, operation.Get("value"))
			}
		}
	}),
}

// patchOps are the operations of a patch. Source: API Gateway API reference,
// PatchOperation.
var patchOps = []string{"add", "remove", "replace", "copy", "move", "test"}

// integrationPaths are the paths of one segment that update-integration takes.
// Source: API Gateway API reference, patch operations of integrations.
var integrationPaths = []string{
	"/connectionId", "/connectionType", "/uri", "/httpMethod", "/timeoutInMillis", "/credentials", "/passthroughBehavior",
	"/cacheNamespace", "/contentHandling", "/responseTransferMode", "/integrationTarget",
}

func reportOp(p *lint.Pass, op *syntax.Node) {
	if op != nil && op.Kind == syntax.String && !slices.Contains(patchOps, op.Text) {
		p.Report(op, "there is no patch operation %s", op.Text)
	}
}

func reportPath(p *lint.Pass, command *model.Command, path *syntax.Node) {
	if path == nil || path.Kind != syntax.String || path.Text == "" {
		return
	}
	if !strings.HasPrefix(path.Text, "/") {
		p.Report(path, "the path of the patch operation does not start with a slash: %s", path.Text)
		return
	}
	for _, known := range integrationPaths {
		if command.Operation == "update-integration" && path.Text != known && strings.EqualFold(path.Text, known) {
			finding := p.Report(path, "integrations have no path %s; did you mean %s?", path.Text, known).As(lint.Warning)
			if edits := lint.Replace(path.Span, path.Text, known); edits != nil {
				finding.Suggest(lint.Fix{Title: "Write " + known, Safe: true, Edits: edits})
			}
		}
	}
}

func reportValue(p *lint.Pass, value *syntax.Node) {
	if value == nil || value.Kind == syntax.Null || value.Kind == syntax.String {
		return
	}
	finding := p.Report(value, "the value of the patch operation is no text: %s", value.Span.Text()).
		Shows("Invalid type for parameter patchOperations[0].value, valid types: <class 'str'>")
	if value.IsScalar() && value.Span.Text() == value.Text && value.Span.File.Src[value.Span.End] != '"' {
		finding.Suggest(lint.Fix{Title: "Put the value in quotes", Edits: []syntax.Edit{{Span: value.Span, Text: `"` + value.Text + `"`}}})
	}
}
