package syntax

import (
	"strings"
	"testing"
)

func FuzzReadYAML(f *testing.F) {
	for _, seed := range []string{
		"a: 1\nb: [x, {y: z}]\n", "a: &x !Sub 'it''s'\nb: *x\n", "a: |2-\n    b\n   c\n\nd: >+\n  e\n\n\n",
		"? [a, b]\n: c\n", "<<: {a: b}\nc: d", "a: \"b\\\n  c\\x41\"\n", "- - a\n  - b\n-\n- {a: , b}\n", "a: b\n  c\n\n  d # e\n",
		"--- !t &a\nx: 1\n...\n---\ny", "a:\r\n- b\r\n", "é: 'ü'\n", "[a: b, ? c, {d}: e]", "a: # linkproof: x\n", "\ufeffa: b", "\"\n\n\\\n\n\"", "!\u0085h", " ?", "|1 \n   \n ", "%YAML 1.2\n---\n# a",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if strings.ContainsAny(src, "\u2028\u2029") {
			t.Skip("YAML 1.1 breaks lines here and keeps the character")
		}
		file := Read("fuzz.yaml", []byte(src), DefaultLimits())
		checkLaws(t, file)
		for _, problem := range file.Problems {
			if strings.Contains(problem.Message, "gave up") {
				t.Errorf("the library panicked: %s", problem.Message)
			}
		}
	})
}
