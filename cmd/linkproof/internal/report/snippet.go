package report

import (
	"strings"
	"unicode/utf8"

	"github.com/linkproof/linkproof/schema/syntax"
)

// maxCells is the widest source line that is shown whole, in terminal cells;
// of longer ones, such as minified JSON, the part around the span is shown.
const maxCells = 110

// lead is how many characters before the span a cut line shows at least.
const lead = 30

// snippet is the first source line of a span, ready to be shown.
type snippet struct {
	number int
	// line is the text as shown.
	line string
	// indent and length say in terminal cells where the underline stands.
	indent, length int
}

func snippetOf(span syntax.Span) snippet {
	from, to := span.From(), span.To()
	source := []rune(strings.ToValidUTF8(span.File.Line(from.Line), "\uFFFD"))
	start := min(from.Column-1, len(source))
	end := len(source)
	if to.Line == from.Line {
		end = min(max(to.Column-1, start), len(source))
	}
	end = trimRight(source, start, end)
	before, marked, after := clip(source, start, end)
	return snippet{
		number: from.Line,
		line:   defused(strings.TrimRight(before+marked+after, " ")),
		indent: width(before),
		length: max(width(marked), 1),
	}
}

// trimRight moves the end of a mark before the blanks at its end.
func trimRight(source []rune, start, end int) int {
	for end > start+1 && (source[end-1] == ' ' || source[end-1] == '\t') {
		end--
	}
	return end
}

// clip cuts a line into what stands before, in and after the mark, each as
// shown and not longer than fits.
func clip(source []rune, start, end int) (before, marked, after string) {
	before, marked, after = show(source[:start]), show(source[start:end]), show(source[end:])
	if width(before)+width(marked)+width(after) <= maxCells {
		return before, marked, after
	}
	if width(before) > lead && width(before)+width(marked) > maxCells {
		before = "…" + tail(before, lead)
	}
	marked = head(marked, maxCells-width(before))
	after = head(after, maxCells-width(before)-width(marked))
	return before, marked, after
}

// show gives characters as a report shows them, tabs as four blanks.
func show(source []rune) string {
	var out strings.Builder
	for _, r := range source {
		if r == '\t' {
			out.WriteString("    ")
			continue
		}
		out.WriteString(shown(r))
	}
	return defused(out.String())
}

// head gives the start of a text that fits into a number of cells.
func head(text string, room int) string {
	for at, r := range text {
		if room -= cells(r); room < 0 {
			return text[:at] + "…"
		}
	}
	return text
}

// tail gives the last characters of a text.
func tail(text string, count int) string {
	at := len(text)
	for range count {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return text[at:]
}
