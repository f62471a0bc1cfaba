package syntax

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestRewrite(t *testing.T) {
	for name, test := range map[string]struct {
		file, src string
		value     any
		want      string
	}{
		"plain":              {"a.yaml", "x: text/plain # why\n", "text/html", "x: text/html # why\n"},
		"plain no more":      {"a.yaml", "x: text\n", "a: b", "x: 'a: b'\n"},
		"single quotes":      {"a.yaml", "x: 'a'\n", "it's", "x: 'it''s'\n"},
		"double quotes":      {"a.yaml", "x: \"a\"\n", "<b>\t", "x: \"<b>\\t\"\n"},
		"line breaks":        {"a.yaml", "x: a\n", "a\nb", "x: \"a\\nb\"\n"},
		"number":             {"a.yaml", "x: 200\n", json.Number("404"), "x: 404\n"},
		"number as text":     {"a.yaml", "x: 36\n", "37", "x: 37\n"},
		"text in quotes":     {"a.yaml", "x: '36'\n", "37", "x: '37'\n"},
		"number to text":     {"a.yaml", "x: 36\n", "[a", "x: '[a'\n"},
		"block":              {"a.yaml", "x: |\n  a\n   b\n\n  c\ny: z\n", "A\n\n B\n", "x: |\n  A\n\n   B\ny: z\n"},
		"block, stripped":    {"a.yaml", "x: |- # ours\n  a\ny: z\n", "A\nB", "x: |- # ours\n  A\n  B\ny: z\n"},
		"block, not anymore": {"a.yaml", "x: |\n  a\ny: z\n", " A\n", "x: \" A\\n\"\ny: z\n"},
		"block, folded":      {"a.yaml", "x: >\n  a\n  b\ny: z\n", "A\nB\n", "x: |\n  A\n  B\ny: z\n"},
		"block of Windows":   {"a.yaml", "x: |- # ours\r\n  a\r\ny: z\r\n", "A\n\nB", "x: |- # ours\r\n  A\r\n\r\n  B\r\ny: z\r\n"},
		"nothing":            {"a.yaml", "x: # later\n", "text", "x: text # later\n"},
		"list":               {"a.yaml", "x:\n  - a\n  - b\ny: z\n", []any{"c", 1.5, true, nil, "a: b"}, "x:\n  [c, 1.5, true, null, 'a: b']\ny: z\n"},
		"map":                {"a.yaml", "x: {a: b}\n", map[string]any{"absent": true, "a b": []any{}}, "x: {'a b': [], absent: true}\n"},
		"JSON":               {"a.json", `{"x": "a"}`, map[string]any{"b": "<c>"}, `{"x": {"b": "<c>"}}`},
	} {
		file := Read(test.file, []byte(test.src), DefaultLimits())
		edited := Apply(file.Src, []Edit{Rewrite(file.Root.Get("x"), test.value)})
		if string(edited) != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, edited, test.want)
		}
		if read := Read(test.file, edited, DefaultLimits()); len(read.Problems) > 0 {
			t.Errorf("%s: %v", name, read.Problems)
		}
	}
}

// FuzzRewrite wants that what was written reads as what it was to say.
func FuzzRewrite(f *testing.F) {
	for _, style := range []string{"a", "'a'", "\"a\"", "|\n    a\n", "|-\n    a\n", "7", " "} {
		f.Add(style, "text")
		f.Add(style, "- a: 'b'\n\n\tc\n")
	}
	f.Fuzz(func(t *testing.T, style, text string) {
		file := Read("a.yaml", []byte("z: {}\nx: "+style+"\ny: z\n"), DefaultLimits())
		node := file.Root.Get("x")
		if len(file.Problems) > 0 || !node.IsScalar() || json.Valid([]byte(text)) || file.Root.Get("y").Where().Text() != "z" {
			return
		}
		if before := file.Src[node.Span.Start-1]; before == '\n' || before == '\r' || strings.ContainsAny(style, "!&*\u0085\u2028\u2029") {
			return // tags and anchors stand outside of the node, people indent what stands in a line of its own, and nobody breaks lines as YAML 1.1 may
		}
		edited := Apply(file.Src, []Edit{Rewrite(node, text)})
		read := Read("a.yaml", edited, DefaultLimits())
		var want string
		if encoded := jsonText(text); json.Unmarshal([]byte(encoded), &want) != nil {
			t.Fatalf("%q is no JSON", encoded)
		}
		if got := read.Root.Get("x"); got == nil || got.Text != want {
			t.Errorf("%q was written as %q", text, edited)
		}
	})
}

func TestInsertValue(t *testing.T) {
	file := Read("a.yaml", []byte("x: {}\n"), DefaultLimits())
	got := Apply(file.Src, InsertValue(file.Root.Get("x"), []string{"body", "id"}, map[string]any{"left": json.Number("7")}))
	if string(got) != "x: {body: {id: {left: 7}}}\n" {
		t.Errorf("got %s", got)
	}
	if InsertValue(nil, []string{"a"}, "b") != nil {
		t.Error("a value was put nowhere")
	}
}
