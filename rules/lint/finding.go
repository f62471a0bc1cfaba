package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/linkproof/linkproof/schema/model"
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
	// Path holds the keys that lead to the span in the tree of its file; Detach
	// sets it. It is empty in a text without a tree, such as a script.
	Path    []string
	Related []Related
	// When lists what must hold for the mistake to be there: outcomes of
	// conditions and assumptions. All of one entry hold together.
	When []string
	// Construct is the path of the CDK construct that made what the finding is
	// about; empty in what people wrote themselves.
	Construct string
	Symptom   string
	// Proof is what the simulator answers; nil unless asked for.
	Proof *Proof
	Fix   *Fix
	// Fingerprint is what the finding is known by from run to run; reports set
	// it.
	Fingerprint string
	// Silenced says why the finding does not count; nil when it does.
	Silenced *Silence
}

// Silence is why a finding does not count: an ignore beside it, or a list of
// findings that were there before.
type Silence struct {
	// Listed tells that the finding was there before; else an ignore stands in
	// the file.
	Listed bool
	// Reason is what a person said for it.
	Reason string
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
// given and others after them, then place, rule and message.
func Sort(findings []Finding, files []*syntax.File) {
	order := make(map[*syntax.File]int, len(files))
	for i, file := range files {
		order[file] = i
	}
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(place(order, a.Span.File), place(order, b.Span.File)),
			cmp.Compare(name(a.Span.File), name(b.Span.File)),
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(a.Rule.ID, b.Rule.ID),
			cmp.Compare(a.Message, b.Message),
		)
	})
}

func place(order map[*syntax.File]int, file *syntax.File) int {
	if at, ok := order[file]; ok {
		return at
	}
	return len(order)
}

func name(file *syntax.File) string {
	if file == nil {
		return ""
	}
	return file.Name
}

// Replace gives the edits that put a text for the one occurrence of another in
// the source of a span; none where it occurs not once or several times, as
// with escapes.
func Replace(at syntax.Span, old, text string) []syntax.Edit {
	source := at.Text()
	start := strings.Index(source, old)
	if start < 0 || old == "" || strings.Count(source, old) != 1 {
		return nil
	}
	from := at.Start + int32(start)
	return []syntax.Edit{{Span: syntax.Span{File: at.File, Start: from, End: from + int32(len(old))}, Text: text}}
}

// Set gives the edits that add a setting to an object at a path of keys, the
// first written as in OpenAPI documents ("connectionType"); none where the
// settings of the object do not stand in a file as a map.
func Set(object *model.Object, text string, path ...string) []syntax.Edit {
	return syntax.Insert(object.Settings, inCase(object.Settings, path), text)
}

// SetJSON is Set of a value that is no text, written as JSON.
func SetJSON(object *model.Object, value string, path ...string) []syntax.Edit {
	return syntax.InsertJSON(object.Settings, inCase(object.Settings, path), value)
}

// inCase gives a path of keys whose first is written as those of a map are.
func inCase(m *syntax.Node, path []string) []string {
	if !capitalized(m) {
		return path
	}
	return append([]string{strings.ToUpper(path[0][:1]) + path[0][1:]}, path[1:]...)
}

// capitalized tells whether the keys of a map start with capital letters, as
// those of CloudFormation do.
func capitalized(m *syntax.Node) bool {
	for key := range m.Entries() {
		first, _ := utf8.DecodeRuneInString(key.Text)
		return unicode.IsUpper(first)
	}
	return false
}
