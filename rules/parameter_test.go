package rules_test

import (
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/syntax"
)

// TestSeverityDoesNotDependOnCare takes each template among the fixtures,
// replaces each of its scalars in turn by a parameter, and looks whether the
// rules treat it as what it is: with a default an assumption, which makes no
// error, and without one something that nobody can tell, which makes no
// finding at all. Nothing that was silent before may be found.
func TestSeverityDoesNotDependOnCare(t *testing.T) {
	for _, rule := range rules.All() {
		for _, kind := range []string{"bad", "good"} {
			for _, entry := range entriesOf(t, rule, kind) {
				name := path.Join(folderOf(rule), kind, entry)
				if path.Ext(entry) != ".yaml" {
					continue
				}
				t.Run(name, func(t *testing.T) { checkParameters(t, path.Join(fixturesRoot, name)) })
			}
		}
	}
}

// made is the name of the parameter that stands for a scalar.
const made = "MadeForTheTest"

func checkParameters(t *testing.T, name string) {
	t.Helper()
	fixture := readFixture(t, name)
	set := fixture.load(t)
	root := set.Files[0].Root
	if fixture.strict || root.Get("Resources") == nil || root.Get("Parameters") != nil {
		t.Skip("no template without parameters")
	}
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	before := fixture.lint(set)
	for _, scalar := range settingsOf(root) {
		check := func(with string) {
			text := string(src[:scalar.Span.Start]) + "!Ref " + made + string(src[scalar.Span.End:])
			text += fmt.Sprintf("\nParameters:\n  %s: {Type: String%s}\n", made, with)
			options := schema.Options{Given: fixture.given, Stdin: strings.NewReader(text), StdinName: name, Workers: 1}
			findings := fixture.lint(loadOne(t, "-", options))
			for i := range findings {
				finding := &findings[i]
				// An ignore has nothing to silence where nobody can tell.
				if finding.Rule.Review == nil {
					judge(t, scalar, before, finding, with != "")
				}
			}
		}
		check(", Default: " + quoted(scalar.Text))
		check("")
	}
}

// judge looks at a finding that is made although a scalar is a parameter.
func judge(t *testing.T, scalar *syntax.Node, before []lint.Finding, finding *lint.Finding, assumed bool) {
	t.Helper()
	line := finding.Span.From().Line
	shown := fmt.Sprintf("%q of line %d as a parameter: line %d %s %s: %s",
		scalar.Text, scalar.Span.From().Line, line, finding.Rule.ID, finding.Severity, finding.Message)
	at := slices.IndexFunc(before, func(f lint.Finding) bool { return f.Rule == finding.Rule && f.Span.From().Line == line })
	about := finding.Span.Start == scalar.Span.Start
	switch {
	case at < 0:
		t.Errorf("%s: was not found before", shown)
	case finding.Severity > before[at].Severity:
		t.Errorf("%s: is graver than before", shown)
	case about && !assumed:
		t.Errorf("%s: nobody can tell", shown)
	case about && finding.Severity == lint.Error:
		t.Errorf("%s: rests on a default", shown)
	}
}

// settingsOf gives the scalars among the properties of the resources which are
// no functions.
func settingsOf(root *syntax.Node) []*syntax.Node {
	var found []*syntax.Node
	var walk func(node *syntax.Node)
	walk = func(node *syntax.Node) {
		if node.IsScalar() && node.Tag == "" {
			found = append(found, node)
		}
		for _, value := range node.Entries() {
			walk(value)
		}
		for item := range node.Items() {
			if node.Tag == "" {
				walk(item)
			}
		}
	}
	for _, resource := range root.Get("Resources").Entries() {
		if properties := resource.Get("Properties"); properties != nil {
			walk(properties)
		}
	}
	return found
}
