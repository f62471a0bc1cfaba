package lint

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/linkproof/linkproof/schema/syntax"
)

// Subject is anything that a finding can be about: a setting, an object, a
// node or a span.
type Subject interface{ Where() syntax.Span }

// Finding is one mistake at one place.
type Finding struct {
	Rule     *Rule
	Severity Severity
	Message  string
	Span     syntax.Span
	Related  []Related
	// When lists what must hold for the mistake to be there: outcomes of
	// conditions and assumptions. All of one entry hold together.
	When    []string
	Symptom string
	Fix     *Fix
}

// Related is a second place that a finding rests on.
type Related struct {
	Span    syntax.Span
	Message string
}

// Fix changes the source so that the mistake is gone.
type Fix struct {
	Title string
	// Safe tells that the fix keeps the meaning and has one possible outcome.
	Safe  bool
	Edits []syntax.Edit
}

// Because adds a second place that the finding rests on.
func (f *Finding) Because(about Subject, format string, args ...any) *Finding {
	if span := about.Where(); !span.IsZero() {
		f.Related = append(f.Related, Related{Span: span, Message: fmt.Sprintf(format, args...)})
	}
	return f
}

// As gives the finding another severity than that of its rule.
func (f *Finding) As(severity Severity) *Finding {
	f.Severity = severity
	return f
}

// Shows replaces the symptom of the rule.
func (f *Finding) Shows(symptom string) *Finding {
	f.Symptom = symptom
	return f
}

// Suggest adds the fix.
func (f *Finding) Suggest(fix Fix) *Finding {
	f.Fix = &fix
	return f
}

// Sort brings findings into the total order of reports: by file in the order
// given, then place, rule and message.
func Sort(findings []Finding, files []*syntax.File) {
	order := make(map[*syntax.File]int, len(files))
	for i, file := range files {
		order[file] = i
	}
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(order[a.Span.File], order[b.Span.File]),
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(a.Rule.ID, b.Rule.ID),
			cmp.Compare(a.Message, b.Message),
		)
	})
}
