package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/simulate"
)

// WriteComparison writes for people what a test invoke and a stage make of the
// same request: each difference with its causes, then what stages always do
// otherwise, then what a test invoke cannot show.
func WriteComparison(w io.Writer, c *simulate.Comparison, o Options) error {
	t := &textWriter{Writer: bufio.NewWriter(w), palette: newPalette(o.Color)}
	stage := Escape(c.Stage)
	if c.Same {
		t.line(t.good("Stage "+stage+" does what a test invoke does"), ": ", statusOf(c))
		t.sameEnd(c.AtStage.Trace.Cause)
	} else {
		t.line(t.err("Stage " + stage + " does not do what a test invoke does"))
	}
	t.line("")
	sides := [2]string{"test invoke", "stage " + stage}
	for i := range c.Differences {
		t.bothSides(&c.Differences[i], sides)
		if next := i + 1; next == len(c.Differences) || !slices.Equal(c.Differences[i].Causes, c.Differences[next].Causes) {
			t.causes(c.Differences[i].Causes)
		}
	}
	t.usual(c.Usual)
	if len(c.Caveats) > 0 {
		t.line(t.note("What no test invoke shows"))
		for i := range c.Caveats {
			t.reason("", "  ", &c.Caveats[i])
		}
		t.line("")
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("writing the comparison: %w", err)
	}
	return nil
}

func statusOf(c *simulate.Comparison) string {
	answered := fmt.Sprintf("both answer %d", c.AtStage.Status)
	if c.AtStage.Trace.BackendRequest == nil {
		return answered
	}
	return answered + ", and the backend gets the same request"
}

// sameEnd writes why API Gateway answers by itself on both sides.
func (t *textWriter) sameEnd(cause *simulate.Step) {
	if cause != nil {
		t.reason("", "  ", &simulate.Cause{Text: cause.Step + ": " + cause.Detail, Place: cause.Place})
	}
}

// bothSides writes both sides of a difference below each other.
func (t *textWriter) bothSides(d *simulate.Difference, sides [2]string) {
	t.line(t.note(Escape(d.What)))
	longest := max(width(sides[0]), width(sides[1]))
	for i, text := range [2]string{d.Test, d.Stage} {
		t.line("  ", t.frame(padded(sides[i], longest)), "  ", shortened(text))
	}
}

// causes writes why the differences above are there.
func (t *textWriter) causes(causes []simulate.Cause) {
	label := "because  "
	for i := range causes {
		t.reason("  ", label, &causes[i])
		label = strings.Repeat(" ", len(label))
	}
	t.line("")
}

// reason writes a cause behind a label, and below it where the setting stands,
// a little further in.
func (t *textWriter) reason(indent, label string, cause *simulate.Cause) {
	t.line(indent, label, Escape(cause.Text))
	if cause.Place != nil {
		t.line(indent, strings.Repeat(" ", width(label)+2), t.frame(placed(cause.Place)))
	}
}

// usual writes what every stage does: headers by their names, anything else by
// its values.
func (t *textWriter) usual(differences []simulate.Difference) {
	if len(differences) == 0 {
		return
	}
	var added, told []string
	var rest []*simulate.Difference
	for i := range differences {
		d := &differences[i]
		if name, ok := strings.CutPrefix(d.What, "header "); ok && d.Test == "" {
			added = append(added, Escape(name))
		} else if name, ok := strings.CutPrefix(d.What, "backend header "); ok && d.Test == "" {
			told = append(told, Escape(name))
		} else {
			rest = append(rest, d)
		}
	}
	t.line(t.note("What every stage does"))
	if len(added) > 0 {
		t.line("  adds ", strings.Join(added, ", "), " to the answer")
	}
	if len(told) > 0 {
		t.line("  adds ", strings.Join(told, ", "), " to the request of the backend")
	}
	for _, d := range rest {
		if len(d.Test) > longestSide && len(d.Stage) > longestSide {
			t.line("  changes the ", Escape(d.What), "; --format json shows both")
			continue
		}
		t.line("  changes ", Escape(d.What), ": ", shortened(d.Test), " becomes ", shortened(d.Stage))
	}
	t.line("")
}

func padded(text string, to int) string { return text + strings.Repeat(" ", max(to-width(text), 0)) }

// longestSide is how many characters of a value are shown.
const longestSide = 160

// shortened shows a value in one line; a dash for none.
func shortened(text string) string {
	if text == "" {
		return "-"
	}
	if runes := []rune(text); len(runes) > longestSide {
		text = string(runes[:longestSide]) + "..."
	}
	return Escape(text)
}
