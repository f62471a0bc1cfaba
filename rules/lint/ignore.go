package lint

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// directive is what an ignore in a comment starts with.
const directive = "linkproof:ignore"

// Ignore silences rules at a place.
type Ignore struct {
	// Rule is the id or the name of the rule as written; empty when the
	// directive names none.
	Rule string
	// Reason is what the person says for it.
	Reason string
	// At is where the directive stands.
	At syntax.Span
	// Scope is what it covers.
	Scope syntax.Span
	// Used tells that a finding was silenced by it.
	Used bool
}

// Where gives the place of the directive.
func (i *Ignore) Where() syntax.Span { return i.At }

// silences tells whether the ignore is about a finding. An ignore without a
// reason silences nothing.
func (i *Ignore) silences(finding *Finding) bool {
	return i.Reason != "" && i.Names(finding.Rule) && i.Scope.File == finding.Span.File &&
		i.Scope.Start <= finding.Span.Start && finding.Span.Start <= i.Scope.End
}

// Names tells whether the ignore names a rule, by id or name.
func (i *Ignore) Names(rule *Rule) bool {
	return strings.EqualFold(i.Rule, rule.ID) || i.Rule == rule.Name
}

func suppress(findings []*Finding, ignores []*Ignore) []Finding {
	kept := make([]Finding, 0, len(findings))
	for _, finding := range findings {
		silenced := false
		for _, ignore := range ignores {
			if ignore.silences(finding) {
				ignore.Used, silenced = true, true
			}
		}
		if !silenced {
			kept = append(kept, *finding)
		}
	}
	return kept
}

// collectIgnores reads the directives of comments and of the data itself.
func collectIgnores(set *model.InputSet) []*Ignore {
	var ignores []*Ignore
	for _, file := range set.Files {
		for _, comment := range file.Comments {
			ignores = append(ignores, readDirective(file, comment)...)
		}
	}
	seen := make(map[syntax.Span]bool)
	for _, world := range set.Worlds {
		for _, ignore := range world.Ignores {
			if !seen[ignore.At] {
				seen[ignore.At] = true
				ignores = append(ignores, &Ignore{Rule: ignore.Rule, Reason: ignore.Reason, At: ignore.At, Scope: ignore.Scope})
			}
		}
	}
	return ignores
}

// readDirective reads "linkproof:ignore ID[, ID] -- reason".
func readDirective(file *syntax.File, comment syntax.Comment) []*Ignore {
	rest, ok := strings.CutPrefix(comment.Text, directive)
	if !ok {
		return nil
	}
	names, reason, _ := strings.Cut(rest, "--")
	scope := commentScope(file, comment)
	var ignores []*Ignore
	for _, name := range strings.FieldsFunc(names, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' }) {
		ignores = append(ignores, &Ignore{Rule: name, Reason: strings.TrimSpace(reason), At: comment.Span, Scope: scope})
	}
	if ignores == nil {
		ignores = []*Ignore{{Reason: strings.TrimSpace(reason), At: comment.Span}}
	}
	return ignores
}

// commentScope is the line of a trailing comment, the next line of code after
// a comment on a line of its own, and the whole file when no code comes before
// it and a blank line or further comment follows.
func commentScope(file *syntax.File, comment syntax.Comment) syntax.Span {
	line := comment.Span.From().Line
	if !isComment(file.Line(line)) {
		return lineSpan(file, line, line)
	}
	if aboveAllCode(file, line) && strings.TrimSpace(file.Line(line+1)) == "" {
		return syntax.Span{File: file, End: int32(len(file.Src))}
	}
	next := line + 1
	for isComment(file.Line(next)) {
		next++
	}
	return lineSpan(file, next, next)
}

func aboveAllCode(file *syntax.File, line int) bool {
	for before := 1; before < line; before++ {
		if text := file.Line(before); strings.TrimSpace(text) != "" && !isComment(text) {
			return false
		}
	}
	return true
}

func isComment(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "#") }

func lineSpan(file *syntax.File, from, to int) syntax.Span {
	start := file.Offset(from)
	return syntax.Span{File: file, Start: start, End: file.Offset(to) + int32(len(file.Line(to)))}
}
