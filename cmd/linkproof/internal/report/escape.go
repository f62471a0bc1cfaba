package report

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/linkproof/linkproof/schema/syntax"
)

// commands tells whether a character does something to a terminal or to the
// order in which text is read: control and format characters, among them
// those of the bidirectional algorithm, and separators of lines.
func commands(r rune) bool {
	return r < ' ' || r >= 0x7F && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// Escape makes text from an input fit for a terminal and for the log of a CI
// server: what would command it is shown by its number.
func Escape(text string) string {
	if !strings.ContainsFunc(text, commands) {
		return defused(strings.ToValidUTF8(text, "\uFFFD"))
	}
	var out strings.Builder
	for _, r := range text {
		out.WriteString(shown(r))
	}
	return defused(out.String())
}

// EscapeLines makes text of several lines fit for a terminal and for the log of
// a CI server; line breaks and tabs stay.
func EscapeLines(text string) string {
	var out strings.Builder
	for i, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		if i > 0 {
			out.WriteByte('\n')
		}
		for j, cell := range strings.Split(line, "\t") {
			if j > 0 {
				out.WriteByte('\t')
			}
			out.WriteString(Escape(cell))
		}
	}
	return out.String()
}

// defused shows the signs by their number that make commands of CI servers: two
// colons where a line may begin, and the bracket after ## and a name. Sources:
// GitHub documentation, "Workflow commands"; Azure Pipelines documentation,
// "Logging commands"; TeamCity documentation, "Service Messages".
func defused(text string) string {
	if begin := strings.TrimLeft(text, " "); strings.HasPrefix(begin, "::") {
		text = text[:len(text)-len(begin)] + "<U+003A>" + begin[1:]
	}
	for from := 0; ; {
		at := strings.Index(text[from:], "##")
		if at < 0 {
			return text
		}
		from += at + len("##")
		name := len(text[from:]) - len(strings.TrimLeftFunc(text[from:], unicode.IsLetter))
		if bracket := from + name; bracket < len(text) && text[bracket] == '[' {
			text = text[:bracket] + "<U+005B>" + text[bracket+1:]
		}
	}
}

// shown is how a character looks in a report.
func shown(r rune) string {
	if commands(r) {
		return fmt.Sprintf("<U+%04X>", r)
	}
	return string(r)
}

// wide are the ranges of characters that take two cells of a terminal.
// Source: Unicode Standard Annex 11, East Asian Width W and F, without gaps.
var wide = [...]struct{ first, last rune }{
	{0x1100, 0x115F},
	{0x2E80, 0x303E},
	{0x3041, 0xA4CF},
	{0xAC00, 0xD7A3},
	{0xF900, 0xFAFF},
	{0xFE30, 0xFE6F},
	{0xFF00, 0xFF60},
	{0xFFE0, 0xFFE6},
	{0x1F300, 0x1F64F},
	{0x1F680, 0x1F6FF},
	{0x1F900, 0x1F9FF},
	{0x20000, 0x3FFFD},
}

// cells gives the number of terminal cells that a character takes as shown.
func cells(r rune) int {
	switch {
	case commands(r):
		return len(shown(r))
	case r < wide[0].first && !unicode.In(r, unicode.Mn, unicode.Me):
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	}
	for _, span := range wide {
		if span.first <= r && r <= span.last {
			return 2
		}
	}
	return 1
}

func width(text string) int {
	sum := 0
	for _, r := range text {
		sum += cells(r)
	}
	return sum
}

// fileName gives the name of the file of a span; empty for nowhere.
func fileName(span syntax.Span) string {
	if span.File == nil {
		return ""
	}
	return span.File.Name
}
