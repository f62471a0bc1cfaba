package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// mark is a character that word processors and pages put in the place of one
// that was typed.
type mark struct {
	// at and size give where it stands in its text, in bytes.
	at, size int
	char     rune
	// typed is what it stands for.
	typed string
}

// mojibake are marks whose bytes in UTF-8 were read as those of Windows-1252.
var mojibake = map[string]rune{
	"â€“": '\u2013', "â€”": '\u2014', "â€œ": '\u201c', "â€\u009d": '\u201d', "â€˜": '\u2018', "â€™": '\u2019',
	"â€‹": '\u200b', "Â\u00a0": '\u00a0', "ï»¿": '\ufeff',
}

// typed gives what was typed for a mark.
func typed(char rune) (text string, ok bool) {
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

// firstMark gives the first mark of a text.
func firstMark(text string) (mark, bool) {
	for at, char := range text {
		if char < utf8.RuneSelf {
			continue
		}
		for spoilt, meant := range mojibake {
			if strings.HasPrefix(text[at:], spoilt) {
				text, _ := typed(meant)
				return mark{at, len(spoilt), meant, text}, true
			}
		}
		if text, ok := typed(char); ok {
			return mark{at, utf8.RuneLen(char), char, text}, true
		}
	}
	return mark{}, false
}

// marksOf gives all marks of a text.
func marksOf(text string) []mark {
	var found []mark
	for from := 0; ; {
		next, ok := firstMark(text[from:])
		if !ok {
			return found
		}
		next.at += from
		from = next.at + next.size
		found = append(found, next)
	}
}

// retypedJSON gives the fix of JSON that is spoilt by nothing but marks: none
// where it would be no JSON with the characters that were typed, or where one
// of those would end the quotes of the shell.
func retypedJSON(run *model.Run, marks []mark) (lint.Fix, bool) {
	var edits []syntax.Edit
	var text strings.Builder
	from := 0
	for _, m := range marks {
		if m.typed == "'" || m.typed == "--" {
			return lint.Fix{}, false
		}
		edits = append(edits, syntax.Edit{Span: run.Part(m.at, m.at+m.size), Text: m.typed})
		text.WriteString(run.Written[from:m.at] + m.typed)
		from = m.at + m.size
	}
	text.WriteString(run.Written[from:])
	file := syntax.Read("argument.json", []byte(text.String()), syntax.DefaultLimits())
	return lint.Fix{Title: "Type the characters anew", Safe: true, Edits: edits}, file.Root != nil && len(file.Problems) == 0
}

// quotedWhole gives the edits that put real quotes in the place of those around
// a whole word; none where other marks stand in it.
func quotedWhole(run *model.Run) []syntax.Edit {
	marks := marksOf(run.Written)
	if len(marks) != 2 || marks[0].at != 0 || marks[1].at+marks[1].size != len(run.Written) || marks[0].typed != marks[1].typed {
		return nil
	}
	quote := marks[0].typed
	if quote != `"` && quote != "'" || strings.ContainsAny(run.Written, "\\$`\"'") {
		return nil
	}
	return []syntax.Edit{
		{Span: run.Part(0, marks[0].size), Text: quote},
		{Span: run.Part(marks[1].at, len(run.Written)), Text: quote},
	}
}
