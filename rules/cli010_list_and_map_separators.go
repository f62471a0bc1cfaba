package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

var cli010 = lint.Rule{
	ID: "CLI010", Name: "list-and-map-separators", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "commas stand between the values of a list, or blanks between the entries of a map",
		Why:     "The CLI takes each word for one value of a list, and one word for a whole map.",
		Symptom: "Unknown options, or an id that does not exist",
		Fix:     "Separate the values of a list by blanks and the entries of a map by commas.",
		Refs:    []string{"https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html"},
	},
	Check: eachCommand(func(p *lint.Pass, command *model.Command) {
		for i := range command.Options {
			option := &command.Options[i]
			switch {
			case slices.Contains(idLists, option.Name):
				reportCommas(p, option)
			case slices.Contains(mapOptions, option.Name) && strings.HasPrefix(command.Service, "apigateway"):
				reportBlanks(p, option)
			}
		}
	}),
}

// idLists are options that take a list of ids, none of which holds a comma;
// mapOptions are those of the services of API Gateway that take one map.
// Source: input shapes of the service models of botocore.
var (
	idLists    = []string{"subnet-ids", "security-group-ids", "target-arns"}
	mapOptions = []string{
		"variables", "stage-variables", "tags", "request-parameters", "request-templates", "tls-config", "jwt-configuration",
		"access-log-settings", "default-route-settings", "cors-configuration", "endpoint-configuration",
	}
)

func reportCommas(p *lint.Pass, option *model.Option) {
	for i := range option.Values {
		value := &option.Values[i]
		text, known := value.Get()
		if !known || !strings.Contains(text, ",") || strings.HasPrefix(text, "[") {
			continue
		}
		finding := p.Report(value, "--%s takes its values with blanks between them; this is one value: %s", option.Name, text)
		if len(value.Runs) == 1 && value.Runs[0].Quote == model.Unquoted && value.Runs[0].Written == text {
			finding.Suggest(lint.Fix{Title: "Write blanks for the commas", Safe: true, Edits: []syntax.Edit{
				{Span: value.Where(), Text: strings.Join(strings.FieldsFunc(text, func(char rune) bool { return char == ',' }), " ")},
			}})
		}
	}
}

func reportBlanks(p *lint.Pass, option *model.Option) {
	if option.Notation != model.Shorthand || len(option.Values) < 2 {
		return
	}
	first, second := &option.Values[0], &option.Values[1]
	text, known := second.Get()
	if _, whole := first.Get(); !known || !whole || !strings.Contains(text, "=") {
		return
	}
	finding := p.Report(second, "--%s takes one word, with commas between its entries: %s is outside", option.Name, text).Shows("Unknown options: " + text)
	gap := syntax.Span{File: second.Where().File, Start: first.Where().End, End: second.Where().Start}
	if len(option.Values) == 2 && strings.Trim(gap.Text(), " ") == "" {
		finding.Suggest(lint.Fix{Title: "Write a comma for the blank", Safe: true, Edits: []syntax.Edit{{Span: gap, Text: ","}}})
	}
}
