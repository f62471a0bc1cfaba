package main

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/xeipuuv/gojsonschema"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/config"
	"github.com/linkproof/linkproof/cmd/linkproof/internal/report"
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

// TestSchemaOfTheConfigurationIsUpToDate compares the JSON Schema in the
// repository with the settings there are, and tries it.
func TestSchemaOfTheConfigurationIsUpToDate(t *testing.T) {
	var schema bytes.Buffer
	if err := report.WriteJSON(&schema, config.Schema()); err != nil {
		t.Fatal(err)
	}
	if kept, err := os.ReadFile("../../" + config.SchemaPath); err != nil || !bytes.Equal(kept, schema.Bytes()) {
		t.Errorf("%s is stale (%v): run make docs", config.SchemaPath, err)
	}
	compiled, err := gojsonschema.NewSchema(gojsonschema.NewBytesLoader(schema.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	for document, valid := range map[string]bool{
		`{"account": "111122223333", "rules": {"TLS": "off"}, "overrides": [{"paths": ["a"], "parameters": {"A": 1}}]}`: true,
		`{"acount": "111122223333"}`: false, `{"rules": {"TLS": "maybe"}}`: false, `{"overrides": [{"rules": {}}]}`: false, `{"fail-on": "bad"}`: false,
	} {
		result, err := compiled.Validate(gojsonschema.NewStringLoader(document))
		if err != nil || result.Valid() != valid {
			t.Errorf("%s: %v, %v", document, result.Errors(), err)
		}
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
