package syntax

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPosition(t *testing.T) {
	file := &File{Name: "a", Src: []byte("ab\r\né€x\n\nlast")}
	cases := []struct {
		offset       int32
		line, column int
	}{
		{-1, 1, 1}, {0, 1, 1}, {2, 1, 3}, {4, 2, 1}, {6, 2, 2}, {9, 2, 3}, {10, 2, 4}, {11, 3, 1}, {12, 4, 1}, {16, 4, 5}, {99, 4, 5},
	}
	for _, c := range cases {
		if got := file.Position(c.offset); got != (Position{Line: c.line, Column: c.column}) {
			t.Errorf("offset %d: got %v, want %d:%d", c.offset, got, c.line, c.column)
		}
	}
	lines := []string{"", "ab", "é€x", "", "last", ""}
	for line, want := range lines {
		if got := file.Line(line); got != want {
			t.Errorf("line %d: got %q, want %q", line, got, want)
		}
	}
	for line, want := range map[int]int32{0: 0, 1: 0, 2: 4, 3: 11, 4: 12, 5: 12} {
		if got := file.Offset(line); got != want {
			t.Errorf("line %d starts at %d, want %d", line, got, want)
		}
	}
}

func TestSpan(t *testing.T) {
	file := &File{Name: "a", Src: []byte("one two")}
	two := Span{File: file, Start: 4, End: 7}
	if two.Text() != "two" || two.From().Column != 5 || two.To().Column != 8 || two.IsZero() || two.Where() != two {
		t.Errorf("got %q from %v to %v", two.Text(), two.From(), two.To())
	}
	if !(Span{File: file, End: 7}).Contains(two) || two.Contains(Span{File: file, End: 7}) || two.Contains(Span{Start: 5, End: 6}) {
		t.Error("Contains is about bytes of one file")
	}
	var nowhere Span
	if !nowhere.IsZero() || nowhere.Text() != "" || nowhere.From() != (Position{Line: 1, Column: 1}) {
		t.Error("the zero span is nowhere")
	}
}

func TestNode(t *testing.T) {
	root := Read("a.json", []byte(`{"a": {"b": [1, "x"]}, "c": 1, "c": 2}`), DefaultLimits()).Root
	list := root.Path("a", "b")
	var items, keys []string
	for item := range list.Items() {
		items = append(items, item.Text)
	}
	for key := range root.Entries() {
		keys = append(keys, key.Text)
	}
	if !slices.Equal(items, []string{"1", "x"}) || !slices.Equal(keys, []string{"a", "c", "c"}) {
		t.Errorf("items %q, keys %q", items, keys)
	}
	if root.Len() != 3 || list.Len() != 2 || list.Children[0].Len() != 0 || list.IsScalar() || !list.Children[0].IsScalar() {
		t.Error("wrong lengths or kinds")
	}
	if got := root.Get("c").Where().Text(); got != "2" {
		t.Errorf("the last value of a key counts, got %s", got)
	}
	for range list.Items() {
		break
	}
	for range root.Entries() {
		break
	}
}

// TestNoNode shows that a missing node may be asked like any other.
func TestNoNode(t *testing.T) {
	var none *Node
	key, value := none.Entry("a")
	if none.Get("a") != nil || none.Path("a", "b") != nil || none.Pointer("0") != nil || key != nil || value != nil ||
		none.Len() != 0 || none.IsScalar() || !none.Where().IsZero() || !none.Equal(nil) {
		t.Error("a missing node has something")
	}
	for range none.Items() {
		t.Error("a missing node has an item")
	}
	for range none.Entries() {
		t.Error("a missing node has an entry")
	}
}

func TestEqual(t *testing.T) {
	root := Read("a.yaml", []byte("[{a: [1]}, {a: [1]}, {a: [2]}, {a: ['1']}, {a: [!x 1]}, {a: [1, 2]}, {b: [1]}]"), DefaultLimits()).Root
	for i := range root.Children {
		if got, want := root.Children[0].Equal(&root.Children[i]), i < 2; got != want {
			t.Errorf("item %d is equal: %t", i, got)
		}
	}
	if root.Equal(nil) {
		t.Error("something equals nothing")
	}
}

// TestLongLines: columns of long lines are counted by stretches, with the same
// result.
func TestLongLines(t *testing.T) {
	src := "a\n" + strings.Repeat("é日b", 5000) + "\n" + strings.Repeat("x", 9000)
	file := &File{Name: "a.txt", Src: []byte(src)}
	for _, offset := range []int{2, 5, 8, 4095, 4096, 4097, 8195, 20_000, 30_001, 30_003, 34_100, 38_000, len(src)} {
		line := strings.Count(src[:offset], "\n")
		want := Position{Line: line + 1, Column: utf8.RuneCountInString(src[strings.LastIndex(src[:offset], "\n")+1:offset]) + 1}
		if offset > 2 && offset < 30_002 && !utf8.RuneStart(src[offset]) {
			continue
		}
		if got := file.Position(int32(offset)); got != want {
			t.Errorf("%d stands at %v, want %v", offset, got, want)
		}
	}
}

// TestLargeMaps: a large map is searched by an index, with the same result.
func TestLargeMaps(t *testing.T) {
	var src strings.Builder
	src.WriteString(`{"again": 0, "l": [` + strings.Repeat("{\"x\": 1},\n", 300) + `{"x": 2}]`)
	for i := range 300 {
		fmt.Fprintf(&src, ",\n\"k%d\": [%d]", i, i)
	}
	src.WriteString(`, "again": 1}`)
	file := Read("a.json", []byte(src.String()), DefaultLimits())
	root := file.Root
	for key, want := range map[string]string{"k0": "[0]", "k299": "[299]", "again": "1", "none": ""} {
		if got := root.Get(key).Where().Text(); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	for _, path := range [][]string{{"k7", "0"}, {"k299"}, {"l", "300", "x"}, {"l", "0"}} {
		if got := root.PathTo(root.Pointer(path...).Span); !slices.Equal(got, path) {
			t.Errorf("the way to %q is %q", path, got)
		}
	}
	if got := root.PathTo(root.Span); got != nil {
		t.Errorf("the way to the root is %q", got)
	}
}

func TestRepeatedKeysAreCounted(t *testing.T) {
	file := Read("a.json", []byte("{"+strings.Repeat("\"a\": 1,\n", 5000)+`"b": 2}`), DefaultLimits())
	if len(file.Problems) != maxDuplicates || !strings.Contains(file.Problems[maxDuplicates-1].Message, "of more than 1000 repeated keys") {
		t.Errorf("%d problems, the last: %s", len(file.Problems), file.Problems[len(file.Problems)-1].Message)
	}
}
