package report

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/linkproof/linkproof/simulate"
)

// storyWidth is the longest line of prose in a story, in cells.
const storyWidth = 96

// margin is what stands before the lines of a stage.
const margin = "   "

// WriteStory tells the whole way of a request for people: each stage with what
// it is for, what decided there and what it changed, and then the answer.
func WriteStory(w io.Writer, r *simulate.Result, o Options) error {
	t := &textWriter{Writer: bufio.NewWriter(w), palette: newPalette(o.Color)}
	for i := range r.Trace.Passages {
		passage := &r.Trace.Passages[i]
		if i == 0 {
			t.line(t.place("The request"))
			t.whole("", passage.In)
			t.line("")
		}
		t.passage(i+1, passage, stepsIn(r.Trace.Steps, passage.Stage))
	}
	t.ending(r)
	if err := t.Flush(); err != nil {
		return fmt.Errorf("writing the story: %w", err)
	}
	return nil
}

func stepsIn(steps []simulate.Step, stage string) []simulate.Step {
	var in []simulate.Step
	for _, step := range steps {
		if step.Stage == stage {
			in = append(in, step)
		}
	}
	return in
}

// passage tells of one stage.
func (t *textWriter) passage(number int, p *simulate.Passage, steps []simulate.Step) {
	t.line(t.note(fmt.Sprintf("%d. %s", number, Escape(capital(p.Stage)))))
	t.prose(margin, margin, p.About)
	t.prose(margin, margin, p.Besides)
	if len(steps) > 0 {
		t.line("")
	}
	longest := 0
	for i := range steps {
		longest = max(longest, width(Escape(steps[i].Step)))
	}
	for i := range steps {
		t.decision(&steps[i], longest)
	}
	t.line("")
	t.change(p.In, p.Out)
	t.line("")
}

// capital gives a title its capital letter.
func capital(title string) string {
	first, rest := utf8.DecodeRuneInString(title)
	return string(unicode.ToUpper(first)) + title[rest:]
}

// decision writes a step with where its setting stands, below it.
func (t *textWriter) decision(step *simulate.Step, longest int) {
	name := Escape(step.Step)
	rest := margin + strings.Repeat(" ", longest+2)
	t.prose(margin+t.frame(name)+strings.Repeat(" ", longest-width(name)+2), rest, step.Detail)
	if step.Place != nil {
		t.line(rest, t.frame(placed(step.Place)))
	}
}

// prose writes a text in lines of words; the first line begins with one margin
// and the others with another of the same width.
func (t *textWriter) prose(first, others, text string) {
	begin, line, room := first, "", storyWidth-width(others)
	for word := range strings.FieldsSeq(Escape(text)) {
		if line != "" && width(line)+1+width(word) > room {
			t.line(begin, line)
			begin, line = others, ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	if line != "" {
		t.line(begin, line)
	}
}

// change shows what became of a request or an answer: - is gone, + is new.
func (t *textWriter) change(in, out *simulate.Message) {
	if in.Answer != out.Answer {
		t.line(margin, "The answer:")
		t.whole(margin, out)
		return
	}
	var changes []string
	if in.Start != out.Start {
		changes = append(changes, t.gone(startOf(in)), t.added(startOf(out)))
	}
	changes = append(changes, t.headerChanges(in.Headers, out.Headers)...)
	if in.Body != out.Body {
		changes = append(changes, t.bodyChange(out.Body)...)
	}
	if len(changes) == 0 {
		t.line(margin, "Nothing changes.")
	}
	for _, change := range changes {
		t.line(margin, change)
	}
}

func (t *textWriter) gone(text string) string { return t.err("- ") + Escape(text) }

func (t *textWriter) added(text string) string { return t.good("+ ") + Escape(text) }

// startOf is the first line of a message, a status with its name.
func startOf(m *simulate.Message) string {
	code, err := strconv.Atoi(m.Start)
	if !m.Answer || err != nil {
		return m.Start
	}
	return strings.TrimSpace(m.Start + " " + http.StatusText(code))
}

// headerChanges lists headers that are gone, new or different.
func (t *textWriter) headerChanges(in, out map[string][]string) []string {
	names := maps.Clone(in)
	maps.Copy(names, out)
	var changes []string
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if slices.Equal(in[name], out[name]) {
			continue
		}
		for _, value := range in[name] {
			changes = append(changes, t.gone(name+": "+value))
		}
		for _, value := range out[name] {
			changes = append(changes, t.added(name+": "+value))
		}
	}
	return changes
}

// longestBody is how many lines of a body a story shows, and widestBody how many
// bytes of a line.
const (
	longestBody = 12
	widestBody  = 400
)

func (t *textWriter) bodyChange(body string) []string {
	if body == "" {
		return []string{t.gone("the body")}
	}
	lines := strings.Split(strings.TrimRight(body, "\n"), "\n")
	changes := []string{t.added(fmt.Sprintf("body of %d bytes:", len(body)))}
	for i, line := range lines {
		if i == longestBody {
			return append(changes, fmt.Sprintf("    (%d more lines)", len(lines)-i))
		}
		changes = append(changes, "    "+Escape(cutLine(line)))
	}
	return changes
}

// cutLine cuts a line of a body that is very long.
func cutLine(line string) string {
	if len(line) <= widestBody {
		return line
	}
	return strings.ToValidUTF8(line[:widestBody], "") + fmt.Sprintf(" ... (%d more bytes)", len(line)-widestBody)
}

// whole shows all of a message.
func (t *textWriter) whole(indent string, m *simulate.Message) {
	t.line(indent, "  ", Escape(startOf(m)))
	t.headers(indent+"  ", m.Headers)
	if m.Body != "" {
		for _, line := range t.bodyChange(m.Body)[1:] {
			t.line(indent, strings.TrimPrefix(line, "  "))
		}
	}
}

// ending tells what the caller gets, or why nobody can tell.
func (t *textWriter) ending(r *simulate.Result) {
	t.stopped(&r.Trace)
	if r.Status == 0 {
		return
	}
	if r.Trace.Stopped != "" {
		t.line("API Gateway answers by itself.")
		t.line("")
	}
	t.line(t.place("The caller gets"))
	t.whole("", &simulate.Message{Start: strconv.Itoa(r.Status), Answer: true, Headers: r.MultiValueHeaders, Body: r.Body})
}
