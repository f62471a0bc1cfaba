package syntax

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestGolden compares the trees of the files in testdata with the dumps beside
// them; "go test -run Golden -update" writes the dumps.
func TestGolden(t *testing.T) {
	for _, name := range []string{"template.yaml", "integration.json", "api.yml"} {
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(filepath.Join("testdata", name))
			if err != nil {
				t.Fatal(err)
			}
			file := Read(name, src, DefaultLimits())
			checkLaws(t, file)
			compareGolden(t, filepath.Join("testdata", name+".tree"), dump(file))
		})
	}
}

var update = flag.Bool("update", false, "write the expected dumps")

func compareGolden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs, got:\n%s", name, got)
	}
}

// dump prints what was read of a file, one node a line.
func dump(file *File) string {
	var text strings.Builder
	dumpNode(&text, file.Root, 0)
	for _, comment := range file.Comments {
		fmt.Fprintf(&text, "comment %s %q\n", reach(comment.Span), comment.Text)
	}
	for _, problem := range file.Problems {
		fmt.Fprintf(&text, "problem %s %s\n", reach(problem.Span), problem.Message)
	}
	return text.String()
}

func dumpNode(text *strings.Builder, node *Node, depth int) {
	kinds := [...]string{"null", "bool", "number", "string", "list", "map"}
	line := strings.TrimRight(fmt.Sprintf("%s%s %s", strings.Repeat("  ", depth), kinds[node.Kind], node.Tag), " ")
	if node.IsScalar() {
		line += fmt.Sprintf(" %q", node.Text)
	}
	fmt.Fprintf(text, "%s %s\n", line, reach(node.Span))
	for i := range node.Children {
		dumpNode(text, &node.Children[i], depth+1)
	}
}

func reach(span Span) string {
	from, to := span.From(), span.To()
	return fmt.Sprintf("%d:%d-%d:%d", from.Line, from.Column, to.Line, to.Column)
}
