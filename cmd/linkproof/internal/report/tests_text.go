package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/linkproof/linkproof/simulate"
	"github.com/linkproof/linkproof/simulate/expect"
	"github.com/linkproof/linkproof/simulate/suite"
)

// writeTestText writes a line for each case, and below those that failed how
// the answer differs.
func writeTestText(w io.Writer, tests *Tests, o Options) error {
	t := &textWriter{Writer: bufio.NewWriter(w), palette: newPalette(o.Color)}
	for i := range tests.Files {
		file := &tests.Files[i]
		if file.Err != nil {
			t.line(t.err("ERROR"), " ", t.place(Escape(file.Name)))
			t.indented(file.Err.Error())
		}
		for i := range file.Outcomes {
			t.outcome(&file.Outcomes[i])
		}
	}
	tally := tests.Tally()
	sum := fmt.Sprintf("%s: %d passed, %d failed", Number(tally.all(), "case"), tally.Passed, tally.Failed)
	if tally.Errors > 0 {
		sum += fmt.Sprintf(", %d without an answer", tally.Errors)
	}
	t.line(sum)
	return flush(t.Writer)
}

func (t *textWriter) outcome(o *suite.Outcome) {
	named := t.place(place(o.Case.Where())) + Escape(o.Case.Name)
	switch {
	case o.Err != nil:
		t.line(t.err("ERROR"), " ", named)
		t.indented(o.Err.Error())
	case o.Passed():
		t.line(t.good("ok"), "    ", named)
	default:
		t.line(t.err("FAIL"), "  ", named)
		for _, difference := range o.Differences {
			t.difference(o.Case, difference)
		}
		if reason := stoppedBecause(&o.Result.Trace); reason != "" {
			t.indented(reason)
		}
	}
}

// indented writes the lines of a text below a case.
func (t *textWriter) indented(text string) {
	for line := range strings.Lines(text) {
		t.line("      ", Escape(strings.TrimRight(line, "\r\n")))
	}
}

func (t *textWriter) difference(c *suite.Case, d expect.Difference) {
	t.line("      ", t.place(place(c.Place(d.At))), Escape(d.Name()))
	for _, line := range differing(d) {
		paint := t.frame
		switch line[0] {
		case '-':
			paint = t.err
		case '+':
			paint = t.good
		}
		t.line(strings.TrimRight("        "+paint(Escape(line)), " "))
	}
}

// differing tells a difference in lines: those that are expected and missing
// start with a minus, those that there are with a plus.
func differing(d expect.Difference) []string {
	if d.Reason != "" {
		return []string{"! " + cut(d.Reason)}
	}
	want, got := linesOf(d.Want), linesOf(d.Got)
	if len(want) <= 1 && len(got) <= 1 {
		return []string{"- " + cut(expect.Show(d.Want)), "+ " + cut(expect.Show(d.Got))}
	}
	text := diff.Diff("want", []byte(strings.Join(want, "\n")+"\n"), "got", []byte(strings.Join(got, "\n")+"\n"))
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	for i, line := range lines {
		lines[i] = cut(line)
	}
	const headings = 3 // the command and the two names
	return lines[min(headings, len(lines)):]
}

// linesOf gives the lines of a text or of a list of texts; none for what is
// better shown as JSON.
func linesOf(value any) []string {
	switch value := value.(type) {
	case string:
		return strings.Split(value, "\n")
	case []any:
		lines := make([]string, len(value))
		for i, item := range value {
			text, ok := item.(string)
			if !ok {
				return nil
			}
			lines[i] = text
		}
		return lines
	default:
		return nil
	}
}

// longestShown is how many bytes of one line of a difference are shown.
const longestShown = 2000

func cut(line string) string {
	if len(line) <= longestShown {
		return line
	}
	return line[:longestShown] + fmt.Sprintf("... (%d bytes)", len(line))
}

// stoppedBecause tells where and why a request ended early; empty when it did
// not.
func stoppedBecause(trace *simulate.Trace) string {
	if trace.Stopped == "" {
		return ""
	}
	text := "the request stopped at " + trace.Stopped
	if cause := trace.Cause; cause != nil {
		text += ": " + cause.Detail
		if cause.Place != nil {
			text += " (" + placed(cause.Place) + ")"
		}
	}
	return text
}
