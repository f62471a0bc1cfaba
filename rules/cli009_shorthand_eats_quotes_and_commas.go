package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// cli009 leaves static texts that lose their quotes to prm004.
var cli009 = lint.Rule{
	ID: "CLI009", Name: "shorthand-eats-quotes-and-commas", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a value in shorthand holds a comma",
		Why:     "Shorthand splits a value at commas into a list.",
		Symptom: "Invalid type for parameter",
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
	if option.Name != "patch-operations" {
		return
	}
	for operation := range option.Argument.Items() {
		if value := operation.Get("value"); value != nil && value.Kind == syntax.List {
			p.Report(value, "shorthand makes a list of the value of the patch operation, which ends at the comma").
				Shows("Invalid type for parameter patchOperations[0].value, valid types: <class 'str'>")
		}
	}
}
