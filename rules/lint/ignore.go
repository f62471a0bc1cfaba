package lint

import (
	"bytes"
	"slices"
	"strings"
	"time"

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
	// Until is the last day on which it counts, as YYYY-MM-DD; empty without end.
	Until string
	// At is where the directive stands.
	At syntax.Span
	// Scope is what it covers.
	Scope syntax.Span
	// Shared are further places that it covers.
	Shared []syntax.Span
	// Used tells that a finding was silenced by it.
	Used bool
	// Expired tells that its last day is over.
	Expired bool
}

// Where gives the place of the directive.
func (i *Ignore) Where() syntax.Span { return i.At }

// Dated tells whether the last day, where there is one, is a date.
func (i *Ignore) Dated() bool {
	_, err := time.Parse(time.DateOnly, i.Until)
	return i.Until == "" || err == nil
}

// expire notes whether the last day is over. Without a clock no day is.
func (i *Ignore) expire(now time.Time) {
	last, err := time.Parse(time.DateOnly, i.Until)
	i.Expired = err == nil && !now.IsZero() && !now.Before(last.AddDate(0, 0, 1))
}

// silences tells whether the ignore is about a finding. An ignore without a
// reason silences nothing, nor does one that expired.
func (i *Ignore) silences(finding *Finding) bool {
	if i.Expired || !i.Dated() {
		return false
	}
	covered := covers(i.Scope, finding) || slices.ContainsFunc(i.Shared, func(span syntax.Span) bool { return covers(span, finding) })
	return covered && i.Reason != "" && i.Names(finding.Rule)
}

func covers(scope syntax.Span, finding *Finding) bool {
	return scope.File == finding.Span.File && scope.Start <= finding.Span.Start && finding.Span.Start <= scope.End
}

// Names tells whether the ignore names a rule, by id or name.
func (i *Ignore) Names(rule *Rule) bool {
	return strings.EqualFold(i.Rule, rule.ID) || i.Rule == rule.Name
}

// suppress takes out the findings that ignores silence, or marks them where all
// are wanted.
func suppress(findings []*Finding, ignores []*Ignore, all bool) []Finding {
	kept := make([]Finding, 0, len(findings))
	naming := make(map[string][]*Ignore)
	for _, ignore := range ignores {
		named := strings.ToUpper(ignore.Rule)
		naming[named] = append(naming[named], ignore)
	}
	for _, finding := range findings {
		for _, ignore := range slices.Concat(naming[finding.Rule.ID], naming[strings.ToUpper(finding.Rule.Name)]) {
			if ignore.silences(finding) {
				ignore.Used, finding.Silenced = true, &Silence{Reason: ignore.Reason}
			}
		}
		if all || finding.Silenced == nil {
			kept = append(kept, *finding)
		}
	}
	return kept
}

// scoping tells what the comments of a file cover. Comments come in the order
// of the source, and it remembers what it saw between them.
type scoping struct {
	file *syntax.File
	// code is the first line with code, zero while nobody looked for it.
	code int
	// after is the line after the comments that end with the one asked last.
	after int
}

// collectIgnores reads the directives of comments and of the data itself.
func collectIgnores(set *model.InputSet) []*Ignore {
	var ignores []*Ignore
	for _, file := range set.Files {
		scoping := scoping{file: file}
		for _, comment := range file.Comments {
			ignores = append(ignores, scoping.readDirective(comment)...)
		}
	}
	seen := make(map[syntax.Span]bool)
	for _, world := range set.Worlds {
		for _, ignore := range world.Ignores {
			if !seen[ignore.At] {
				seen[ignore.At] = true
				ignores = append(ignores, &Ignore{
					Rule: ignore.Rule, Reason: ignore.Reason, Until: ignore.Until, At: ignore.At, Scope: ignore.Scope, Shared: ignore.Shared,
				})
			}
		}
	}
	return ignores
}

// until stands before the last day of an ignore.
const until = "until"

// readDirective reads "linkproof:ignore ID[, ID] [until YYYY-MM-DD] -- reason".
func (s *scoping) readDirective(comment syntax.Comment) []*Ignore {
	rest, ok := strings.CutPrefix(comment.Text, directive)
	if !ok {
		return nil
	}
	names, reason, _ := strings.Cut(rest, "--")
	names, last, _ := strings.Cut(names, " "+until+" ")
	scope := s.of(comment.Span)
	var ignores []*Ignore
	for part := range strings.SplitSeq(names, ",") {
		// What follows a name is a reason without its sign, so it is no name.
		name, _, _ := strings.Cut(strings.TrimSpace(part), " ")
		ignores = append(ignores, &Ignore{
			Rule: name, Reason: strings.TrimSpace(reason), Until: strings.TrimSpace(last), At: comment.Span, Scope: scope,
		})
	}
	return ignores
}

// of is what a directive in a comment covers: its line when it follows code,
// the whole file when no code comes before it, and else the next line that is
// no comment.
func (s *scoping) of(comment syntax.Span) syntax.Span {
	line := comment.From().Line
	if before := s.file.Src[s.file.Offset(line):comment.Start]; len(bytes.TrimSpace(before)) > 0 {
		return lineSpan(s.file, line)
	}
	if line < s.firstCode() {
		return syntax.Span{File: s.file, End: int32(len(s.file.Src))}
	}
	if line >= s.after {
		s.after = line + 1
		for isComment(s.file.Line(s.after)) {
			s.after++
		}
	}
	return lineSpan(s.file, s.after)
}

// firstCode gives the first line that is neither empty nor a comment, the one
// after the last where there is none.
func (s *scoping) firstCode() int {
	if s.code > 0 {
		return s.code
	}
	last := syntax.Span{File: s.file, Start: int32(len(s.file.Src))}.From().Line
	for s.code = 1; s.code <= last; s.code++ {
		if text := strings.TrimSpace(s.file.Line(s.code)); text != "" && text != "---" && !isComment(text) {
			break
		}
	}
	return s.code
}

func isComment(line string) bool {
	line = strings.TrimSpace(line)
	return strings.HasPrefix(line, "#") || strings.HasPrefix(line, "//")
}

func lineSpan(file *syntax.File, line int) syntax.Span {
	start := file.Offset(line)
	return syntax.Span{File: file, Start: start, End: start + int32(len(file.Line(line)))}
}
