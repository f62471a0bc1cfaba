package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/syntax"
)

// jsonVersion is the version of the contract; a change that could break a
// reader makes another.
const jsonVersion = 1

type jsonReport struct {
	Version  int           `json:"version"`
	Findings []jsonFinding `json:"findings"`
	Skipped  []Skipped     `json:"skipped"`
	Objects  Objects       `json:"objects"`
	Files    int           `json:"files"`
}

type jsonFinding struct {
	Rule      string          `json:"rule"`
	Name      string          `json:"name"`
	Severity  string          `json:"severity"`
	Message   string          `json:"message"`
	File      string          `json:"file"`
	Start     syntax.Position `json:"start"`
	End       syntax.Position `json:"end"`
	Related   []jsonRelated   `json:"related,omitempty"`
	When      []string        `json:"when,omitempty"`
	Construct string          `json:"construct,omitempty"`
	Symptom   string          `json:"symptom,omitempty"`
	Proof     *jsonProof      `json:"proof,omitempty"`
	Fix       *jsonFix        `json:"fix,omitempty"`
}

type jsonRelated struct {
	File    string          `json:"file"`
	Start   syntax.Position `json:"start"`
	End     syntax.Position `json:"end"`
	Message string          `json:"message"`
}

type jsonFix struct {
	Title string     `json:"title"`
	Safe  bool       `json:"safe"`
	Edits []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	File  string          `json:"file"`
	Start syntax.Position `json:"start"`
	End   syntax.Position `json:"end"`
	Text  string          `json:"text"`
}

func writeJSON(w io.Writer, r *Report, _ Options) error {
	out := jsonReport{
		Version: jsonVersion, Findings: make([]jsonFinding, len(r.Findings)),
		Skipped: append([]Skipped{}, r.Skipped...), Objects: r.Objects, Files: r.Files,
	}
	for i := range r.Findings {
		out.Findings[i] = asJSON(&r.Findings[i])
	}
	return WriteJSON(w, out)
}

func asJSON(f *lint.Finding) jsonFinding {
	out := jsonFinding{
		Rule: f.Rule.ID, Name: f.Rule.Name, Severity: f.Severity.String(), Message: f.Message,
		File: fileName(f.Span), Start: f.Span.From(), End: f.Span.To(), When: f.When,
		Construct: f.Construct, Symptom: f.Symptom,
	}
	for _, related := range f.Related {
		span := related.Span
		out.Related = append(out.Related, jsonRelated{File: fileName(span), Start: span.From(), End: span.To(), Message: related.Message})
	}
	if f.Proof != nil {
		proof := jsonProof(*f.Proof)
		out.Proof = &proof
	}
	if f.Fix != nil {
		out.Fix = &jsonFix{Title: f.Fix.Title, Safe: f.Fix.Safe, Edits: make([]jsonEdit, len(f.Fix.Edits))}
		for i, edit := range f.Fix.Edits {
			out.Fix.Edits[i] = jsonEdit{File: fileName(edit.Span), Start: edit.Span.From(), End: edit.Span.To(), Text: edit.Text}
		}
	}
	return out
}

// WriteJSON writes a value for people and programs: indented, without HTML
// escapes, with a final line break, and with every character that could
// command a terminal as an escape of JSON.
func WriteJSON(w io.Writer, value any) error {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	if _, err := w.Write(tamed(buffer.Bytes())); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	return nil
}

// tamed escapes what JSON allows in its strings but what commands a terminal or
// a CI server. It stands nowhere but in strings.
func tamed(src []byte) []byte {
	src = bytes.ReplaceAll(src, []byte("##"), []byte(`#\u0023`))
	if !bytes.ContainsFunc(src, escapedInJSON) {
		return src
	}
	out := make([]byte, 0, len(src)+64)
	for len(src) > 0 {
		r, size := utf8.DecodeRune(src)
		switch {
		case !escapedInJSON(r):
			out = append(out, src[:size]...)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			out = fmt.Appendf(out, `\u%04x\u%04x`, high, low)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		src = src[size:]
	}
	return out
}

// escapedInJSON leaves the line breaks of the indentation alone.
func escapedInJSON(r rune) bool { return r != '\n' && commands(r) }
