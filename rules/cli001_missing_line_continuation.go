package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// cli001 leaves lines to cli002 of which the line before ends with a backslash
// and blanks.
var cli001 = lint.Rule{
	ID: "CLI001", Name: "missing-line-continuation", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a line of options follows a call of the AWS CLI that has ended",
		Why:     "The call runs without these options and may well succeed; the shell then takes the line for a command of its own.",
		Symptom: "command not found, exit status 127, after a call that made its object without the options",
		Fix:     "End the line before with a backslash.",
		Refs:    []string{posixShell + "#tag_18_02_01"},
	},
	Check: eachCommand(func(p *lint.Pass, command *model.Command) {
		for i := range command.Stray {
			stray := &command.Stray[i]
			if backslashBefore(stray.Where()) {
				continue
			}
			p.Report(stray, "%s does not reach the call above: the line before it does not end with a backslash", stray.Text).
				Because(command, "the call stands here").
				Suggest(lint.Fix{Title: "End the line before with a backslash", Safe: true, Edits: continued(stray.Where())})
		}
	}),
}

// eachCommand makes a check that looks at every call of the AWS CLI.
func eachCommand(check func(*lint.Pass, *model.Command)) func(*lint.Pass) {
	return lint.Each(func(m *model.Model) []*model.Command { return m.Commands }, check)
}

// lineBefore gives the line before that of a place, without blanks at its end,
// and where these blanks start.
func lineBefore(at syntax.Span) (text string, end int32) {
	number := at.From().Line - 1
	text = strings.TrimRight(at.File.Line(number), " \t")
	return text, at.File.Offset(number) + int32(len(text))
}

func backslashBefore(at syntax.Span) bool {
	text, _ := lineBefore(at)
	return strings.HasSuffix(text, `\`)
}

// continued ends the line before a place with a backslash.
func continued(at syntax.Span) []syntax.Edit {
	_, end := lineBefore(at)
	return []syntax.Edit{{Span: syntax.Span{File: at.File, Start: end, End: end}, Text: ` \`}}
}
