package pattern_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/linkproof/linkproof/schema/pattern"
)

func TestReplace(t *testing.T) {
	for _, test := range []struct {
		pattern, text, replacement string
		count                      int
		want                       string
	}{
		{`\d+`, "a1b22", "#", -1, "a#b#"},
		{`\d+`, "a1b22", "#", 1, "a#b22"},
		{`(\w)-(\w)`, "a-b", "$2-$1", -1, "b-a"},
		{`b`, "abc", `\$1`, -1, "a$1c"},
		{`x*`, "ab", "-", -1, "-a-b-"},
	} {
		parsed, err := pattern.Parse(test.pattern)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := parsed.Replace(test.text, test.replacement, test.count, 100); err != nil || got != test.want {
			t.Errorf("%s in %q: %q, %v; want %q", test.pattern, test.text, got, err, test.want)
		}
	}
}

func TestReplaceRefuses(t *testing.T) {
	parsed, err := pattern.Parse("(a)")
	if err != nil {
		t.Fatal(err)
	}
	for _, replacement := range []string{"$", "$x", `\`, "$2"} {
		if got, err := parsed.Replace("a", replacement, -1, 100); err == nil {
			t.Errorf("%s gave %q", replacement, got)
		}
	}
	if _, err := parsed.Replace("aaaa", "long", -1, 15); !errors.Is(err, pattern.ErrTooLong) {
		t.Errorf("16 bytes of 15: %v", err)
	}
}

func TestSplit(t *testing.T) {
	for _, test := range []struct {
		pattern, text string
		limit         int
		want          []string
	}{
		{`,\s*`, "a, b,c", 0, []string{"a", "b", "c"}},
		{`,`, "a,b,c", 2, []string{"a", "b,c"}},
		{``, "abc", 0, []string{"a", "b", "c"}},
		{`;`, "abc", 0, []string{"abc"}},
	} {
		parsed, err := pattern.Parse(test.pattern)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := parsed.Split(test.text, test.limit); err != nil || !slices.Equal(got, test.want) {
			t.Errorf("%q around %s: %q, %v; want %q", test.text, test.pattern, got, err, test.want)
		}
	}
}

func TestParseFlags(t *testing.T) {
	for letters, want := range map[string]bool{"": false, "i": false, "is": true} {
		parsed, err := pattern.ParseFlags("a.b", letters)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := parsed.Matches("A\nB"); err != nil || got != want {
			t.Errorf("flags %q: %t, %v", letters, got, err)
		}
	}
	if _, err := pattern.ParseFlags("a", "q"); err == nil {
		t.Error("there is no flag q")
	}
}
