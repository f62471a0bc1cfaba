package vtl

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/jsonvalue"
)

const oracle = "../../fixtures/oracle/vtl"

// failed is the answer of the oracle where Velocity does not render a template.
const failed = "!error"

// TestOracle compares with what Apache Velocity makes of each template.
// differences.txt has those in which API Gateway, or this package, is another
// on purpose: the template, what is made here, and why.
func TestOracle(t *testing.T) {
	templates, answers := pieces(t, "templates.txt"), pieces(t, "answers.txt")
	if len(templates) != len(answers) || len(templates) < 300 {
		t.Fatalf("%d templates, %d answers", len(templates), len(answers))
	}
	differences := make(map[string]string)
	listed := pieces(t, "differences.txt")
	for i := 0; i+2 < len(listed); i += 3 {
		differences[listed[i]] = listed[i+1]
	}
	for i, text := range templates {
		want := answers[i]
		if other, ok := differences[text]; ok {
			if other == want {
				t.Errorf("%q is no difference", text)
			}
			want = other
		}
		if got := rendered(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func rendered(text string) string {
	template, err := Parse(text)
	if err != nil {
		return failed
	}
	result, err := template.Render(variables())
	if err != nil {
		return failed
	}
	return result
}

// variables are those of the oracle.
func variables() map[string]any {
	parcel := &jsonvalue.Object{}
	parcel.Set("id", int64(7))
	parcel.Set("label", "Seeds")
	parcel.Set("tags", &List{Items: []any{"thin", "dry"}})
	return map[string]any{
		"parcel": parcel, "list": &List{Items: []any{int64(1), int64(2), int64(3)}}, "text": "hello", "n": int64(5), "d": 2.5,
		"yes": true, "no": false, "blank": "",
	}
}

// pieces reads the parts of a file between lines of ====.
func pieces(t *testing.T, name string) []string {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(oracle, name))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(src), "\n====\n")
}
