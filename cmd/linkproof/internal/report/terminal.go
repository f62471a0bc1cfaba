package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
)

// leastRoom is the least width in cells to which texts are wrapped.
const leastRoom = 20

// wrapped breaks a text between words where it would reach over the end of the
// terminal: the first line begins in a column, the others are indented.
func (t *textWriter) wrapped(text string, column, indent int) string {
	if t.Width == 0 || column+width(text) <= t.Width {
		return text
	}
	var out strings.Builder
	for i, word := range strings.Split(text, " ") {
		switch needed := 1 + width(word); {
		case i == 0:
			column--
		case column+needed > t.Width && t.Width-indent >= leastRoom:
			out.WriteString("\n" + strings.Repeat(" ", indent))
			column = indent - 1
		default:
			out.WriteByte(' ')
		}
		out.WriteString(word)
		column += 1 + width(word)
	}
	return out.String()
}

// rulePage is where a rule is described.
const rulePage = project + "/blob/main/docs/rules/%s.md"

// linked makes a text a link to the page of a rule, by the escape sequence OSC 8.
func (t *textWriter) linked(text string, rule *lint.Rule) string {
	if !t.Links {
		return text
	}
	return "\x1b]8;;" + fmt.Sprintf(rulePage, rule.ID) + "\x1b\\" + text + "\x1b]8;;\x1b\\"
}

// statistics tells how often each rule was found, the most frequent first.
func (t *textWriter) statistics(findings []lint.Finding) {
	counts := make(map[*lint.Rule]int)
	var rules []*lint.Rule
	for i := range findings {
		rule := findings[i].Rule
		if counts[rule] == 0 {
			rules = append(rules, rule)
		}
		counts[rule]++
	}
	slices.SortFunc(rules, func(a, b *lint.Rule) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a.ID, b.ID))
	})
	for _, rule := range rules {
		t.line(fmt.Sprintf("%6d  %s %s", counts[rule], rule.ID, rule.Name))
	}
}
