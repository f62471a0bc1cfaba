package rules

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

var cli014 = lint.Rule{
	ID: "CLI014", Name: "copy-paste-damage", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a call holds characters that word processors put in place of quotes, hyphens and blanks, or JSON that lost its quotes",
		Why:     "For the shell these are letters like any others: they quote and separate nothing, and start no option.",
		Symptom: "Unknown options, or Error parsing parameter: Invalid JSON",
		Fix:     "Type the character anew.",
		Refs:    []string{posixShell + "#tag_18_02"},
	},
	Check: eachCommand(func(p *lint.Pass, command *model.Command) {
		for i := range command.Words {
			for _, run := range command.Words[i].Runs {
				if at := damage(&run); at >= 0 {
					reportDamage(p, &run, at)
					break
				}
			}
		}
		for i := range command.Options {
			reportJSON(p, &command.Options[i])
		}
	}),
}

// damaged gives what was typed for a character that word processors and pages
// put in its place.
func damaged(char rune) (typed string, ok bool) {
	switch char {
	case '\u2013', '\u2014':
		return "--", true
	case '\u201c', '\u201d':
		return `"`, true
	case '\u2018', '\u2019':
		return "'", true
	case '\u00a0':
		return " ", true
	case '\u200b', '\u200c', '\u200d', '\ufeff':
		return "", true
	default:
		return "", false
	}
}

// damage gives the offset of the first damaged character without quotes; -1
// without one. In quotes they may be meant.
func damage(run *model.Run) int {
	if run.Quote != model.Unquoted {
		return -1
	}
	return strings.IndexFunc(run.Written, func(char rune) bool { _, ok := damaged(char); return ok })
}

func isDamaged(command *model.Command) bool {
	return slices.ContainsFunc(command.Words, func(w model.Word) bool {
		return slices.ContainsFunc(w.Runs, func(run model.Run) bool { return damage(&run) >= 0 })
	})
}

func reportDamage(p *lint.Pass, run *model.Run, at int) {
	char, size := utf8.DecodeRuneInString(run.Written[at:])
	typed, _ := damaged(char)
	if rest := run.Written[at+size:]; typed == "--" && strings.HasPrefix(rest, "-") {
		typed = "-"
	}
	span := run.Part(at, at+size)
	finding := p.Report(span, "the character %U stands without quotes, where the shell takes it for a letter", char)
	if typed == "" || at == 0 && strings.HasPrefix(typed, "-") {
		finding.Suggest(lint.Fix{Title: "Type the character anew", Safe: true, Edits: []syntax.Edit{{Span: span, Text: typed}}})
	}
}

// reportJSON reports an argument that starts like JSON and is none.
func reportJSON(p *lint.Pass, option *model.Option) {
	if option.Notation != model.JSON || option.Argument != nil {
		return
	}
	value := &option.Values[0]
	switch {
	case lostQuotes(value.Pieces()[0].Literal):
		p.Report(value, "the keys of the JSON of --%s stand without quotes, which the shell has taken away or nobody wrote", option.Name)
	case option.Unread != "" && !strings.Contains(option.Unread, "deep"):
		p.Report(value, "the value of --%s starts like JSON, and %s", option.Name, option.Unread)
	}
}

// lostQuotes tells whether a text starts with an object whose first key is a
// bare word.
func lostQuotes(text string) bool {
	object := strings.TrimLeft(text, "[ \t\r\n")
	key := strings.TrimLeft(strings.TrimPrefix(object, "{"), " \t\r\n")
	first, _ := utf8.DecodeRuneInString(key)
	return strings.HasPrefix(object, "{") && unicode.IsLetter(first)
}
