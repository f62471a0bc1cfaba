package main

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/rules"
)

// TestCatalogueHasEveryRule finds each rule on the page, under the title of
// its family.
func TestCatalogueHasEveryRule(t *testing.T) {
	var page bytes.Buffer
	if err := writeCatalogue(&page, rules.All()); err != nil {
		t.Fatal(err)
	}
	for _, rule := range rules.All() {
		if strings.Count(page.String(), "\n| "+rule.ID+" "+rule.Name+" | ") != 1 {
			t.Errorf("%s is not on the page once", rule.ID)
		}
		if !slices.ContainsFunc(families, func(f family) bool { return f.letters == rule.Family() }) {
			t.Errorf("the family of %s has no title", rule.ID)
		}
	}
}

// TestCatalogueIsUpToDate compares the page in the repository with the rules.
func TestCatalogueIsUpToDate(t *testing.T) {
	var page bytes.Buffer
	if err := writeCatalogue(&page, rules.All()); err != nil {
		t.Fatal(err)
	}
	if kept, err := os.ReadFile("../../rules/README.md"); err != nil || !bytes.Equal(kept, page.Bytes()) {
		t.Errorf("rules/README.md is stale (%v): run make docs", err)
	}
}

// TestEveryRuleHasAnExample wants a faulty line in what explain shows, of all
// rules whose examples are single files.
func TestEveryRuleHasAnExample(t *testing.T) {
	for _, rule := range rules.All() {
		if example := exampleOf(rule); !strings.HasPrefix(example, "> ") && !strings.Contains(example, "\n> ") {
			t.Errorf("the example of %s has no faulty line:\n%s", rule.ID, example)
		}
	}
}
