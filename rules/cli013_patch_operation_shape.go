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
	Check: func(p *lint.Pass) {
		for _, command := range p.Model.Commands {
			option, ok := command.Option("patch-operations")
			if ok && command.Service == "apigateway" && option.Argument != nil {
				checkPatch(p, command.Operation, option.Argument, option.Notation)
			}
		}
		for _, file := range p.Model.Inputs {
			checkPatch(p, "", file.Root.Get("patchOperations"), model.JSON)
		}
	},
}

// checkPatch looks at the patch operations of a call, of a file if it has no
// name. Shorthand has texts only.
func checkPatch(p *lint.Pass, call string, patch *syntax.Node, notation model.Notation) {
	for operation := range patch.Items() {
		reportOp(p, operation.Get("op"))
		reportPath(p, call, operation.Get("path"))
		if notation == model.JSON {
			reportValue(p, operation.Get("value"))
		}
	}
}

// patchOps are the operations of a patch. Source: API Gateway API reference,
// PatchOperation.
var patchOps = []string{"add", "remove", "replace", "copy", "move", "test"}

// patchPaths are paths without names of people's own that calls take. Source:
// API Gateway API reference, patch operations.
var patchPaths = map[string][]string{
	"update-integration": {
		"/connectionId", "/connectionType", "/uri", "/httpMethod", "/timeoutInMillis", "/credentials", "/passthroughBehavior",
		"/cacheNamespace", "/contentHandling", "/responseTransferMode", "/integrationTarget", "/tlsConfig/insecureSkipVerification",
	},
	"update-stage": {
		"/cacheClusterEnabled", "/cacheClusterSize", "/clientCertificateId", "/deploymentId", "/description", "/tracingEnabled",
		"/documentationVersion", "/accessLogSettings/destinationArn", "/accessLogSettings/format",
	},
	"update-vpc-link": {"/name", "/description"},
}

func reportOp(p *lint.Pass, op *syntax.Node) {
	if op != nil && op.Kind == syntax.String && !slices.Contains(patchOps, op.Text) {
		p.Report(op, "there is no patch operation %s", op.Text)
	}
}

func reportPath(p *lint.Pass, call string, path *syntax.Node) {
	if path == nil || path.Kind != syntax.String || path.Text == "" {
		return
	}
	if !strings.HasPrefix(path.Text, "/") {
		p.Report(path, "the path of the patch operation does not start with a slash: %s", path.Text)
		return
	}
	for _, known := range patchPaths[call] {
		if path.Text != known && strings.EqualFold(path.Text, known) {
			finding := p.Report(path, "%s has no path %s; did you mean %s?", call, path.Text, known).As(lint.Warning)
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
