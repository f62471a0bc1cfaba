package rules_test

import (
	"fmt"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/model"
)

// fixturesRoot holds a folder for each rule: lnk002-connection-id-missing with
// bad and good in it. An entry of those is a file, or a folder that stands for
// one snapshot of CLI output.
const fixturesRoot = "../fixtures/rules"

// fixture is one configuration with what is expected of it.
type fixture struct {
	path   string
	given  model.Given
	strict bool
	wants  []want
}

// want is one expected finding.
type want struct {
	file     string
	line     int
	rule     string
	severity lint.Severity
	part     string
}

func (w want) String() string {
	return fmt.Sprintf("%s:%d %s %s %q", w.file, w.line, w.rule, w.severity, w.part)
}

func (w want) describes(finding *lint.Finding) bool {
	return w.file == finding.Span.File.Name && w.line == finding.Span.From().Line && w.rule == finding.Rule.ID &&
		w.severity == finding.Severity && strings.Contains(finding.Message, w.part)
}

// TestFixtures demands of every fixture exactly the findings that it wants,
// and of those in good folders none.
func TestFixtures(t *testing.T) {
	for _, rule := range rules.All() {
		for _, kind := range []string{"bad", "good"} {
			for _, entry := range entriesOf(t, rule, kind) {
				name := path.Join(folderOf(rule), kind, entry)
				t.Run(name, func(t *testing.T) {
					fixture := readFixture(t, path.Join(fixturesRoot, name))
					if kind == "good" && len(fixture.wants) > 0 {
						t.Fatal("a good fixture wants findings")
					}
					if kind == "bad" && !slices.ContainsFunc(fixture.wants, func(w want) bool { return w.rule == rule.ID }) {
						t.Fatalf("a bad fixture of %s does not want it", rule.ID)
					}
					set := fixture.load(t)
					if kind == "good" && understood(set.Worlds[0]) == 0 {
						t.Fatal("nothing in a good fixture was understood")
					}
					compare(t, fixture.wants, fixture.lint(set))
				})
			}
		}
	}
}

// entriesOf gives the names of the fixtures of a rule, without sidecars.
func entriesOf(t *testing.T, rule *lint.Rule, kind string) []string {
	t.Helper()
	entries, err := os.ReadDir(path.Join(fixturesRoot, folderOf(rule), kind))
	if err != nil {
		t.Errorf("fixtures of %s: %v", rule.ID, err)
	}
	var names []string
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".want") {
			names = append(names, entry.Name())
		}
	}
	return names
}

// understood counts what a model holds of the ways of requests.
func understood(m *model.Model) int { return len(m.APIs) + len(m.Integrations) + len(m.Links) }

func folderOf(rule *lint.Rule) string { return strings.ToLower(rule.ID) + "-" + rule.Name }

func compare(t *testing.T, wants []want, findings []lint.Finding) {
	t.Helper()
	open := slices.Clone(wants)
	for i := range findings {
		finding := &findings[i]
		at := slices.IndexFunc(open, func(w want) bool { return w.describes(finding) })
		if at < 0 {
			t.Errorf("unexpected: %s:%d %s %s %q", finding.Span.File.Name, finding.Span.From().Line, finding.Rule.ID, finding.Severity, finding.Message)
			continue
		}
		open = slices.Delete(open, at, at+1)
	}
	for _, want := range open {
		t.Errorf("missing: %s", want)
	}
}

// readFixture reads what is expected of a file or folder.
func readFixture(t *testing.T, name string) *fixture {
	t.Helper()
	f := &fixture{path: name}
	for _, file := range filesOf(t, name) {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		f.readComments(t, file, string(src))
		f.readSidecar(t, file)
	}
	return f
}

// filesOf gives the files of a fixture: itself, or those in the folder.
func filesOf(t *testing.T, name string) []string {
	t.Helper()
	entries, err := os.ReadDir(name)
	if err != nil {
		return []string{name}
	}
	var files []string
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".want") {
			files = append(files, path.Join(name, entry.Name()))
		}
	}
	return files
}

// readComments reads "# want RULE [severity] "part"" at the end of lines, and
// "# given account=... region=... complete strict" of the first line.
func (f *fixture) readComments(t *testing.T, name, src string) {
	t.Helper()
	for i, line := range strings.Split(src, "\n") {
		if _, text, ok := strings.Cut(line, "# want "); ok {
			f.addWants(t, name, i+1, text)
		}
		if text, ok := strings.CutPrefix(line, "# given "); ok && i == 0 {
			f.tell(t, text)
		}
	}
}

// readSidecar reads the same for JSON, which has no comments, from a file with
// lines of "LINE RULE [severity] "part"" and "given ...".
func (f *fixture) readSidecar(t *testing.T, name string) {
	t.Helper()
	src, err := os.ReadFile(name + ".want")
	if err != nil {
		return
	}
	for line := range strings.Lines(string(src)) {
		if text, ok := strings.CutPrefix(line, "given "); ok {
			f.tell(t, text)
			continue
		}
		place, text, _ := strings.Cut(line, " ")
		number, err := strconv.Atoi(place)
		if err != nil {
			t.Fatalf("%s.want: %v", name, err)
		}
		f.addWants(t, name, number, text)
	}
}

func (f *fixture) addWants(t *testing.T, file string, line int, text string) {
	t.Helper()
	wanted := regexp.MustCompile(`^\s*([A-Z]{3}\d{3})(?: (error|warning|info))? "([^"]*)"`)
	for strings.TrimSpace(text) != "" {
		found := wanted.FindStringSubmatch(text)
		if found == nil {
			t.Fatalf("%s:%d: not a want: %s", file, line, text)
		}
		rule := ruleOf(t, found[1])
		severity := rule.Severity
		for _, other := range []lint.Severity{lint.Error, lint.Warning, lint.Info} {
			if other.String() == found[2] {
				severity = other
			}
		}
		f.wants = append(f.wants, want{file: file, line: line, rule: rule.ID, severity: severity, part: found[3]})
		text = text[len(found[0]):]
	}
}

func ruleOf(t *testing.T, id string) *lint.Rule {
	t.Helper()
	for _, rule := range rules.All() {
		if rule.ID == id {
			return rule
		}
	}
	t.Fatalf("there is no rule %s", id)
	return nil
}

func (f *fixture) tell(t *testing.T, text string) {
	t.Helper()
	for word := range strings.FieldsSeq(text) {
		switch key, value, _ := strings.Cut(word, "="); key {
		case "account":
			f.given.Account = value
		case "region":
			f.given.Region = value
		case "complete":
			f.given.Complete = true
		case "strict":
			f.strict = true
		default:
			t.Fatalf("not a fact: %s", word)
		}
	}
}

// load reads the fixture as the program does; it must be one input set.
func (f *fixture) load(t *testing.T) *model.InputSet {
	t.Helper()
	return loadOne(t, f.path, schema.Options{Given: f.given, Workers: 1})
}

func loadOne(t *testing.T, name string, options schema.Options) *model.InputSet {
	t.Helper()
	loaded, err := schema.Load(t.Context(), []string{name}, options)
	if err != nil {
		t.Fatal(err)
	}
	if len(loaded.Results) != 1 || len(loaded.Skipped)+len(loaded.Failures) > 0 {
		t.Fatalf("%d input sets, skipped %v, failures %v", len(loaded.Results), loaded.Skipped, loaded.Failures)
	}
	return loaded.Results[0]
}

// lint runs all rules but those of good practice, which run on their own
// fixtures only.
func (f *fixture) lint(set *model.InputSet) []lint.Finding {
	chosen := slices.DeleteFunc(rules.All(), func(r *lint.Rule) bool { return r.Policy && !strings.Contains(f.path, folderOf(r)) })
	return lint.Run(set, lint.Options{Rules: chosen, Known: rules.All(), Strict: f.strict, Now: fixtureDay})
}

// fixtureDay is the day on which the fixtures are checked.
var fixtureDay = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
