package rules_test

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/syntax"
)

// TestFixturesSayTheSameAsJSON prints every YAML fixture as JSON, functions in
// their long form, and demands the same findings at the same settings.
func TestFixturesSayTheSameAsJSON(t *testing.T) {
	for _, rule := range rules.All() {
		for _, kind := range []string{"bad", "good"} {
			for _, entry := range entriesOf(t, rule, kind) {
				if path.Ext(entry) != ".yaml" {
					continue
				}
				t.Run(path.Join(folderOf(rule), kind, entry), func(t *testing.T) {
					checkReprint(t, path.Join(fixturesRoot, folderOf(rule), kind, entry))
				})
			}
		}
	}
}

func checkReprint(t *testing.T, name string) {
	t.Helper()
	fixture := readFixture(t, name)
	set := fixture.load(t)
	file := set.Files[0]
	if file.Root == nil || len(file.Comments) > 0 {
		t.Skip("JSON has no such text")
	}
	printed := reprint(file.Root)
	options := schema.Options{Given: fixture.given, Stdin: strings.NewReader(printed.out.String()), StdinName: "reprint.json", Workers: 1}
	again := loadOne(t, "-", options)
	want, got := fixture.lint(set), fixture.lint(again)
	if diff := cmp.Diff(statements(want), statements(got)); diff != "" {
		t.Fatalf("findings (-YAML +JSON):\n%s", diff)
	}
	for i := range got {
		line := got[i].Span.From().Line
		same := func(f lint.Finding) bool {
			return f.Message == got[i].Message && slices.Contains(printed.origins[line], f.Span.From().Line)
		}
		if !slices.ContainsFunc(want, same) {
			t.Errorf("%s in line %d of the JSON comes from the lines %v of the YAML", got[i].Rule.ID, line, printed.origins[line])
		}
	}
}

// statements are what findings say, without their places, each once: aliases
// are written out in JSON.
func statements(findings []lint.Finding) []string {
	var lines []string
	for i := range findings {
		f := &findings[i]
		lines = append(lines, fmt.Sprintf("%s %s: %s %v", f.Rule.ID, f.Severity, f.Message, f.When))
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

// printer prints a tree as JSON and remembers from which lines of the source
// each line comes.
type printer struct {
	out     strings.Builder
	line    int
	origins map[int][]int
}

func reprint(root *syntax.Node) *printer {
	p := &printer{line: 1, origins: map[int][]int{}}
	p.print(root, "")
	return p
}

func (p *printer) newline(indent string) {
	p.line++
	p.out.WriteString("\n" + indent)
}

func (p *printer) note(node *syntax.Node) {
	p.origins[p.line] = append(p.origins[p.line], node.Span.From().Line)
}

func (p *printer) print(node *syntax.Node, indent string) {
	p.note(node)
	switch name := strings.TrimPrefix(node.Tag, "!"); {
	case name != "" && name != node.Tag && !strings.HasPrefix(name, "!"):
		p.function(name, node, indent)
	case node.Kind == syntax.Map:
		p.collection("{", "}", indent, func(entry func()) {
			for key, value := range node.Entries() {
				entry()
				p.note(key)
				p.out.WriteString(quoted(key.Text) + ": ")
				p.print(value, indent+"  ")
			}
		})
	case node.Kind == syntax.List:
		p.collection("[", "]", indent, func(entry func()) {
			for item := range node.Items() {
				entry()
				p.print(item, indent+"  ")
			}
		})
	default:
		p.out.WriteString(scalar(node))
	}
}

func (p *printer) collection(open, end, indent string, entries func(entry func())) {
	p.out.WriteString(open)
	first := true
	entries(func() {
		if !first {
			p.out.WriteString(",")
		}
		first = false
		p.newline(indent + "  ")
	})
	p.newline(indent)
	p.out.WriteString(end)
}

// function prints the short form of a function in its long form.
func (p *printer) function(name string, node *syntax.Node, indent string) {
	plain := *node
	plain.Tag = ""
	if before, after, ok := strings.Cut(node.Text, "."); ok && name == "GetAtt" {
		part := func(text string) syntax.Node { return syntax.Node{Kind: syntax.String, Text: text, Span: node.Span} }
		plain = syntax.Node{Kind: syntax.List, Children: []syntax.Node{part(before), part(after)}, Span: node.Span}
	}
	if name != "Ref" && name != "Condition" {
		name = "Fn::" + name
	}
	p.out.WriteString("{" + quoted(name) + ": ")
	p.print(&plain, indent)
	p.out.WriteString("}")
}

func scalar(node *syntax.Node) string {
	switch {
	case node.Kind == syntax.Null:
		return "null"
	case node.Kind != syntax.String && json.Valid([]byte(node.Text)):
		return node.Text
	default:
		return quoted(node.Text)
	}
}

func quoted(text string) string {
	printed, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(printed)
}
