package model

import (
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

func TestShareOfACanary(t *testing.T) {
	tests := map[string]struct {
		percent Text
		want    float64
		known   bool
	}{
		"left out":      {AbsentText(syntax.Span{}), 0, true},
		"a whole part":  {literal("10"), 10, true},
		"a fraction":    {literal("0.5"), 0.5, true},
		"no number":     {literal("ten"), 0, false},
		"not knowable":  {UnknownText("Share", "parameter Share has no default", syntax.Span{}), 0, false},
		"all of it":     {literal("100"), 100, true},
		"a long number": {literal("33.333"), 33.333, true},
	}
	for name, test := range tests {
		canary := &Canary{Percent: test.percent}
		if got, known := canary.Share(); got != test.want || known != test.known {
			t.Errorf("%s: %v, %v", name, got, known)
		}
	}
}
