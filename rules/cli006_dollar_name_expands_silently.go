package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

var cli006 = lint.Rule{
	ID: "CLI006", Name: "dollar-name-expands-silently", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the shell puts nothing in place of a name of API Gateway",
		Why:     "Outside single quotes $name is a variable of the shell, and one that nobody has set is empty: the call runs with a mangled value.",
		Symptom: "none: the value that arrives lacks the name",
		Fix:     "Use single quotes, or put a backslash before the dollar sign.",
		Refs:    []string{posixShell + "#tag_18_06_02", guide + "http-api-develop-routes.html"},
	},
	Check: eachCommand(func(p *lint.Pass, command *model.Command) {
		for i := range command.Words {
			for _, name := range gatewayNames {
				if isUnset(&command.Words[i], name) {
					reportName(p, &command.Words[i], name)
				}
			}
		}
	}),
}

// gatewayNames are the names behind a dollar sign that API Gateway knows: a
// dot follows all but the default stage and route.
var gatewayNames = []string{"request", "stageVariables", "context", "default"}

// isUnset tells whether a word holds a variable of a name that the script does
// not set.
func isUnset(word *model.Word, name string) bool {
	for _, piece := range word.Pieces() {
		if hole := piece.Hole; hole != nil && hole.Name == name && hole.Resource == name {
			return true
		}
	}
	return false
}

func reportName(p *lint.Pass, word *model.Word, name string) {
	written := "$" + name
	if name != "default" {
		written += "."
	}
	whole := word.Where()
	source := whole.Text()
	at := strings.Index(source, written)
	if at < 0 || strings.HasSuffix(source[:at], `\`) {
		return
	}
	start := whole.Start + int32(at)
	dollar := syntax.Span{File: whole.File, Start: start, End: start}
	p.Report(syntax.Span{File: whole.File, Start: start, End: start + int32(len("$"+name))}, "the shell expands $%s, which nothing sets here, to nothing", name).
		Suggest(lint.Fix{Title: "Put a backslash before the dollar sign", Safe: true, Edits: []syntax.Edit{{Span: dollar, Text: `\`}}})
}
