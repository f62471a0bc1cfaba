package rules_test

import (
	"bytes"
	"os"
	"path"
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema"
)

// FuzzRules runs every rule over whatever the loaders make of a text. No text
// may break a rule, every finding stands within the text, and a second run
// finds the same.
func FuzzRules(f *testing.F) {
	for _, rule := range rules.All() {
		for _, kind := range []string{"bad", "good"} {
			folder := path.Join(fixturesRoot, folderOf(rule), kind)
			entries, err := os.ReadDir(folder)
			if err != nil {
				f.Fatal(err)
			}
			for _, entry := range entries {
				if src, err := os.ReadFile(path.Join(folder, entry.Name())); err == nil {
					f.Add(src)
				}
			}
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		first := findingsOf(t, src)
		for i := range first {
			finding := &first[i]
			span := finding.Span
			if span.File == nil || span.Start < 0 || span.Start > span.End || int(span.End) > len(src) {
				t.Errorf("%s stands at %d-%d of %d bytes", finding.Rule.ID, span.Start, span.End, len(src))
			}
			if finding.Message == "" || utf8.RuneCountInString(finding.Message) > 200 {
				t.Errorf("%s says %q", finding.Rule.ID, finding.Message)
			}
		}
		same := func(a, b lint.Finding) bool {
			return a.Rule == b.Rule && a.Severity == b.Severity && a.Message == b.Message && a.Span.Start == b.Span.Start && a.Span.End == b.Span.End
		}
		if !slices.EqualFunc(first, findingsOf(t, src), same) {
			t.Error("a second run finds something else")
		}
	})
}

func findingsOf(t *testing.T, src []byte) []lint.Finding {
	t.Helper()
	loaded, err := schema.Load(t.Context(), []string{"-"}, schema.Options{Stdin: bytes.NewReader(src), StdinName: "text", Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	var findings []lint.Finding
	for _, set := range loaded.Results {
		findings = append(findings, lint.Run(set, lint.Options{Rules: rules.All(), Known: rules.All(), Strict: true})...)
	}
	return findings
}
