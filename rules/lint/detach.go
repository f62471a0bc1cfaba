package lint

import (
	"slices"

	"github.com/linkproof/linkproof/schema/syntax"
)

// Detach sets the paths of findings and lets go of the trees of their files:
// names and texts are all that reports and fixes need, and a run over many
// files has room for no more.
func Detach(findings []Finding) {
	detached := make(map[*syntax.File]*syntax.File)
	spare := func(span *syntax.Span) {
		if span.File == nil {
			return
		}
		if detached[span.File] == nil {
			detached[span.File] = &syntax.File{Name: span.File.Name, Src: span.File.Src}
		}
		span.File = detached[span.File]
	}
	for i := range findings {
		f := &findings[i]
		if f.Span.File != nil {
			f.Path = f.Span.File.Root.PathTo(f.Span)
		}
		spare(&f.Span)
		for j := range f.Related {
			spare(&f.Related[j].Span)
		}
		if f.Fix == nil {
			continue
		}
		fix := *f.Fix
		fix.Edits = slices.Clone(fix.Edits)
		for j := range fix.Edits {
			spare(&fix.Edits[j].Span)
		}
		f.Fix = &fix
	}
}
