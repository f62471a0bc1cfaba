package syntax

import (
	"strings"
	"testing"
)

func TestInside(t *testing.T) {
	cases := []struct{ name, src, part, want string }{
		{"a.json", `"plain text"`, "in t", "in t"},
		{"a.json", `"a\n\u00e9\"b"`, "é", `\u00e9`},
		{"a.json", `"a\n\u00e9\"b"`, "\n", `\n`},
		{"a.json", `"a\n\u00e9\"b"`, "é\"b", `\u00e9\"b`},
		{"a.json", `"x\ud83d\ude00y"`, "😀", `\ud83d\ude00`},
		{"a.json", `"x\ud83d\ude00y"`, "y", "y"},
		{"a.json", `"\u0061é€"`, "é€", "é€"},
		{"a.json", "\"\u2028\\ta\"", "a", "a"},
		{"a.yaml", "plain text", "text", "text"},
		{"a.yaml", "plain\n  text\n\n  ends", "text", "text"},
		{"a.yaml", "plain\n  text\n\n  ends", "n t", "n\n  t"},
		{"a.yaml", "plain\n  text\n\n  ends", "\nends", "\n\n  ends"},
		{"a.yaml", "'it''s'", "'", "''"},
		{"a.yaml", "'it''s'", "s", "s"},
		{"a.yaml", "'one \n  two'", "two", "two"},
		{"a.yaml", `"\x41\u00e9\U0001F600\e\_b"`, "A", `\x41`},
		{"a.yaml", `"\x41\u00e9\U0001F600\e\_b"`, "😀", `\U0001F600`},
		{"a.yaml", `"\x41\u00e9\U0001F600\e\_b"`, "\u00a0b", `\_b`},
		{"a.yaml", "\"one\\\n   two\"", "two", "two"},
		{"a.yaml", "\"one\\\n   two\"", "et", "e\\\n   t"},
		{"a.yaml", "\"one\n   two\"", " two", "\n   two"},
		{"a.yaml", "|\n  http://a\n    b\n\n  c", "http", "http"},
		{"a.yaml", "|\n  http://a\n    b\n\n  c", "  b", "  b"},
		{"a.yaml", "|\n  http://a\n    b\n\n  c", "b\n\nc", "b\n\n  c"},
		{"a.yaml", "|2-\r\n    a\r\n  b\r\n", "  a", "  a"},
		{"a.yaml", "|2-\r\n    a\r\n  b\r\n", "b", "b"},
		{"a.yaml", ">\n  one\n  two\n\n  three\n    four\n  five", "two", "two"},
		{"a.yaml", ">\n  one\n  two\n\n  three\n    four\n  five", "e t", "e\n  t"},
		{"a.yaml", ">\n  one\n  two\n\n  three\n    four\n  five", "three\n  four\nfi", "three\n    four\n  fi"},
		{"a.yaml", "|+\n\n  a\n\n", "a", "a"},
		{"a.yaml", "|+\n\n  a\n\n", "\n\n", ""},
	}
	for _, c := range cases {
		node := Read(c.name, []byte(c.src), DefaultLimits()).Root
		from := strings.Index(node.Text, c.part)
		if from < 0 {
			t.Errorf("%q is not in %q", c.part, node.Text)
			continue
		}
		if got := node.Inside(from, from+len(c.part)).Text(); got != c.want {
			t.Errorf("%q in %q: got %q, want %q", c.part, c.src, got, c.want)
		}
	}
}

func TestInsideAtEdges(t *testing.T) {
	cases := []struct {
		src        string
		from, to   int
		start, end int32
	}{
		{`"abc"`, 0, 0, 1, 1},
		{`"abc"`, 3, 3, 4, 4},
		{`"abc"`, -1, 9, 1, 4},
		{`"abc"`, 2, 1, 2, 2},
		{`"a\tc"`, 1, 1, 2, 2},
		{`"a\tc"`, 3, 3, 5, 5},
		{`""`, 0, 0, 1, 1},
	}
	for _, c := range cases {
		span := Read("a.json", []byte(c.src), DefaultLimits()).Root.Inside(c.from, c.to)
		if span.Start != c.start || span.End != c.end {
			t.Errorf("%s from %d to %d: got %d-%d, want %d-%d", c.src, c.from, c.to, span.Start, span.End, c.start, c.end)
		}
	}
}

// TestInsideUnknown is about nodes whose source does not spell their text.
func TestInsideUnknown(t *testing.T) {
	file := &File{Name: "a", Src: []byte(`"abc" 'd`)}
	for _, end := range []int32{0, 1, 5, 6, 8} {
		node := Node{Kind: String, Text: "something else", Span: Span{File: file, End: end}}
		if got := node.Inside(2, 4); got != node.Span {
			t.Errorf("got %v, want the whole scalar %v", got, node.Span)
		}
	}
	if got := (&Node{}).Inside(0, 0); got != (Span{}) {
		t.Errorf("a node from nowhere gives %v", got)
	}
}

func TestPointer(t *testing.T) {
	root := Read("a.json", []byte(`{"a": [{"b": 1}, {"0": 2}], "0": 3}`), DefaultLimits()).Root
	cases := []struct{ path, want string }{
		{"a 0 b", "1"},
		{"a 1 0", "2"},
		{"0", "3"},
		{"a 2", ""},
		{"a -1", ""},
		{"a 01", ""},
		{"a b", ""},
		{"a 0 b c", ""},
		{"x y", ""},
	}
	for _, c := range cases {
		got := ""
		if node := root.Pointer(strings.Fields(c.path)...); node != nil {
			got = node.Text
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.path, got, c.want)
		}
	}
	if root.Pointer() != root {
		t.Error("the empty pointer is the node itself")
	}
}
