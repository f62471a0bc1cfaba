package lint

import (
	"slices"
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

func TestDetach(t *testing.T) {
	file := syntax.Read("a.yaml", []byte("a:\n  b: [c, d]\n"), syntax.DefaultLimits())
	d := file.Root.Path("a", "b").Children[1].Span
	edit := []syntax.Edit{{Span: d, Text: "e"}}
	findings := []Finding{{Span: d, Related: []Related{{Span: d}}, Fix: &Fix{Edits: edit}}, {}}
	Detach(findings)
	f := &findings[0]
	if !slices.Equal(f.Path, []string{"a", "b", "1"}) {
		t.Errorf("the path is %q", f.Path)
	}
	for _, span := range []syntax.Span{f.Span, f.Related[0].Span, f.Fix.Edits[0].Span} {
		if span.File.Root != nil || span.File != f.Span.File || span.Text() != "d" || span.File.Name != "a.yaml" {
			t.Errorf("%q is in %+v", span.Text(), span.File)
		}
	}
	if edit[0].Span.File != file {
		t.Error("the rule's edits were changed")
	}
}
