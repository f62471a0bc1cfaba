package simulate

import (
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/vtl"
)

// TestOddOverrides wants overrides that say nothing to override nothing.
func TestOddOverrides(t *testing.T) {
	for text, want := range map[string]int{
		`#set($context.requestOverride.header.a = [])`:                  0,
		`#set($context.requestOverride = "x")`:                          0,
		`#set($context.responseOverride = 1)`:                           0,
		`#set($x = $context.requestOverride.header.put("a", $nothing))`: 0,
		`#set($context.requestOverride.header["a"] = ["1", "2"])`:       2,
	} {
		ex := &Exchange{Setup: Setup{API: &model.API{Protocol: model.REST}}}
		ex.trace.Stages = []string{"test"}
		template, err := vtl.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := template.Render(ex.templateVariables([]byte(`{}`))); err != nil {
			t.Fatal(err)
		}
		got := 0
		for _, p := range ex.override("requestOverride", "header") {
			got += len(p.values)
		}
		if _, set := ex.overriddenStatus(); got != want || set {
			t.Errorf("%s: %d values, want %d", text, got, want)
		}
	}
}
