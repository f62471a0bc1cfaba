package jsonpath

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/jsonvalue"
)

const oracle = "../../fixtures/oracle/jsonpath"

// TestOracle compares with what Jayway's library answered: D and a value for a
// definite path, I and a list for others, N where nothing was found, E for an
// error. Where a later version than the one asked answers otherwise, or an
// error of the library is a slip, later.txt has the answer and the reason.
func TestOracle(t *testing.T) {
	root, err := jsonvalue.Parse(read(t, "document.json"))
	if err != nil {
		t.Fatal(err)
	}
	paths, answers := lines(t, "paths.txt"), lines(t, "answers.txt")
	if len(paths) != len(answers) || len(paths) < 300 {
		t.Fatalf("%d paths, %d answers", len(paths), len(answers))
	}
	later := make(map[string]string)
	for _, line := range lines(t, "later.txt") {
		fields := strings.Split(line, "\t")
		later[fields[0]] = fields[1]
	}
	for i, path := range paths {
		want := answers[i]
		if other, ok := later[path]; ok {
			want = other
		}
		if got := answer(path, root); got != want {
			t.Errorf("%s\t%s\twant %s", path, got, want)
		}
	}
}

// answer is what the oracle would print. A definite path that is refused for
// the value it meets counts as one that finds nothing: API Gateway gives null
// for both.
func answer(text string, root any) string {
	path, err := Parse(text)
	if err != nil {
		return "E"
	}
	found, ok := path.Find(root)
	switch {
	case !ok:
		return "N"
	case path.Definite():
		return "D " + jsonvalue.Print(found)
	default:
		return "I " + jsonvalue.Print(found)
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(oracle, name))
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func lines(t *testing.T, name string) []string {
	t.Helper()
	return strings.Split(strings.TrimSuffix(string(read(t, name)), "\n"), "\n")
}
