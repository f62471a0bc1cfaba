package syntax

import (
	"strings"
	"testing"
)

func TestInsert(t *testing.T) {
	for name, test := range map[string]struct {
		file, src, want string
		at, path        []string
		text            string
	}{
		"block map": {
			"a.yaml", "link:\n  # which\n  id: a1 # ours\n", "link:\n  # which\n  type: VPC_LINK\n  id: a1 # ours\n",
			[]string{"link"},
			[]string{"type"},
			"VPC_LINK",
		},
		"line breaks of Windows": {
			"a.yaml", "link:\r\n  id: a1\r\n", "link:\r\n  type: x\r\n  id: a1\r\n", []string{"link"}, []string{"type"}, "x",
		},
		"line breaks that only YAML knows": {"a.yaml", "link:\r id: a1\n", "link:\r id: a1\n", []string{"link"}, []string{"type"}, "x"},
		"item of a list": {
			"a.yaml", "links:\n- id: a1\n", "links:\n- type: 'true'\n  id: a1\n", []string{"links", "0"}, []string{"type"}, "true",
		},
		"flow map":       {"a.yaml", "link: {id: a1}\n", "link: {type: x, id: a1}\n", []string{"link"}, []string{"type"}, "x"},
		"empty flow map": {"a.yaml", "link: {}\n", "link: {type: x}\n", []string{"link"}, []string{"type"}, "x"},
		"maps that are not there": {
			"a.yaml", "link: {id: a1}\n", "link: {map: {'a:b': '{c}'}, id: a1}\n", []string{"link"}, []string{"map", "a:b"}, "{c}",
		},
		"maps that are there": {
			"a.yaml", "link:\n  map:\n    x: y\n", "link:\n  map:\n    a: b\n    x: y\n", []string{"link"}, []string{"map", "a"}, "b",
		},
		"JSON in lines": {
			"a.json", "{\n  \"link\": {\n    \"id\": 1\n  }\n}", "{\n  \"link\": {\n    \"map\": {\"a\": \"b\"},\n    \"id\": 1\n  }\n}",
			[]string{"link"},
			[]string{"map", "a"},
			"b",
		},
		"JSON in one line":    {"a.json", `{"link":{"id":1}}`, `{"link":{"type": "x", "id":1}}`, []string{"link"}, []string{"type"}, "x"},
		"what is there stays": {"a.yaml", "link: {type: y}\n", "link: {type: y}\n", []string{"link"}, []string{"type"}, "x"},
		"a scalar on the way": {"a.yaml", "link: {map: y}\n", "link: {map: y}\n", []string{"link"}, []string{"map", "a"}, "x"},
	} {
		file := Read(test.file, []byte(test.src), DefaultLimits())
		node := follow(file.Root, test.at)
		if got := string(Apply(file.Src, Insert(node, test.path, test.text))); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

func TestInsertJSON(t *testing.T) {
	for _, test := range []struct{ file, src, want string }{
		{"a.yaml", "get:\n  id: a1\n", "get:\n  responses: {'400': {\"description\": \"\"}}\n  id: a1\n"},
		{"a.json", `{"get": {"id": 1}}`, `{"get": {"responses": {"400": {"description": ""}}, "id": 1}}`},
	} {
		file := Read(test.file, []byte(test.src), DefaultLimits())
		edits := InsertJSON(file.Root.Get("get"), []string{"responses", "400"}, `{"description": ""}`)
		if got := string(Apply(file.Src, edits)); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.src, got, test.want)
		}
	}
}

func TestPrepend(t *testing.T) {
	for _, test := range []struct{ file, src, want string }{
		{"a.yaml", "list:\n  - id: a1\n    of: b\n", "list:\n  - {\"id\": 2}\n  - id: a1\n    of: b\n"},
		{"a.yaml", "list: [a1]\n", "list: [{\"id\": 2}, a1]\n"},
		{"a.json", "{\"list\": [\n  1\n]}", "{\"list\": [\n  {\"id\": 2}, 1\n]}"},
		{"a.yaml", "list: []\n", "list: []\n"},
		{"a.yaml", "list: {a: b}\n", "list: {a: b}\n"},
		{"a.yaml", "list:\n  - - a\n", "list:\n  - {\"id\": 2}\n  - - a\n"},
	} {
		file := Read(test.file, []byte(test.src), DefaultLimits())
		if got := string(Apply(file.Src, Prepend(file.Root.Get("list"), `{"id": 2}`))); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.src, got, test.want)
		}
	}
}

// follow goes to a map by keys, "0" for the first item of a list.
func follow(node *Node, path []string) *Node {
	for _, key := range path {
		if key == "0" {
			node = &node.Children[0]
		} else {
			node = node.Get(key)
		}
	}
	return node
}

// FuzzInsert wants what is inserted to be read again at its path, and nothing
// else changed.
func FuzzInsert(f *testing.F) {
	f.Add("a: {b: c}\n", "key", "text", false)
	f.Add("a:\n  b: c\n", "true", "- x", false)
	f.Add(`{"a": {"b": 1}}`, "k\"", "\u2028\x01", true)
	f.Fuzz(func(t *testing.T, src, key, text string, asJSON bool) {
		name := "a.yaml"
		if asJSON {
			name = "a.json"
		}
		before := Read(name, []byte(src), DefaultLimits())
		m := before.Root.Get("a")
		edits := Insert(m, []string{key}, text)
		if len(before.Problems) > 0 || edits == nil || !printable(key+text) {
			return
		}
		after := Read(name, Apply(before.Src, edits), DefaultLimits())
		got := after.Root.Get("a")
		if len(after.Problems) > 0 || got.Len() != m.Len()+1 || got.Get(key) == nil || got.Get(key).Text != text {
			t.Errorf("%q with %q: %q gives %q, %v", src, key, text, after.Src, after.Problems)
		}
	})
}

// printable leaves out texts that no setting of AWS holds.
func printable(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r < ' ' || r > '~' }) < 0
}
