package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

var cli002 = lint.Rule{
	ID: "CLI002", Name: "broken-continuation", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a blank after the backslash ends a call of the AWS CLI",
		Why:     "The backslash quotes what follows it: the call gets that as an argument and ends, and the next line is a command of its own.",
		Symptom: "Unknown options, or command not found with exit status 127",
		Fix:     "Remove the blank between the backslash and the end of the line.",
		Refs:    []string{posixShell + "#tag_18_02_01"},
	},
	Check: eachCommand(func(p *lint.Pass, command *model.Command) {
		for i := range command.Stray {
			stray := &command.Stray[i]
			if at := stray.Where(); backslashBefore(at) {
				rest := afterBackslash(at)
				p.Report(rest, "%s does not reach the call: a blank stands after the backslash", stray.Text).
					Because(stray, "the line that is lost stands here").
					Suggest(lint.Fix{Title: "Remove the blank after the backslash", Safe: true, Edits: []syntax.Edit{{Span: rest}}})
			}
		}
	}),
}

// afterBackslash covers the blanks at the end of the line before a place.
func afterBackslash(at syntax.Span) syntax.Span {
	_, end := lineBefore(at)
	return syntax.Span{File: at.File, Start: end, End: at.File.Offset(at.From().Line) - 1}
}
