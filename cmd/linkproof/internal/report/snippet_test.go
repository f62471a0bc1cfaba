package report

import (
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

func TestSnippetUnderlinesTheMark(t *testing.T) {
	tests := []struct {
		name, source, mark, line, underline string
	}{
		{"plain", "  uri: abc", "abc", "  uri: abc", "       ^^^"},
		{"tab", "\turi: abc", "abc", "    uri: abc", "         ^^^"},
		{"wide", "名: 京都 x", "京都", "名: 京都 x", "    ^^^^"},
		{"combining", "e\u0301: abc", "abc", "e\u0301: abc", "   ^^^"},
		{"control", "\x1b: abc", "abc", "<U+001B>: abc", "          ^^^"},
		{"several lines", "a: {b: c, \n d: e}", "{b: c, \n d: e}", "a: {b: c,", "   ^^^^^^"},
		{"whole line with its break", "abc\ndef", "abc\n", "abc", "^^^"},
		{"nothing", "abc", "", "abc", "^"},
		{"carriage return", "abc: d\r\n", "d", "abc: d", "     ^"},
	}
	for _, test := range tests {
		file := read("a", test.source)
		shown := snippetOf(at(t, file, test.mark))
		underline := strings.Repeat(" ", shown.indent) + strings.Repeat("^", shown.length)
		if shown.line != test.line || underline != test.underline {
			t.Errorf("%s:\ngot\n%s\n%s\nwant\n%s\n%s", test.name, shown.line, underline, test.line, test.underline)
		}
	}
}

func TestSnippetCutsLongLinesAroundTheMark(t *testing.T) {
	pad := strings.Repeat("x", 5000)
	for _, source := range []string{pad + "MARK" + pad, "MARK" + pad, pad + "MARK", pad + "京MARK" + pad} {
		file := read("a.json", source)
		shown := snippetOf(at(t, file, "MARK"))
		if got := width(shown.line); got > maxCells+3 {
			t.Errorf("the line takes %d cells", got)
		}
		marked := []rune(shown.line)
		if strings.Contains(source, "京") {
			continue
		}
		if got := string(marked[shown.indent : shown.indent+shown.length]); got != "MARK" {
			t.Errorf("the underline is below %q", got)
		}
	}
}

func TestSnippetCutsALongMark(t *testing.T) {
	file := read("a.json", strings.Repeat("京", 4000))
	shown := snippetOf(syntax.Span{File: file, End: int32(len(file.Src))})
	if width(shown.line) > maxCells+1 || shown.length > maxCells+1 {
		t.Errorf("the line takes %d cells, the underline %d", width(shown.line), shown.length)
	}
}

func BenchmarkSnippet(b *testing.B) {
	source := strings.Repeat("  key: value of some length\n", 1000)
	file := read("a.yaml", source)
	b.ReportAllocs()
	for b.Loop() {
		snippetOf(syntax.Span{File: file, Start: 14000, End: 14010})
	}
}
