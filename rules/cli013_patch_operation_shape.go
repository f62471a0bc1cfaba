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
		Why:     "The CLI takes texts only as values, and API Gateway refuses other operations and paths. A slash in a name is written ~1.",
		Symptom: "Invalid patch path, or Invalid type for parameter patchOperations[0].value",
		Fix:     "Write op, path and value as the operation takes them.",
		Unknown: "API Gateway alone knows all paths: one that is like none of the settings of the object is not judged, and one that is nearly a setting is a warning.",
		Refs:    []string{restAPI + "API_PatchOperation.html", restAPI + "patch-operations.html"},
	},
	Check: func(p *lint.Pass) {
		for _, command := range p.Model.Commands {
			option, ok := command.Option("patch-operations")
			if ok && command.Service == "apigateway" && option.Argument != nil {
				checkPatch(p, command, option.Argument, option.Notation)
			}
		}
		for _, file := range p.Model.Inputs {
			checkPatch(p, &model.Command{}, file.Root.Get("patchOperations"), model.JSON)
		}
	},
}

// checkPatch looks at the patch operations of a call, of a file if it has no
// name. Shorthand has texts only.
func checkPatch(p *lint.Pass, call *model.Command, patch *syntax.Node, notation model.Notation) {
	for operation := range patch.Items() {
		reportOp(p, operation.Get("op"))
		reportPath(p, call.Operation, operation.Get("path"))
		if notation == model.JSON {
			reportValue(p, call, operation.Get("value"))
		}
	}
}

// patchOps are the operations of a patch. Source: API Gateway API reference,
// PatchOperation.
var patchOps = []string{"add", "remove", "replace", "copy", "move", "test"}

// patched are the settings that the first segment of a path names, by call.
// Source: the output shapes of the service model of botocore, which are the
// objects that the paths lead into, less what AWS alone sets.
var patched = map[string][]string{
	"update-integration": {
		"uri", "httpMethod", "connectionType", "connectionId", "integrationTarget", "credentials", "requestParameters", "requestTemplates",
		"passthroughBehavior", "contentHandling", "timeoutInMillis", "cacheNamespace", "cacheKeyParameters", "tlsConfig", "responseTransferMode",
	},
	"update-integration-response": {"selectionPattern", "responseParameters", "responseTemplates", "contentHandling"},
	"update-method": {
		"authorizationType", "authorizerId", "apiKeyRequired", "requestValidatorId", "operationName", "requestParameters", "requestModels",
		"authorizationScopes",
	},
	"update-method-response": {"responseParameters", "responseModels"},
	"update-rest-api": {
		"name", "description", "version", "binaryMediaTypes", "minimumCompressionSize", "apiKeySource", "endpointConfiguration", "policy",
		"disableExecuteApiEndpoint", "securityPolicy", "endpointAccessMode",
	},
	"update-stage": {
		"deploymentId", "clientCertificateId", "description", "cacheClusterEnabled", "cacheClusterSize", "variables", "documentationVersion",
		"accessLogSettings", "canarySettings", "tracingEnabled",
	},
	"update-vpc-link": {"name", "description"},
}

// patchedInside are the settings inside of others.
var patchedInside = map[string][]string{
	"tlsConfig":         {"insecureSkipVerification"},
	"accessLogSettings": {"destinationArn", "format"},
}

// requestNames are the names of settings in other requests by what paths call
// them.
var requestNames = map[string]string{"integrationHttpMethod": "httpMethod", "stageVariables": "variables"}

// namedByType are the settings whose entries are named by media types, which
// hold a slash.
var namedByType = []string{"requestTemplates", "responseTemplates", "requestModels", "responseModels", "binaryMediaTypes"}

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
	setting, inside, _ := strings.Cut(path.Text[1:], "/")
	if slices.Contains(namedByType, setting) && strings.Contains(inside, "/") {
		escaped := strings.ReplaceAll(inside, "/", "~1")
		p.Report(path, "a slash in the name %s is written ~1 in the path of a patch operation", inside).
			Shows("BadRequestException: Invalid patch path " + path.Text).
			Suggest(lint.Fix{Title: "Write " + escaped, Safe: true, Edits: lint.Replace(path.Span, inside, escaped)})
		return
	}
	reportSetting(p, call, path, setting, inside)
}

// reportSetting warns of a path whose setting is nearly one of those that there
// are.
func reportSetting(p *lint.Pass, call string, path *syntax.Node, setting, inside string) {
	known, name := patched[call], setting
	if inner := patchedInside[setting]; inner != nil {
		known, name = inner, inside
	}
	if len(known) == 0 || name == "" || slices.Contains(known, name) || strings.Count(inside, "/") > 1 {
		return
	}
	meant := model.Nearest(name, known)
	if other := requestNames[name]; slices.Contains(known, other) {
		meant = other
	}
	if meant == "" {
		return
	}
	finding := p.Report(path, "%s has no path %s; did you mean %s?", call, path.Text, strings.Replace(path.Text, name, meant, 1)).As(lint.Warning)
	if edits := lint.Replace(path.Span, name, meant); edits != nil {
		finding.Suggest(lint.Fix{Title: "Write " + meant, Safe: strings.EqualFold(name, meant), Edits: edits})
	}
}

func reportValue(p *lint.Pass, call *model.Command, value *syntax.Node) {
	if value == nil || value.Kind == syntax.Null || value.Kind == syntax.String {
		return
	}
	finding := p.Report(value, "the value of the patch operation is no text: %s", value.Span.Text()).
		Shows("Invalid type for parameter patchOperations[0].value, valid types: <class 'str'>")
	if !value.IsScalar() || value.Span.Text() != value.Text {
		return
	}
	edits := quotedInside(call, value.Span)
	if call.Name == "" {
		edits = []syntax.Edit{{Span: value.Span, Text: `"` + value.Text + `"`}}
	}
	finding.Suggest(lint.Fix{Title: "Put the value in quotes", Safe: true, Edits: edits})
}
