package report

import (
	"io"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/syntax"
)

// rdjsonSource names the tool for Reviewdog.
type rdjsonSource struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type rdjsonReport struct {
	Source      rdjsonSource       `json:"source"`
	Diagnostics []rdjsonDiagnostic `json:"diagnostics"`
}

type rdjsonDiagnostic struct {
	Message  string         `json:"message"`
	Location rdjsonLocation `json:"location"`
	Severity string         `json:"severity"`
	Code     rdjsonCode     `json:"code"`
	Fixes    []rdjsonEdit   `json:"suggestions,omitempty"`
}

type rdjsonLocation struct {
	Path  string      `json:"path"`
	Range rdjsonRange `json:"range"`
}

type rdjsonRange struct {
	Start rdjsonPosition `json:"start"`
	End   rdjsonPosition `json:"end"`
}

// rdjsonPosition counts from 1, columns in bytes of UTF-8.
type rdjsonPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type rdjsonCode struct {
	Value string `json:"value"`
}

type rdjsonEdit struct {
	Range rdjsonRange `json:"range"`
	Text  string      `json:"text"`
}

// writeRDJSON writes the Diagnostic Format of Reviewdog. Source: its
// documentation, proto/rdf.
func writeRDJSON(w io.Writer, r *Report, _ Options) error {
	out := rdjsonReport{Source: rdjsonSource{Name: "linkproof", URL: project}, Diagnostics: make([]rdjsonDiagnostic, len(r.Findings))}
	for i := range r.Findings {
		out.Diagnostics[i] = diagnosticOf(&r.Findings[i])
	}
	return WriteJSON(w, out)
}

func diagnosticOf(f *lint.Finding) rdjsonDiagnostic {
	made := rdjsonDiagnostic{
		Message: describe(f), Location: rdjsonLocation{Path: fileName(f.Span), Range: rdjsonRangeOf(f.Span)},
		Severity: strings.ToUpper(f.Severity.String()), Code: rdjsonCode{Value: f.Rule.ID},
	}
	if f.Fix == nil {
		return made
	}
	for _, edit := range f.Fix.Edits {
		made.Fixes = append(made.Fixes, rdjsonEdit{Range: rdjsonRangeOf(edit.Span), Text: edit.Text})
	}
	return made
}

func rdjsonRangeOf(span syntax.Span) rdjsonRange {
	return rdjsonRange{Start: bytePosition(span, span.Start), End: bytePosition(span, span.End)}
}

func bytePosition(span syntax.Span, offset int32) rdjsonPosition {
	if span.File == nil {
		return rdjsonPosition{Line: 1, Column: 1}
	}
	line := span.File.Position(offset).Line
	return rdjsonPosition{Line: line, Column: int(offset-span.File.Offset(line)) + 1}
}
