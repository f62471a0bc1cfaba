package rules_test

import (
	"fmt"
	"path"
	"slices"
	"testing"

	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/syntax"
)

// TestSafeFixes holds the law of safe fixes on every bad fixture: a fix takes
// the finding away that it is for, adds none, and leaves what rules see of the
// other lines as it was.
func TestSafeFixes(t *testing.T) {
	made := 0
	for _, rule := range rules.All() {
		for _, entry := range entriesOf(t, rule, "bad") {
			name := path.Join(fixturesRoot, folderOf(rule), "bad", entry)
			t.Run(name, func(t *testing.T) { made += checkFixes(t, name) })
		}
	}
	if made == 0 {
		t.Error("no bad fixture has a finding with a safe fix")
	}
}

// checkFixes makes each safe fix of a fixture by itself and gives their number.
func checkFixes(t *testing.T, name string) int {
	t.Helper()
	fixture := readFixture(t, name)
	found := fixture.lint(fixture.load(t))
	made := 0
	for i := range found {
		if found[i].Fix == nil || !found[i].Fix.Safe {
			continue
		}
		made++
		mended := lint.Fixes(found[i:i+1], false)
		if len(mended) != 1 {
			t.Errorf("%s has a safe fix that cannot be made", told(&found[i]))
			continue
		}
		file := mended[0].File
		options := schema.Options{Given: fixture.given, Workers: 1, Changed: map[string][]byte{file.Name: syntax.Apply(file.Src, mended[0].Edits)}}
		checkLaw(t, &found[i], found, fixture.lint(loadOne(t, fixture.path, options)))
	}
	return made
}

// checkLaw compares the findings before and after the fix of one of them.
func checkLaw(t *testing.T, fixed *lint.Finding, before, after []lint.Finding) {
	t.Helper()
	open := make(map[string]int)
	for i := range before {
		open[told(&before[i])]++
	}
	open[told(fixed)]--
	for i := range after {
		open[told(&after[i])]--
		if open[told(&after[i])] < 0 {
			t.Errorf("the fix of %s leaves or adds %s", told(fixed), told(&after[i]))
		}
	}
	for i := range before {
		stays := func(f lint.Finding) bool { return told(&f) == told(&before[i]) }
		if before[i].Span.From().Line != fixed.Span.From().Line && !slices.ContainsFunc(after, stays) {
			t.Errorf("the fix of %s takes away %s in line %d", told(fixed), told(&before[i]), before[i].Span.From().Line)
		}
	}
}

// told is what a finding says, wherever it stands.
func told(f *lint.Finding) string {
	return fmt.Sprintf("%s %s %q", f.Rule.ID, f.Severity, f.Message)
}
