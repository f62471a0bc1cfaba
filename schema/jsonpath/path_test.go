package jsonpath

import (
	"errors"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/jsonvalue"
)

// TestFunctions tries what the oracle is too old for: functions and indexes
// that count from the end.
func TestFunctions(t *testing.T) {
	root := parse(t, `{"list": [3, 1, 2.5], "mixed": [1, "x"], "texts": ["a"], "object": {"a": 1, "b": 2}, "parcels": [{"w": 1}, {"w": 4}]}`)
	for path, want := range map[string]string{
		"$.list.length()":       "3",
		"$.object.length()":     "2",
		"$.object.size()":       "2",
		"$.texts[0].length()":   "null",
		"$.object.keys()":       `["a","b"]`,
		"$.list.min()":          "1.0",
		"$.list.max()":          "3.0",
		"$.list.sum()":          "6.5",
		"$.mixed.avg()":         "1.0",
		"$.parcels[*].w":        "[1,4]",
		"$..w.sum()":            "5.0",
		"$..w.length()":         "2",
		"$.list[-1]":            "2.5",
		"$.list[-3,0]":          "[3,3]",
		"$.parcels[-1].w":       "4",
		"$.parcels[*].length()": "[1,1]",
	} {
		parsed, err := Parse(path)
		if err != nil {
			t.Error(err)
			continue
		}
		if found, ok := parsed.Find(root); !ok || jsonvalue.Print(found) != want {
			t.Errorf("%s: %s, %v, want %s", path, jsonvalue.Print(found), ok, want)
		}
	}
	for _, path := range []string{"$.texts.sum()", "$.object.max()", "$.list[-4]", "$.none.length()"} {
		parsed, err := Parse(path)
		if err != nil {
			t.Error(err)
			continue
		}
		if found, ok := parsed.Find(root); ok {
			t.Errorf("%s finds %s", path, jsonvalue.Print(found))
		}
	}
}

// TestFaults points at what is wrong in a path.
func TestFaults(t *testing.T) {
	for path, offset := range map[string]int{
		"$.a[":                              0,
		"$.a[0":                             4,
		"$.a.nope()":                        4,
		"$.a[?(@.b == )]":                   13,
		"$.a..":                             5,
		"$.a[?(@.b =~ /(/)]":                13,
		"$.a b":                             4,
		"$.a['b]":                           4,
		"$.a[?(" + strings.Repeat("(", 200): 0,
	} {
		_, err := Parse(path)
		wrong, ok := errors.AsType[*SyntaxError](err)
		if !ok || offset > 0 && wrong.Offset != offset {
			t.Errorf("%.40s: %v, want a fault at %d", path, err, offset)
		}
	}
}

// FuzzFind wants every path refused with a place in it, or followed to an end.
func FuzzFind(f *testing.F) {
	for _, path := range []string{"$..a[?(@.b =~ /x.*/i && @.c in ['d'])].length()", "$['a','b'][-1:]", "a.b[0,1].*", "$.a[?(!(@.x > $.y || @ == null))]"} {
		f.Add(path, `{"a": [{"b": "xy", "c": "d"}, [1, 2.5, null, true]], "y": 3}`)
	}
	f.Fuzz(func(t *testing.T, text, document string) {
		path, err := Parse(text)
		if err != nil {
			if wrong, ok := errors.AsType[*SyntaxError](err); !ok || wrong.Offset < 0 || wrong.Offset > len(text) {
				t.Errorf("%q: %v", text, err)
			}
			return
		}
		root, err := jsonvalue.Parse([]byte(document))
		if err != nil {
			return
		}
		left := MaxSteps
		found, ok := path.FindWithin(root, &left)
		if left < -MaxSteps {
			t.Errorf("%q makes %d steps", text, MaxSteps-left)
		}
		if _, list := found.(*jsonvalue.Array); ok && !path.Definite() && !list {
			t.Errorf("%q is open and finds %v", text, found)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	root := parse(b, `{"parcels": [`+strings.Repeat(`{"label": "Seeds", "weight": 2.5},`, 20)+`{}]}`)
	for name, text := range map[string]string{"key": "$.parcels[3].label", "filter": "$.parcels[?(@.weight > 2)].label", "scan": "$..label"} {
		b.Run(name, func(b *testing.B) {
			path, err := Parse(text)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				path.Find(root)
			}
		})
	}
}

func parse(tb testing.TB, text string) any {
	tb.Helper()
	root, err := jsonvalue.Parse([]byte(text))
	if err != nil {
		tb.Fatal(err)
	}
	return root
}

// TestExpressionsWithoutEnd: a regular expression that comes to no end is
// tried once only.
func TestExpressionsWithoutEnd(t *testing.T) {
	path, err := Parse("$[?(@ =~ /(a+)+(a+)+(a+)+$/)]")
	if err != nil {
		t.Fatal(err)
	}
	hard := `"` + strings.Repeat("a", 3000) + `!"`
	body, err := jsonvalue.Parse([]byte("[" + strings.Repeat(hard+",", 2000) + hard + "]"))
	if err != nil {
		t.Fatal(err)
	}
	left := MaxSteps
	if _, ok := path.FindWithin(body, &left); ok || left >= 0 {
		t.Errorf("ok %v, %d steps left", ok, left)
	}
}
