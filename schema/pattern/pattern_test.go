package pattern_test

import (
	"errors"
	"testing"

	"github.com/linkproof/linkproof/schema/pattern"
)

func TestMatches(t *testing.T) {
	for _, test := range []struct {
		pattern, text string
		want          bool
	}{
		{`4\d{2}`, "404", true},
		{`4\d{2}`, "4040", false},
		{`200`, "2000", false},
		{`2|200`, "200", true},
		{`5[0-9]{2}|408`, "408", true},
		{`(4|5)\d\d`, "503", true},
		{`\p{Digit}{3}`, "418", true},
		{`[\p{Alpha}\h]+`, "not found", true},
		{`\Q4.4\E`, "404", false},
		{`4.4`, "404", true},
		{`[\s\S]+`, "one\ntwo \U0001F69A", true},
		{`[\d\D]+`, "a1", true},
		{`[\D]+`, "a1", false},
		{`[^\W]+`, "a_1", true},
		{`[\W]+`, "a", false},
		{`[^\S]`, " ", true},
		{`.+`, "one\ntwo", false},
		{`(?!404)4\d{2}`, "404", false},
		{`(?i)not found`, "Not Found", true},
		{`\d{3}`, "٤٠٤", false},
		{`4\d+?`, "404", true},
		{``, "200", false},
	} {
		parsed, err := pattern.Parse(test.pattern)
		if err != nil {
			t.Errorf("%s: %v", test.pattern, err)
			continue
		}
		if got, err := parsed.Matches(test.text); err != nil || got != test.want {
			t.Errorf("%s fits %q: %t, %v", test.pattern, test.text, got, err)
		}
	}
}

func TestStatuses(t *testing.T) {
	for text, want := range map[string]int{`4\d{2}`: 100, `404`: 1, `.*`: 500, `foobar`: 0, `50[0-4]`: 5} {
		parsed, err := pattern.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if statuses, err := parsed.Statuses(); err != nil || len(statuses) != want {
			t.Errorf("%s: %d statuses, %v; want %d", text, len(statuses), err, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for text, offset := range map[string]int{
		`4\d{2`: 3, `(4\d\d`: 0, `4\d\d)`: 5, `*`: 0, `+200`: 0, `4**`: 2, `4|?`: 2, `[0-9`: 0, `[9-0]`: 1, `4{x}`: 1, `4{3,2}`: 1,
		`4{`: 1, `404\`: 3, `\i`: 0, `\p`: 0, `\p{Alpha`: 0,
	} {
		_, err := pattern.Parse(text)
		refused := &pattern.SyntaxError{}
		if !errors.As(err, &refused) || refused.Offset != offset {
			t.Errorf("%s: %v, want a syntax error at %d", text, err, offset)
		}
	}
}

func TestParseCannotTell(t *testing.T) {
	for _, text := range []string{`[a-z&&[^aeiou]]`, `4*+`, `(?x)404`, `\p{InGreek}`, `[\H]`, `(4)\1`, `4{2}{3}`} {
		_, err := pattern.Parse(text)
		unsupported := &pattern.UnsupportedError{}
		if !errors.As(err, &unsupported) {
			t.Errorf("%s: %v, want an unsupported construct", text, err)
		}
	}
}

func TestMatchEnds(t *testing.T) {
	parsed, err := pattern.Parse(`(a+)+b`)
	if err != nil {
		t.Fatal(err)
	}
	if fits, err := parsed.Matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"); err == nil || fits {
		t.Errorf("a hostile pattern fits %t, %v: want an error", fits, err)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{`4\d{2}`, `(4|5)\d\d`, `[^a-z\d]+?`, `\Q.\E`, `4{1,2}`, `\p{Alpha}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, err := pattern.Parse(text)
		refused := &pattern.SyntaxError{}
		if errors.As(err, &refused) && (refused.Offset < 0 || refused.Offset >= max(len(text), 1)) {
			t.Errorf("%q: the offset %d lies outside", text, refused.Offset)
		}
	})
}
