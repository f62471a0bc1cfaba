package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/syntax"
)

// TestFingerprints moves findings to other lines, where they stay what they
// are, and to other places, where they do not.
func TestFingerprints(t *testing.T) {
	const template = "a:\n  uri: x\nb:\n  uri: x\n"
	at := fingerprintsOf(t, "t.yaml", template)
	if len(at) != 2 || at[0] == at[1] {
		t.Fatalf("two findings have the fingerprints %v", at)
	}
	for name, text := range map[string]string{
		"lines above":       "# a comment\n\n" + template,
		"another setting":   strings.Replace(template, "uri", "name: y\n  uri", 1),
		"other indentation": strings.ReplaceAll(template, "  uri", "    uri"),
		"JSON":              `{"a": {"uri": x}, "b": {"uri": x}}`,
	} {
		if got := fingerprintsOf(t, "t.yaml", text); !slices.Equal(got, at) {
			t.Errorf("%s: %v, want %v", name, got, at)
		}
	}
	for name, text := range map[string]string{"another path": strings.Replace(template, "b:", "c:", 1), "another text": strings.Replace(template, "x\nb", "xx\nb", 1)} {
		if got := fingerprintsOf(t, "t.yaml", text); slices.Equal(got, at) {
			t.Errorf("%s: still %v", name, got)
		}
	}
	script := fingerprintsOf(t, "t.sh", "aws x\naws x\n")
	if moved := fingerprintsOf(t, "t.sh", "\n\naws x\n  aws x\n"); len(script) != 2 || script[0] == script[1] || !slices.Equal(script, moved) {
		t.Errorf("in a script: %v, and moved %v", script, moved)
	}
}

// fingerprintsOf gives the fingerprints of findings about each x in a text.
func fingerprintsOf(t *testing.T, name, text string) []string {
	t.Helper()
	file := &syntax.File{Name: name, Src: []byte(text)}
	if !strings.HasSuffix(name, ".sh") {
		file = syntax.Read(name, []byte(text), syntax.DefaultLimits())
	}
	var findings []lint.Finding
	for at := range text {
		if text[at] == 'x' {
			findings = append(findings, lint.Finding{Rule: &lint.Rule{ID: "XYZ001"}, Span: syntax.Span{File: file, Start: int32(at), End: int32(at + 1)}})
		}
	}
	lint.Detach(findings)
	Identify(findings, strings.Clone)
	prints := make([]string, len(findings))
	for i := range findings {
		prints[i] = findings[i].Fingerprint
	}
	return prints
}
