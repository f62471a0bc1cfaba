package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

var cli004 = lint.Rule{
	ID: "CLI004", Name: "unquoted-glob", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "an argument holds a sign that the shell takes for a pattern of file names",
		Why:     "bash passes the argument on only as long as no file matches; zsh does not run the call at all.",
		Symptom: "zsh: no matches found",
		Fix:     "Put the argument in single quotes.",
		Refs:    []string{posixShell + "#tag_18_13"},
	},
	Check: eachCommand(func(p *lint.Pass, command *model.Command) {
		for i := range command.Words {
			for _, run := range command.Words[i].Runs {
				at := glob(run.Written)
				if run.Quote != model.Unquoted || at < 0 {
					continue
				}
				finding := p.Report(run.Part(at, at+1), "%s stands without quotes: the shell may put names of files in place of the argument", run.Written[at:at+1])
				if len(command.Words[i].Runs) == 1 && command.Words[i].Where() == run.Span && !strings.ContainsAny(run.Written, `\'`) {
					finding.Suggest(lint.Fix{Title: "Put the argument in single quotes", Safe: true, Edits: []syntax.Edit{
						{Span: run.Part(0, 0), Text: "'"}, {Span: run.Part(len(run.Written), len(run.Written)), Text: "'"},
					}})
				}
				break
			}
		}
	}),
}

// glob gives the offset of the first sign of a pattern that no backslash
// quotes; -1 without one. A bracket counts only if it is closed.
func glob(written string) int {
	for i := 0; i < len(written); i++ {
		switch c := written[i]; {
		case c == '\\':
			i++
		case c == '?', c == '*', c == '[' && strings.Contains(written[i:], "]"):
			return i
		}
	}
	return -1
}
