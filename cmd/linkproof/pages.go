package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
)

// writePages writes a page of Markdown for each rule into a folder.
func writePages(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil { //nolint:gosec // pages are for all to read
		return fmt.Errorf("writing the pages of rules: %w", err)
	}
	for _, rule := range rules.All() {
		path := filepath.Join(folder, rule.ID+".md")
		if err := os.WriteFile(path, rulePage(rule), 0o644); err != nil { //nolint:gosec // pages are for all to read
			return fmt.Errorf("writing the pages of rules: %w", err)
		}
	}
	return nil
}

// rulePage explains a rule as a page of Markdown.
func rulePage(rule *lint.Rule) []byte {
	var page bytes.Buffer
	_, _ = fmt.Fprintf(&page, "# %s %s\n\n%s; severity %s.\n", rule.ID, rule.Name, sentenceCase(rule.Doc.Summary), grade(rule))
	section(&page, "Why", rule.Doc.Why)
	section(&page, "What AWS shows", rule.Doc.Symptom)
	if example := exampleOf(rule); example != "" {
		_, _ = fmt.Fprintf(&page, "\n## Example\n\nThe marked lines are wrong:\n\n%s\n", fenced(example))
	}
	section(&page, "Fix", rule.Doc.Fix)
	section(&page, "Unknown values", rule.OfUnknowns())
	if len(rule.Doc.Refs) > 0 {
		_, _ = fmt.Fprintf(&page, "\n## Sources\n\n- %s\n", strings.Join(rule.Doc.Refs, "\n- "))
	}
	_, _ = fmt.Fprintf(&page, "\n[All rules](../../rules/README.md)\n")
	return page.Bytes()
}

func section(page *bytes.Buffer, title, text string) {
	if text != "" {
		_, _ = fmt.Fprintf(page, "\n## %s\n\n%s\n", title, cell(text))
	}
}

// sentenceCase starts a text with a capital letter.
func sentenceCase(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// fenced puts an example between fences that are longer than those within it.
func fenced(example string) string {
	fence := "```"
	for strings.Contains(example, fence) {
		fence += "`"
	}
	return fence + "text\n" + strings.TrimRight(example, "\n") + "\n" + fence
}
