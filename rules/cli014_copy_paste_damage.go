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
		Why:     "For the shell and in JSON these are letters like any others: they quote and separate nothing, and start no option. In ids, ARNs and URIs they are sent as they stand.",
		Symptom: "Unknown options, or Error parsing parameter: Invalid JSON",
		Fix:     "Type the character anew.",
		Unknown: "In quotes such a character may be meant: there only ids, ARNs, URIs and JSON are looked at. In files it shows as what it spoils: DOC001, or the rule about the setting.",
		Refs:    []string{posixShell + "#tag_18_02"},
	},
	Check: eachCommand(func(p *lint.Pass, command *model.Command) {
		for i := range command.Words {
			for _, run := range command.Words[i].Runs {
				if found, ok := damage(&run); ok {
					reportDamage(p, &run, found)
					break
				}
			}
		}
		for i := range command.Options {
			reportIdentifier(p, &command.Options[i])
			reportJSON(p, &command.Options[i])
		}
	}),
}

// damage gives the first damaged character without quotes. In quotes they may
// be meant.
func damage(run *model.Run) (mark, bool) {
	if run.Quote != model.Unquoted {
		return mark{}, false
	}
	return firstMark(run.Written)
}

func isDamaged(command *model.Command) bool {
	return slices.ContainsFunc(command.Words, func(w model.Word) bool {
		return slices.ContainsFunc(w.Runs, func(run model.Run) bool {
			_, damaged := damage(&run)
			return damaged
		})
	})
}

func reportDamage(p *lint.Pass, run *model.Run, found mark) {
	text := found.typed
	if rest := run.Written[found.at+found.size:]; text == "--" && strings.HasPrefix(rest, "-") {
		text = "-"
	}
	span := run.Part(found.at, found.at+found.size)
	finding := p.Report(span, "the character %U stands without quotes, where the shell takes it for a letter", found.char)
	if text == "" || found.at == 0 && strings.HasPrefix(text, "-") {
		finding.Suggest(lint.Fix{Title: "Type the character anew", Safe: true, Edits: []syntax.Edit{{Span: span, Text: text}}})
	} else if edits := quotedWhole(run); edits != nil {
		finding.Suggest(lint.Fix{Title: "Type the quotes anew", Safe: true, Edits: edits})
	}
}

// identifiers are the ends of the names of options that take ids, ARNs, URIs
// and words of AWS, in which no damaged character is ever meant.
var identifiers = []string{"-id", "-ids", "-arn", "-arns", "uri", "-type", "-method", "-version", "resource-path", "selection-expression"}

// reportIdentifier reports a damaged character in the quotes of an identifier.
func reportIdentifier(p *lint.Pass, option *model.Option) {
	if !slices.ContainsFunc(identifiers, func(end string) bool { return strings.HasSuffix(option.Name, end) }) {
		return
	}
	for i := range option.Values {
		for _, run := range option.Values[i].Runs {
			found, damaged := firstMark(run.Written)
			if !damaged || run.Quote == model.Unquoted {
				continue
			}
			span := run.Part(found.at, found.at+found.size)
			finding := p.Report(span, "the value of --%s holds the character %U, which nobody types there", option.Name, found.char).
				Shows("BadRequestException, or NotFoundException of an id that nobody has")
			if found.typed == "" {
				finding.Suggest(lint.Fix{Title: "Remove the character", Safe: true, Edits: []syntax.Edit{{Span: span}}})
			}
			return
		}
	}
}

// reportJSON reports an argument that starts like JSON and is none.
func reportJSON(p *lint.Pass, option *model.Option) {
	if option.Notation != model.JSON || option.Argument != nil {
		return
	}
	value := &option.Values[0]
	if reportSpoiltJSON(p, option, value) {
		return
	}
	switch {
	case lostQuotes(value.Pieces()[0].Literal):
		p.Report(value, "the keys of the JSON of --%s stand without quotes, which the shell has taken away or nobody wrote", option.Name)
	case option.Unread != "" && !strings.Contains(option.Unread, "deep"):
		p.Report(value, "the value of --%s starts like JSON, and %s", option.Name, option.Unread)
	}
}

// reportSpoiltJSON reports JSON in which a damaged character stands for one of
// JSON.
func reportSpoiltJSON(p *lint.Pass, option *model.Option, value *model.Word) bool {
	if len(value.Runs) != 1 || value.Runs[0].Quote != model.SingleQuoted || !value.Known() {
		return false
	}
	run := &value.Runs[0]
	marks := marksOf(run.Written)
	if len(marks) == 0 {
		return false
	}
	fix, readable := retypedJSON(run, marks)
	if readable {
		at := run.Part(marks[0].at, marks[0].at+marks[0].size)
		p.Report(at, "the character %U stands in the JSON of --%s, which takes it for a letter", marks[0].char, option.Name).Suggest(fix)
	}
	return readable
}

// lostQuotes tells whether a text starts with an object whose first key is a
// bare word.
func lostQuotes(text string) bool {
	object := strings.TrimLeft(text, "[ \t\r\n")
	key := strings.TrimLeft(strings.TrimPrefix(object, "{"), " \t\r\n")
	first, _ := utf8.DecodeRuneInString(key)
	return strings.HasPrefix(object, "{") && unicode.IsLetter(first)
}
