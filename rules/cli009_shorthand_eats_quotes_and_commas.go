package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// cli009 wins over prm004 where the quotes of a static text stand in a script
// and do not arrive; a text that was written without quotes is left to prm004.
var cli009 = lint.Rule{
	ID: "CLI009", Name: "shorthand-eats-quotes-and-commas", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a value in shorthand holds a comma, or single quotes that are meant for API Gateway",
		Why: "Shorthand splits a value at commas into a list, and takes the single quotes around a value away, as the shell does with its own: " +
			"API Gateway gets a static text without quotes and refuses it.",
		Symptom: "Invalid type for parameter",
		Fix:     "Put the value in double quotes inside the argument, or write the argument as JSON.",
		Refs:    []string{"https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html", guide + "rest-api-parameter-mapping.html"},
	},
	Check: func(p *lint.Pass) {
		for _, command := range p.Model.Commands {
			option, given := command.Option("patch-operations")
			if given && command.Service == "apigateway" && option.Notation == model.Shorthand {
				reportLists(p, command, option.Argument)
			}
		}
		if len(p.Model.Commands) > 0 {
			for _, in := range p.Model.Integrations {
				reportEaten(p, in)
			}
		}
	},
}

// reportLists reports values of patch operations that shorthand makes lists of.
func reportLists(p *lint.Pass, command *model.Command, patch *syntax.Node) {
	for operation := range patch.Items() {
		if value := operation.Get("value"); value != nil && value.Kind == syntax.List {
			p.Report(value, "shorthand makes a list of the value of the patch operation, which ends at the comma").
				Shows("Invalid type for parameter patchOperations[0].value, valid types: <class 'str'>").
				Suggest(lint.Fix{Title: "Put the value in double quotes", Safe: true, Edits: quotedInside(command, value.Span)})
		}
	}
}

// reportEaten reports static texts of mappings whose quotes do not arrive.
func reportEaten(p *lint.Pass, in *model.Integration) {
	eachSource(in, func(value model.Text, isExpression bool) {
		if isExpression || !losesQuotes(p.Model, value) {
			return
		}
		finding := p.Report(value, "the single quotes of %s do not reach API Gateway", value.Where().Text()).
			Shows("Invalid mapping expression specified")
		for _, command := range p.Model.Commands {
			if edits := quotedInside(command, value.Where()); edits != nil {
				finding.Suggest(lint.Fix{Title: "Put the value in double quotes", Safe: true, Edits: edits})
				return
			}
		}
	})
}

// losesQuotes tells whether a text stands in single quotes that the shell or
// the CLI takes away.
func losesQuotes(m *model.Model, text model.Text) bool {
	return len(m.Commands) > 0 && strings.HasPrefix(text.Where().Text(), "'")
}

// quotedInside gives the edits that put double quotes for the CLI around a part
// of an argument; none where it does not stand in one pair of quotes.
func quotedInside(command *model.Command, part syntax.Span) []syntax.Edit {
	if !command.Span.Contains(part) {
		return nil
	}
	for i := range command.Words {
		for _, run := range command.Words[i].Runs {
			if run.Quote == model.Unquoted || !run.Span.Contains(part) {
				continue
			}
			quote := `"`
			if run.Quote == model.DoubleQuoted {
				quote = `\"`
			}
			from, to := int(part.Start-run.Span.Start), int(part.End-run.Span.Start)
			return []syntax.Edit{{Span: run.Part(from, from), Text: quote}, {Span: run.Part(to, to), Text: quote}}
		}
	}
	return nil
}
