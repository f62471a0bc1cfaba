package rules_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/awsjson"
	"github.com/linkproof/linkproof/schema/cfn"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/openapi"
	"github.com/linkproof/linkproof/schema/syntax"
)

// fixturesRoot holds a folder for each rule: lnk002-connection-id-missing with
// bad and good in it. An entry of those is a file, or a folder that stands for
// one snapshot of CLI output.
const fixturesRoot = "../fixtures/rules"

// fixture is one configuration with what is expected of it.
type fixture struct {
	files  []*syntax.File
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
			folder := filepath.Join(fixturesRoot, folderOf(rule), kind)
			entries, err := os.ReadDir(folder)
			if err != nil {
				t.Errorf("fixtures of %s: %v", rule.ID, err)
			}
			for _, entry := range entries {
				if strings.HasSuffix(entry.Name(), ".want") {
					continue
				}
				name := path.Join(folderOf(rule), kind, entry.Name())
				t.Run(name, func(t *testing.T) {
					fixture := readFixture(t, name, entry.IsDir())
					if kind == "good" && len(fixture.wants) > 0 {
						t.Fatal("a good fixture wants findings")
					}
					if kind == "bad" && !slices.ContainsFunc(fixture.wants, func(w want) bool { return w.rule == rule.ID }) {
						t.Fatalf("a bad fixture of %s does not want it", rule.ID)
					}
					compare(t, fixture.wants, fixture.lint(fixture.files))
				})
			}
		}
	}
}

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

// readFixture reads a file or a folder below fixturesRoot.
func readFixture(t *testing.T, name string, isFolder bool) *fixture {
	t.Helper()
	f := &fixture{}
	names := []string{name}
	if isFolder {
		names = filesBelow(t, name)
	}
	for _, name := range names {
		src, err := os.ReadFile(filepath.Join(fixturesRoot, name))
		if err != nil {
			t.Fatal(err)
		}
		f.files = append(f.files, syntax.Read(name, src, syntax.DefaultLimits()))
		f.readComments(t, name, string(src))
		f.readSidecar(t, name)
	}
	return f
}

func filesBelow(t *testing.T, folder string) []string {
	t.Helper()
	found, err := fs.Glob(os.DirFS(fixturesRoot), folder+"/*.json")
	if err != nil || len(found) == 0 {
		t.Fatalf("the snapshot %s holds no JSON: %v", folder, err)
	}
	return found
}

// readComments reads "# want RULE [severity] "part"" at the end of lines, and
// "# given account=... region=... strict" of the first line.
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
	src, err := os.ReadFile(filepath.Join(fixturesRoot, name+".want"))
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
	wanted := regexp.MustCompile(`^\s*([A-Z]{3}[0-9]{3})(?: (error|warning|info))? "([^"]*)"`)
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
	for _, word := range strings.Fields(text) {
		switch key, value, _ := strings.Cut(word, "="); key {
		case "account":
			f.given.Account = value
		case "region":
			f.given.Region = value
		case "strict":
			f.strict = true
		default:
			t.Fatalf("not a fact: %s", word)
		}
	}
}

// lint runs all rules but those of good practice over the files.
func (f *fixture) lint(files []*syntax.File) []lint.Finding {
	chosen, err := lint.Choose(rules.All(), nil, nil)
	if err != nil {
		panic(err)
	}
	chosen = slices.DeleteFunc(chosen, func(r *lint.Rule) bool { return r.Policy })
	return lint.Run(load(files, f.given), lint.Options{Rules: chosen, Known: rules.All(), Strict: f.strict})
}

// load makes the input set of files that belong together.
func load(files []*syntax.File, given model.Given) *model.InputSet {
	switch root := files[0].Root; {
	case root == nil:
		world := model.NewModel(given)
		world.Files = files
		return &model.InputSet{Files: files, Worlds: []*model.Model{world}}
	case cfn.Recognizes(root):
		return cfn.Load(files[0], given, nil)
	case openapi.Recognizes(root):
		return openapi.Load(files[0], given, nil)
	default:
		return awsjson.Load(files, given, nil)
	}
}
