package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

var cli003 = lint.Rule{
	ID: "CLI003", Name: "unquoted-ampersand", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "an & without quotes cuts an argument in two",
		Why:     "The shell runs the call in the background with the part before the &, which is valid by itself, and takes the rest for another command.",
		Symptom: "none: what is made lacks the part of the argument after the &",
		Fix:     "Put the argument in single quotes.",
		Refs:    []string{posixShell + "#tag_18_02"},
	},
	Check: eachCommand(func(p *lint.Pass, command *model.Command) {
		before, after := around(command.Background)
		if before == "" || after == "" || len(command.Words) == 0 || !isCut(before, after) {
			return
		}
		finding := p.Report(command.Background, "the argument ends at the &: the call runs in the background without %s", after)
		first := command.Words[len(command.Words)-1].Where()
		end := command.Background.End + int32(len(after))
		if len(command.Stray) == 0 && !strings.ContainsAny(first.Text()+after, "'\"\\$") {
			finding.Suggest(lint.Fix{Title: "Put the argument in single quotes", Safe: true, Edits: []syntax.Edit{
				{Span: syntax.Span{File: first.File, Start: first.Start, End: first.Start}, Text: "'"},
				{Span: syntax.Span{File: first.File, Start: end, End: end}, Text: "'"},
			}})
		}
	}),
}

// isCut tells whether an & stands within an argument, an address or a query,
// rather than between two commands.
func isCut(before, after string) bool {
	return strings.Contains(before, "?") || strings.Contains(before, "://") || strings.HasPrefix(before, "arn:") || strings.Contains(after, "=")
}

// around gives the characters that stand right before and after a span, up to
// the next blank or sign that ends a command.
func around(at syntax.Span) (before, after string) {
	if at.IsZero() {
		return "", ""
	}
	line := at.File.Line(at.From().Line)
	start := int(at.Start - at.File.Offset(at.From().Line))
	const ends = " \t;|&()<>"
	before, rest := line[:start], line[start+len("&"):]
	if stop := strings.IndexAny(rest, ends); stop >= 0 {
		rest = rest[:stop]
	}
	return before[strings.LastIndexAny(before, ends)+1:], rest
}
