package report

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/syntax"
)

// textWriter writes a report for people.
type textWriter struct {
	*bufio.Writer
	palette
	Options
}

func writeText(w io.Writer, r *Report, o Options) error {
	t := &textWriter{Writer: bufio.NewWriter(w), palette: newPalette(o.Color), Options: o}
	for i := range r.Findings {
		t.finding(&r.Findings[i])
	}
	if !o.Quiet {
		t.summary(r)
	}
	if o.Statistics {
		t.statistics(r.Findings)
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

// line writes its parts and a line break. The buffer keeps the first error
// for Flush.
func (t *textWriter) line(parts ...string) {
	for _, part := range parts {
		_, _ = t.WriteString(part)
	}
	_ = t.WriteByte('\n')
}

func (t *textWriter) finding(f *lint.Finding) {
	paint := t.of(f.Severity)
	label := f.Severity.String() + "[" + f.Rule.ID + "]"
	at := place(f.Span)
	t.line(t.place(at), t.linked(paint(label), f.Rule), " ", t.place(t.wrapped(Escape(f.Message), width(at+label)+1, 4)))
	if t.Quiet {
		return
	}
	defer t.line("")
	gutter := gutterOf(f)
	t.snippet(f.Span, gutter, "^", paint)
	for _, related := range f.Related {
		t.remark(gutter, "note", place(related.Span)+related.Message)
		t.snippet(related.Span, gutter, "-", t.frame)
	}
	if f.Symptom != "" {
		t.remark(gutter, "symptom", f.Symptom)
	}
	if f.Proof != nil {
		t.remark(gutter, "proof", proofOf(f.Proof))
	}
	for _, condition := range f.When {
		t.remark(gutter, "when", condition)
	}
	if f.Construct != "" {
		t.remark(gutter, "construct", f.Construct)
	}
	if fix := fixOf(f); fix != "" {
		t.remark(gutter, "fix", fix)
	}
}

// fixOf tells what to do: by the finding, else by its rule.
func fixOf(f *lint.Finding) string {
	if f.Fix != nil && f.Fix.Title != "" {
		return f.Fix.Title
	}
	return f.Rule.Doc.Fix
}

// place gives "file:line:column: "; nothing for nowhere.
func place(span syntax.Span) string {
	if span.IsZero() {
		return ""
	}
	return Place(span) + ": "
}

// Place gives "file:line:column", escaped.
func Place(span syntax.Span) string {
	from := span.From()
	return Escape(fmt.Sprintf("%s:%d:%d", span.File.Name, from.Line, from.Column))
}

// gutterOf gives the width of the largest line number of a finding.
func gutterOf(f *lint.Finding) int {
	largest := f.Span.From().Line
	for _, related := range f.Related {
		largest = max(largest, related.Span.From().Line)
	}
	return len(strconv.Itoa(largest))
}

func (t *textWriter) snippet(span syntax.Span, gutter int, mark string, paint func(...any) string) {
	if span.IsZero() {
		return
	}
	shown := snippetOf(span)
	if shown.line == "" {
		return
	}
	bar := t.frame(strings.Repeat(" ", gutter) + " |")
	t.line(bar)
	t.line(t.frame(fmt.Sprintf("%*d |", gutter, shown.number)), " ", shown.line)
	t.line(bar, strings.Repeat(" ", shown.indent+1), paint(strings.Repeat(mark, shown.length)))
}

func (t *textWriter) remark(gutter int, name, text string) {
	indent := gutter + 2 + 1 + len(name) + 2
	t.line(t.frame(strings.Repeat(" ", gutter)+" ="), " ", t.note(name+":"), " ", t.wrapped(Escape(text), indent, indent))
}

func (t *textWriter) summary(r *Report) {
	for _, skipped := range r.Skipped {
		t.line("skipped ", Escape(skipped.File), ": ", Escape(skipped.Reason))
	}
	switch {
	case len(r.Findings) > 0:
		t.line(Number(len(r.Findings), "finding"), " (", bySeverity(r, func(of lint.Severity, words string) string { return t.of(of)(words) }), ") in ", filesWith(r))
		t.fixable(r)
	case r.Files == 0 && len(r.Skipped) > 0:
		t.line("nothing was checked")
	case r.Files == 0:
		t.line("nothing to check: no API Gateway configuration was found")
	default:
		t.line(t.good("no findings"), " in ", Number(r.Files, "file"), understood(&r.Objects))
	}
	if listed := r.listed(); listed > 0 {
		t.line(Number(listed, "finding"), " of the baseline left out")
	}
	if r.Elsewhere > 0 {
		t.line(Number(r.Elsewhere, "finding"), " in files that did not change left out")
	}
}

// fixable tells how many findings need no hand.
func (t *textWriter) fixable(r *Report) {
	fixes := 0
	for _, edits := range lint.Fixes(r.Findings, false) {
		fixes += edits.Fixes
	}
	if fixes > 0 {
		t.line(Number(fixes, "finding"), " can be fixed safely: --fix does it, --diff shows it")
	}
}

// bySeverity gives "3 errors, 1 warning", each painted.
func bySeverity(r *Report, paint func(of lint.Severity, words string) string) string {
	var parts []string
	for severity := lint.Error; severity >= lint.Info; severity-- {
		number := r.Count(severity) - r.Count(severity+1)
		if number == 0 {
			continue
		}
		words := Number(number, severity.String())
		if severity == lint.Info {
			words = strconv.Itoa(number) + " info"
		}
		parts = append(parts, paint(severity, words))
	}
	return strings.Join(parts, ", ")
}

// filesWith gives "1 file", or "2 of 5 files" when some have no finding.
func filesWith(r *Report) string {
	names := make(map[string]bool)
	for i := range r.Findings {
		names[fileName(r.Findings[i].Span)] = true
	}
	if len(names) < r.Files {
		return fmt.Sprintf("%d of %d files", len(names), r.Files)
	}
	return Number(len(names), "file")
}

// understood tells how much stands behind "no findings".
func understood(o *Objects) string {
	var parts []string
	for _, part := range [...]struct {
		number int
		noun   string
	}{{o.APIs, "API"}, {o.Integrations, "integration"}, {o.VPCLinks, "VPC link"}} {
		if part.number > 0 {
			parts = append(parts, Number(part.number, part.noun))
		}
	}
	if parts == nil {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// Number gives "1 file" or "2 files".
func Number(number int, noun string) string {
	if number != 1 {
		noun += "s"
	}
	return strconv.Itoa(number) + " " + noun
}
