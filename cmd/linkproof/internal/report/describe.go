package report

import (
	"net/url"
	"path"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/syntax"
)

// describe gives a finding in one paragraph, for formats that hold no more:
// message, conditions, symptom and fix.
func describe(f *lint.Finding) string {
	parts := []string{f.Message}
	if len(f.When) > 0 {
		parts = append(parts, "When: "+strings.Join(f.When, ", "))
	}
	if f.Symptom != "" {
		parts = append(parts, "Symptom: "+f.Symptom)
	}
	if fix := fixOf(f); fix != "" {
		parts = append(parts, "Fix: "+fix)
	}
	for i := range parts {
		parts[i] = strings.TrimSuffix(parts[i], ".")
	}
	return Escape(strings.Join(parts, ". "))
}

// sarifURI gives the name of a file as a URI: relative where the name is.
func sarifURI(span syntax.Span) string {
	name := fileName(span)
	if path.IsAbs(name) {
		return (&url.URL{Scheme: "file", Path: name}).String()
	}
	return (&url.URL{Path: path.Clean(name)}).EscapedPath()
}
