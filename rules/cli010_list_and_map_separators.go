package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/awscli"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

var cli010 = lint.Rule{
	ID: "CLI010", Name: "list-and-map-separators", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "commas stand between the values of a list, or blanks between the entries of a map",
		Why:     "The CLI takes each word for one value of a list, and one word for a whole map.",
		Symptom: "BadRequestException of an id that does not exist; of a map, Unknown options: and what follows the blank",
		Fix:     "Separate the values of a list by blanks and the entries of a map by commas.",
		Refs:    []string{"https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html"},
	},
	Check: eachCommand(func(p *lint.Pass, command *model.Command) {
		call, _ := awscli.Find(command.Service, command.Operation)
		for i := range command.Options {
			option := &command.Options[i]
			known, ok := call.Option(option.Name)
			switch {
			case ok && listsIDs(known):
				reportCommas(p, option)
			case ok && isOneMap(known.Kind):
				reportBlanks(p, option)
			}
		}
	}),
}

// listsIDs tells whether an option takes a list of ids or ARNs, none of which
// holds a comma.
func listsIDs(option awscli.Option) bool {
	items, list := option.Kind.Items()
	named := func(ending string) bool { return strings.HasSuffix(option.Name, ending) }
	return list && items == awscli.Text && slices.ContainsFunc([]string{"-ids", "-arns", "subnets", "security-groups"}, named)
}

// isOneMap tells whether one word holds a whole value of a kind: a map or a
// structure.
func isOneMap(kind awscli.Kind) bool {
	_, list := kind.Items()
	return !list && !kind.IsScalar()
}

func reportCommas(p *lint.Pass, option *model.Option) {
	for i := range option.Values {
		value := &option.Values[i]
		text := value.String()
		if value.Contains(",") != model.Yes || value.HasPrefix("[") == model.Yes {
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
