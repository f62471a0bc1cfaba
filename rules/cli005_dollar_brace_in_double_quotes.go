package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

var cli005 = lint.Rule{
	ID: "CLI005", Name: "dollar-brace-in-double-quotes", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the shell is to expand an expression of API Gateway",
		Why:     "Outside single quotes ${name} is the shell's own, and no variable of a shell has a dot in its name.",
		Symptom: "bad substitution; the call does not run",
		Fix:     "Use single quotes, or put a backslash before the dollar sign.",
		Refs:    []string{posixShell + "#tag_18_06_02", guide + "set-up-api-with-vpclink-cli.html"},
	},
	Check: func(p *lint.Pass) {
		shorthand := inShorthand(p.Model)
		for i := range p.Model.Expressions {
			run := &p.Model.Expressions[i]
			reportExpressions(p, run, !shorthand[run.Span])
		}
	},
}

// runtimeExpressions are what expressions start with that API Gateway works
// out for each request.
var runtimeExpressions = []string{"${stageVariables.", "${request.", "${context."}

// inShorthand gives the places of values in shorthand, which need more than a
// backslash: cli008.
func inShorthand(m *model.Model) map[syntax.Span]bool {
	places := make(map[syntax.Span]bool)
	for _, command := range m.Commands {
		for _, option := range command.Options {
			for _, value := range option.Values {
				for _, run := range value.Runs {
					places[run.Span] = option.Notation == model.Shorthand
				}
			}
		}
	}
	return places
}

func reportExpressions(p *lint.Pass, run *model.Run, escape bool) {
	for i := 0; i < len(run.Written); i++ {
		if run.Written[i] == '\\' {
			i++
			continue
		}
		rest := run.Written[i:]
		for _, start := range runtimeExpressions {
			length := strings.IndexByte(rest, '}') + 1
			if !strings.HasPrefix(rest, start) || length == 0 {
				continue
			}
			at := run.Part(i, i+length)
			dollar := syntax.Span{File: at.File, Start: at.Start, End: at.Start}
			finding := p.Report(at, "the shell cannot expand %s: it is an expression of API Gateway", rest[:length])
			if escape {
				finding.Suggest(lint.Fix{Title: "Put a backslash before the dollar sign", Safe: true, Edits: []syntax.Edit{{Span: dollar, Text: `\`}}})
			}
		}
	}
}
