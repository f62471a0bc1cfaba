package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

var cli016 = lint.Rule{
	ID: "CLI016", Name: "body-file-prefix", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "the definition of an API is read with the prefix of the other service",
		Why:     "aws apigateway takes the body as bytes, which version 2 of the CLI reads from file:// as base64; aws apigatewayv2 takes it as text.",
		Symptom: "Invalid base64",
		Fix:     "Write fileb:// for aws apigateway and file:// for aws apigatewayv2.",
		Refs:    []string{"https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html"},
	},
	Check: eachCommand(func(p *lint.Pass, command *model.Command) {
		used, meant, ok := prefixes(command.Name)
		body, given := command.Option("body")
		if _, format := command.Option("cli-binary-format"); !ok || !given || format || len(body.Values) != 1 {
			return
		}
		value := &body.Values[0]
		if value.HasPrefix(used) != model.Yes {
			return
		}
		finding := p.Report(value, "%s reads its body with %s, not with %s", command.Name, meant, used)
		if at := slices.IndexFunc(value.Runs, func(run model.Run) bool { return strings.HasPrefix(run.Written, used) }); at == 0 {
			finding.Suggest(lint.Fix{Title: "Write " + meant, Edits: []syntax.Edit{{Span: value.Runs[0].Part(0, len(used)), Text: meant}}})
		}
	}),
}

// prefixes gives the prefix of files that a call cannot use and the one that it
// needs. Source: types of body in the service models of botocore.
func prefixes(call string) (used, meant string, ok bool) {
	switch call {
	case "apigateway import-rest-api", "apigateway put-rest-api":
		return "file://", "fileb://", true
	case "apigatewayv2 import-api", "apigatewayv2 reimport-api":
		return "fileb://", "file://", true
	default:
		return "", "", false
	}
}
