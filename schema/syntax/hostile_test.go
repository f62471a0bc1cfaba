package syntax

import (
	"fmt"
	"strings"
	"testing"
)

// TestHostile gives the readers what would exhaust them. Each must be refused
// at the right place, or read; a quadratic reader would not be done before the
// tests run out of time.
func TestHostile(t *testing.T) {
	const levels = 10_000
	limits := DefaultLimits()
	deep := fmt.Sprintf("deeper than %d levels", limits.Depth)
	type hostile struct {
		name, file, src string
		problem, at     string // part of the message, and line:column; none when it can be read
	}
	cases := []hostile{
		{"lists in JSON", "a.json", strings.Repeat("[", levels), deep, "1:201"},
		{"maps in JSON", "a.json", strings.Repeat(`{"a":`, levels), deep, "1:1001"},
		{"closed lists in JSON", "a.json", strings.Repeat("[", levels) + strings.Repeat("]", levels), deep, "1:201"},
		{"lists in YAML", "a.yaml", "a: " + strings.Repeat("[", levels), deep, "1:204"},
		{"maps in YAML", "a.yaml", "a: " + strings.Repeat("{a: ", levels), deep, "1:804"},
		{"items in items", "a.yaml", strings.Repeat("- ", levels), deep, "1:401"},
		{"keys of keys", "a.yaml", strings.Repeat("? ", levels), deep, "1:401"},
		{"indented maps", "a.yaml", indentedMaps(1000), deep, "201:202"},
		{"lists in indented maps", "a.yaml", indentedMaps(150) + strings.Repeat(" ", 151) + "a: " + strings.Repeat("[", 60) + strings.Repeat("]", 60), deep, "151:204"},
		{"aliases of aliases", "a.yaml", aliasBomb(9, 9), "more than 4000000 values", "8:20"},
		{"a chain of aliases", "a.yaml", aliasBomb(levels, 1), deep, "200:14"},
		{"an alias inside of itself", "a.yaml", "a: &a [b, *a]\n", "without end", "1:11"},
		{"merges of merges", "a.yaml", mergeBomb(9, 9), "more than 4000000 values", "8:14"},
		{"a very large file", "a.yaml", strings.Repeat("a: b\n", 7<<20), "not read", "1:1"},
		{"one long flow line", "a.yaml", "a: [" + strings.Repeat("bcd, ", 200_000) + "]", "", ""},
		{"one long flow map", "a.yaml", strings.ReplaceAll(manyKeys(50_000), "\"", ""), "", ""},
		{"one long line of accents", "a.yaml", "é: [" + strings.Repeat("é, ", 200_000) + "]", "", ""},
		{"one long text", "a.yaml", "a: b\n" + strings.Repeat("  c\n\n", 200_000), "", ""},
		{"blanks in a text", "a.yaml", "a: b" + strings.Repeat(" ", 1<<20) + "c" + strings.Repeat(" ", 1<<20) + "\n d", "", ""},
		{"many comments in texts", "a.yaml", strings.Repeat("- 'a # linkproof: b' # linkproof: c\n", 50_000), "", ""},
		{"many keys", "a.json", manyKeys(200_000), "", ""},
		{"a long string", "a.json", `["` + strings.Repeat(`\u00e9`, 1<<20) + `"]`, "", ""},
		{"large keys by alias", "a.yaml", "- &a [" + strings.Repeat("b", 1<<20) + "]\n" + strings.Repeat("- ? *a\n", 20_000), "", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			file := Read(c.file, []byte(c.src), limits)
			if c.problem == "" {
				if file.Root == nil || len(file.Problems) > 0 {
					t.Errorf("not read: %d problems", len(file.Problems))
				}
				return
			}
			if file.Root != nil || len(file.Problems) != 1 {
				t.Fatalf("want one problem and no tree, got %d problems", len(file.Problems))
			}
			problem := file.Problems[0]
			from := problem.Span.From()
			if at := fmt.Sprintf("%d:%d", from.Line, from.Column); at != c.at {
				t.Errorf("the problem stands at %s, want %s", at, c.at)
			}
			if !strings.Contains(problem.Message, c.problem) || problem.Kind != LimitExceeded {
				t.Errorf("kind %d, message %q, want %q", problem.Kind, problem.Message, c.problem)
			}
		})
	}
}

func indentedMaps(levels int) string {
	var text strings.Builder
	for i := range levels {
		text.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return text.String()
}

// aliasBomb makes lists of which each repeats the one before several times.
func aliasBomb(levels, times int) string {
	var text strings.Builder
	text.WriteString("a0: &a0 [x]\n")
	for i := 1; i <= levels; i++ {
		fmt.Fprintf(&text, "a%d: &a%[1]d [%s]\n", i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), times), ", "))
	}
	return text.String()
}

func mergeBomb(levels, times int) string {
	var text strings.Builder
	text.WriteString("a0: &a0 {x: y}\n")
	for i := 1; i <= levels; i++ {
		fmt.Fprintf(&text, "a%d: &a%[1]d {", i)
		for j := range times {
			fmt.Fprintf(&text, "k%d: *a%d, ", j, i-1)
		}
		text.WriteString("<<: *a0}\n")
	}
	return text.String()
}

func manyKeys(keys int) string {
	var text strings.Builder
	text.WriteByte('{')
	for i := range keys {
		fmt.Fprintf(&text, `"key%d":%[1]d,`, i)
	}
	return strings.TrimSuffix(text.String(), ",") + "}"
}

func TestUnreadable(t *testing.T) {
	cases := []struct{ name, src, message, at string }{
		{"a.yaml", "a: b\nc: \x00\n", "NUL byte", "2:4"},
		{"a.json", "{\"a\": \"\x00\"}", "NUL byte", "1:8"},
		{"a.json", "{\"é\": \"\xff\"}", "0xff is not valid UTF-8", "1:8"},
		{"a.yaml", "é: \xe9\n", "0xe9 is not valid UTF-8", "1:4"},
		{"a.yaml", "\xff\xfea\x00", "NUL byte", "1:4"},
	}
	for _, c := range cases {
		file := Read(c.name, []byte(c.src), DefaultLimits())
		checkProblem(t, file, c.src, c.message, c.at)
	}
}

// checkProblem wants exactly one problem, at a place, and no tree.
func checkProblem(t *testing.T, file *File, src, message, at string) {
	t.Helper()
	if file.Root != nil || len(file.Problems) != 1 {
		t.Errorf("%q: want one problem and no tree, got %v", src, file.Problems)
		return
	}
	problem := file.Problems[0]
	from := problem.Span.From()
	if got := fmt.Sprintf("%d:%d", from.Line, from.Column); got != at || !strings.Contains(problem.Message, message) {
		t.Errorf("%q:\n got %s: %s\nwant %s: %s", src, got, problem.Message, at, message)
	}
}
