package lint

import (
	"slices"

	"github.com/linkproof/linkproof/schema/syntax"
)

// Edits are changes of one file that can be made together.
type Edits struct {
	File  *syntax.File
	Edits []syntax.Edit
	// Fixes is the number of findings that the edits are for.
	Fixes int
}

// Fixes gives the changes of files that mend findings, by file in the order of
// the findings. A fix is made whole or, where it would touch what an earlier
// one changes or lies in several files, not at all. Without unsafe only those
// fixes count that keep the meaning.
func Fixes(findings []Finding, unsafe bool) []*Edits {
	var files []*Edits
	for i := range findings {
		fix := findings[i].Fix
		if fix == nil || len(fix.Edits) == 0 || !fix.Safe && !unsafe || !fix.inOneFile() {
			continue
		}
		name := fix.Edits[0].Span.File.Name
		at := slices.IndexFunc(files, func(e *Edits) bool { return e.File.Name == name })
		if at < 0 {
			at = len(files)
			files = append(files, &Edits{File: fix.Edits[0].Span.File})
		}
		files[at].add(fix)
	}
	return files
}

// keepFromAnswers leaves the title of a fix that would change what AWS printed.
func (f *Finding) keepFromAnswers(printed []*syntax.File) {
	if f.Fix == nil || !slices.ContainsFunc(f.Fix.Edits, func(e syntax.Edit) bool { return slices.Contains(printed, e.Span.File) }) {
		return
	}
	f.Fix = &Fix{Title: f.Fix.Title}
}

func (f *Fix) inOneFile() bool {
	return !slices.ContainsFunc(f.Edits, func(e syntax.Edit) bool { return e.Span.File != f.Edits[0].Span.File })
}

// add takes a fix unless it is in the way of one before it.
func (e *Edits) add(fix *Fix) {
	blocked := func(edit syntax.Edit) bool { return slices.ContainsFunc(e.Edits, edit.Overlaps) }
	if slices.ContainsFunc(fix.Edits, blocked) {
		return
	}
	e.Edits = append(e.Edits, fix.Edits...)
	e.Fixes++
}
