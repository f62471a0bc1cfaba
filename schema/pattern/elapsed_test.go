package pattern_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/pattern"
)

// TestSlowPatternsEnd: a comparison that backtracks without end stops, and so do
// many that take a while each.
func TestSlowPatternsEnd(t *testing.T) {
	many := strings.Repeat("a", 60) + "!"
	for name, compare := range map[string]func() error{
		"whole":  func() error { _, err := parse(t, "(a+)+(a+)+b").Matches(many); return err },
		"parts":  func() error { _, err := parse(t, "(a+)+(a+)+b").Split(many, 0); return err },
		"filled": func() error { _, err := parse(t, "(a+)+(a+)+b").Replace(many, "x", -1, 100); return err },
		"codes":  func() error { _, err := parse(t, "((.?){25}){25}!").Statuses(); return err },
		"each of many parts": func() error {
			_, err := parse(t, "((a?){9}){9}b|!").Split(strings.Repeat(many, 10_000), 0)
			return err
		},
	} {
		if err := compare(); !errors.Is(err, pattern.ErrTooLate) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func parse(t *testing.T, text string) *pattern.Pattern {
	t.Helper()
	parsed, err := pattern.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}
