package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// cli008 leaves expressions that the shell tries to expand to cli005.
var cli008 = lint.Rule{
	ID: "CLI008", Name: "shorthand-cannot-carry-braces", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a value in shorthand holds a ${...} without quotes of its own",
		Why:     "A closing brace ends a map in shorthand, also where none is open; the CLI refuses the argument.",
		Symptom: "Error parsing parameter '--patch-operations': Expected: ',', received: '}'",
		Fix:     "Put the value in double quotes inside the argument, or write JSON.",
		Refs:    []string{"https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html"},
	},
	Check: eachCommand(func(p *lint.Pass, command *model.Command) {
		for i := range command.Options {
			option := &command.Options[i]
			if option.Notation != model.Shorthand || option.Unread == "" {
				continue
			}
			for j := range option.Values {
				reportBraces(p, option, &option.Values[j])
			}
		}
	}),
}

func reportBraces(p *lint.Pass, option *model.Option, value *model.Word) {
	for i := range value.Runs {
		run := &value.Runs[i]
		from, to := bareExpression(run.Written)
		if from < 0 || run.Quote != model.SingleQuoted && !strings.HasSuffix(run.Written[:from], `\`) {
			continue
		}
		finding := p.Report(run.Part(from, to), "the shorthand of --%s cannot hold %s without double quotes of its own", option.Name, run.Written[from:to]).
			Shows("Error parsing parameter '--" + option.Name + "': Expected: ',', received: '}'")
		if len(value.Runs) == 1 && run.Quote == model.SingleQuoted {
			finding.Suggest(lint.Fix{Title: "Put the value in double quotes", Safe: true, Edits: inDoubleQuotes(run, from, to)})
		}
		return
	}
}

// inDoubleQuotes gives the edits that put the value in double quotes in which
// an expression stands.
func inDoubleQuotes(run *model.Run, from, to int) []syntax.Edit {
	start, end := strings.LastIndexByte(run.Written[:from], '=')+1, len(run.Written)
	if length := strings.IndexByte(run.Written[to:], ','); length >= 0 {
		end = to + length
	}
	return []syntax.Edit{{Span: run.Part(start, start), Text: `"`}, {Span: run.Part(end, end), Text: `"`}}
}

// bareExpression gives where the first ${...} of a text stands if no quote
// stands before it; -1 otherwise.
func bareExpression(text string) (from, to int) {
	from = strings.Index(text, "${")
	if from < 0 || strings.ContainsAny(text[:from], `"'`) {
		return -1, -1
	}
	length := strings.IndexByte(text[from:], '}')
	if length < 0 {
		return -1, -1
	}
	return from, from + length + 1
}
