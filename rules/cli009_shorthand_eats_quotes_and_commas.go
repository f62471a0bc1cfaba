package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

var cli009 = lint.Rule{
	ID: "CLI009", Name: "shorthand-eats-quotes-and-commas", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a value in shorthand holds a comma, or single quotes that API Gateway needs",
		Why:     "Shorthand splits a value at commas into a list, and takes quotes around a value for its own.",
		Symptom: "Invalid type for parameter, or an invalid mapping expression",
		Fix:     "Write the argument as JSON.",
		Refs:    []string{"https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html", guide + "rest-api-parameter-mapping.html"},
	},
	Check: eachCommand(func(p *lint.Pass, command *model.Command) {
		for i := range command.Options {
			if option := &command.Options[i]; command.Service == "apigateway" && option.Notation == model.Shorthand && option.Argument != nil {
				reportEaten(p, option)
			}
		}
	}),
}

func reportEaten(p *lint.Pass, option *model.Option) {
	switch option.Name {
	case "patch-operations":
		for operation := range option.Argument.Items() {
			value, path := operation.Get("value"), operation.Get("path")
			if value != nil && value.Kind == syntax.List {
				p.Report(value, "shorthand makes a list of the value of the patch operation, which ends at the comma").
					Shows("Invalid type for parameter patchOperations[0].value, valid types: <class 'str'>")
			} else if path != nil && maps(path.Text) {
				reportQuotes(p, value)
			}
		}
	case "request-parameters", "response-parameters":
		for _, value := range option.Argument.Entries() {
			reportQuotes(p, value)
		}
	}
}

// maps tells whether a path of a patch operation names a parameter mapping.
func maps(path string) bool {
	return strings.HasPrefix(path, "/requestParameters/") || strings.HasPrefix(path, "/responseParameters/")
}

// reportQuotes reports a value whose single quotes the shorthand takes away.
func reportQuotes(p *lint.Pass, value *syntax.Node) {
	if value != nil && value.Kind == syntax.String && strings.HasPrefix(value.Span.Text(), "'") && strings.HasSuffix(value.Span.Text(), "'") {
		p.Report(value, "shorthand takes the quotes of %s away, and API Gateway gets a value that is no mapping", value.Span.Text())
	}
}
