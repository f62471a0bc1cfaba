package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// cli007 wins over stg002 and int005, which see the backslash in what is sent.
var cli007 = lint.Rule{
	ID: "CLI007", Name: "backslash-dollar-in-single-quotes", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a backslash before an expression of API Gateway is sent along",
		Why: "In single quotes a backslash is a character like any other, and in JSON two of them are one, " +
			"so API Gateway gets it as part of the value.",
		Symptom: "an invalid expression, or a literal text in place of the value",
		Fix:     "Remove the backslash.",
		Refs:    []string{posixShell + "#tag_18_02_02"},
	},
	Check: func(p *lint.Pass) {
		for _, command := range p.Model.Commands {
			for run := range singleQuoted(command) {
				reportBackslash(p, run.Span, "single quotes keep")
			}
		}
		for _, file := range p.Model.Inputs {
			reportInput(p, file.Root)
		}
	},
}

// singleQuoted yields the pieces of a call that stand in single quotes.
func singleQuoted(command *model.Command) func(yield func(*model.Run) bool) {
	return func(yield func(*model.Run) bool) {
		for i := range command.Words {
			for j := range command.Words[i].Runs {
				if run := &command.Words[i].Runs[j]; run.Quote == model.SingleQuoted && !yield(run) {
					return
				}
			}
		}
	}
}

// reportInput reports the texts of a file for --cli-input-json.
func reportInput(p *lint.Pass, node *syntax.Node) {
	if node == nil {
		return
	}
	if node.Kind == syntax.String && strings.Contains(node.Text, `\$`) {
		reportBackslash(p, node.Span, "JSON keeps one of the backslashes, and AWS gets")
	}
	for i := range node.Children {
		reportInput(p, &node.Children[i])
	}
}

// reportBackslash reports the first expression in the source of a text that
// has a backslash in front.
func reportBackslash(p *lint.Pass, text syntax.Span, keep string) {
	at, expression := escapedExpression(text.Text())
	if at < 0 {
		return
	}
	escape := syntax.Span{File: text.File, Start: text.Start + int32(at), End: text.Start + int32(at)}
	for escape.Start > text.Start && text.File.Src[escape.Start-1] == '\\' {
		escape.Start--
	}
	p.Report(escape, "%s the backslash before %s...}", keep, expression).
		Suggest(lint.Fix{Title: "Remove the backslash", Safe: true, Edits: []syntax.Edit{{Span: escape}}})
}

// escapedExpression gives where the first expression of API Gateway starts that
// a backslash stands before; -1 without one. A template escapes in its own way.
func escapedExpression(source string) (at int, expression string) {
	first := -1
	for _, start := range runtimeExpressions {
		if at := strings.Index(source, `\`+start); at >= 0 && (first < 0 || at < first) {
			first, expression = at+1, start
		}
	}
	return first, expression
}

// saysBackslash tells whether cli007 reports a backslash in a setting.
func saysBackslash(m *model.Model, setting model.Text) bool {
	at := setting.Where()
	literal, known := setting.Get()
	if found, _ := escapedExpression(literal); !known || found < 0 {
		return false
	}
	return slices.Contains(m.Inputs, at.File) || slices.ContainsFunc(m.Commands, func(command *model.Command) bool {
		for run := range singleQuoted(command) {
			if run.Span.Contains(at) || at.Contains(run.Span) {
				return true
			}
		}
		return false
	})
}
