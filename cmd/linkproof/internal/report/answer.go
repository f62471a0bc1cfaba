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

	"github.com/linkproof/linkproof/simulate"
)

// WriteAnswer writes the answer to a request for people: what the caller gets,
// the execution log, and how the request went.
func WriteAnswer(w io.Writer, r *simulate.Result, o Options) error {
	t := &textWriter{Writer: bufio.NewWriter(w), palette: newPalette(o.Color), Options: o}
	if r.Status != 0 {
		t.answer(r)
	}
	t.log(r)
	t.steps(r.Trace.Steps)
	if sent := r.Trace.BackendRequest; sent != nil {
		t.sent(sent)
	}
	t.stopped(&r.Trace)
	if err := t.Flush(); err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	return nil
}

func (t *textWriter) answer(r *simulate.Result) {
	paint := t.good
	if r.Status >= http.StatusBadRequest {
		paint = t.err
	}
	status := strings.TrimSpace(strconv.Itoa(r.Status) + " " + http.StatusText(r.Status))
	t.line(paint(status), fmt.Sprintf(" in %d ms", r.Latency))
	t.headers("", r.MultiValueHeaders)
	if r.Body != "" {
		t.line("")
		t.line(EscapeLines(r.Body))
	}
	t.line("")
}

// log writes the execution log, and below each line that a setting caused where
// the setting stands.
func (t *textWriter) log(r *simulate.Result) {
	causes := make(map[int]*simulate.Place, len(r.Trace.Log))
	for _, line := range r.Trace.Log {
		causes[line.Number+strings.Count(line.Text, "\n")] = line.Place
	}
	t.line(t.note("Log"))
	number := 0
	for line := range strings.Lines(r.Log) {
		number++
		t.line("  ", Escape(strings.TrimRight(line, "\r\n")))
		if cause := causes[number]; cause != nil {
			t.line("      ", t.frame(placed(cause)))
		}
	}
	t.line("")
}

func (t *textWriter) headers(indent string, headers map[string][]string) {
	for _, name := range slices.Sorted(maps.Keys(headers)) {
		for _, value := range headers[name] {
			t.line(indent, t.frame(Escape(name)+":"), " ", Escape(value))
		}
	}
}

func (t *textWriter) steps(steps []simulate.Step) {
	if len(steps) == 0 {
		return
	}
	t.line(t.note("Trace"))
	longest := 0
	for i := range steps {
		longest = max(longest, width(Escape(steps[i].Step)))
	}
	for i := range steps {
		t.step(&steps[i], longest)
	}
	t.line("")
}

// step writes what was decided and below it where the setting stands.
func (t *textWriter) step(step *simulate.Step, longest int) {
	name := Escape(step.Step)
	pad := strings.Repeat(" ", max(longest-width(name), 0))
	t.line("  ", t.frame(name), pad, "  ", Escape(step.Detail))
	if step.Place != nil {
		t.line("  ", strings.Repeat(" ", longest), "  ", t.frame(placed(step.Place)))
	}
}

func placed(at *simulate.Place) string {
	return Escape(fmt.Sprintf("%s:%d:%d", at.File, at.Line, at.Column))
}

func (t *textWriter) sent(sent *simulate.SentRequest) {
	t.line(t.note("Request to the backend"))
	t.line("  ", Escape(sent.Method+" "+sent.URL))
	t.headers("  ", sent.Headers)
	if sent.Body != "" {
		t.line("")
		for line := range strings.Lines(sent.Body) {
			t.line("  ", Escape(strings.TrimRight(line, "\r\n")))
		}
	}
	t.line("")
}

// stopped tells where the request ended early.
func (t *textWriter) stopped(trace *simulate.Trace) {
	if trace.Stopped == "" {
		return
	}
	parts := []string{t.err("Stopped at " + Escape(trace.Stopped))}
	if cause := trace.Cause; cause != nil {
		parts = append(parts, ": ", Escape(cause.Detail))
		if cause.Place != nil {
			parts = append(parts, " (", placed(cause.Place), ")")
		}
	}
	t.line(parts...)
}
