package syntax

import (
	"fmt"
	"strings"
	"testing"
)

// outline prints a tree in one line: each node with its kind, tag, text and
// source.
func outline(n *Node) string {
	if n == nil {
		return "nothing"
	}
	var text strings.Builder
	kinds := [...]string{"null", "bool", "number", "string", "list", "map"}
	fmt.Fprintf(&text, "%s", kinds[n.Kind])
	if n.Tag != "" {
		fmt.Fprintf(&text, " %s", n.Tag)
	}
	if n.IsScalar() {
		fmt.Fprintf(&text, " %q", n.Text)
	}
	fmt.Fprintf(&text, " <%s>", n.Span.Text())
	for i := range n.Children {
		fmt.Fprintf(&text, " (%s)", outline(&n.Children[i]))
	}
	return text.String()
}

func TestReadJSON(t *testing.T) {
	cases := []struct{ src, want string }{
		{`null`, `null "null" <null>`},
		{` true `, `bool "true" <true>`},
		{"\ufefffalse", `bool "false" <false>`},
		{`-0.50E+7`, `number "-0.50E+7" <-0.50E+7>`},
		{`""`, `string "" <"">`},
		{`"a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"`, `string "a\"\\/\b\f\n\r\té😀" <"a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00">`},
		{`"\ud83d"`, `string "�" <"\ud83d">`},
		{`"\ud83d\n\ude00\ud83d\u0041"`, `string "�\n��A" <"\ud83d\n\ude00\ud83d\u0041">`},
		{`"é` + "\u2028\x7f" + `"`, `string "é\u2028\x7f" <"é` + "\u2028\x7f" + `">`},
		{"[ ]", "list <[ ]>"},
		{"{\n}", "map <{\n}>"},
		{"[1 , [2]\r\n]", `list <[1 , [2]` + "\r\n" + `]> (number "1" <1>) (list <[2]> (number "2" <2>))`},
		{"\t{\"a\" :\"b\", \"c\":{}}\n", `map <{"a" :"b", "c":{}}> (string "a" <"a">) (string "b" <"b">) (string "c" <"c">) (map <{}>)`},
	}
	for _, c := range cases {
		file := Read("a.json", []byte(c.src), DefaultLimits())
		checkLaws(t, file)
		if got := outline(file.Root); got != c.want || len(file.Problems) > 0 {
			t.Errorf("%q:\n got %s %v\nwant %s", c.src, got, file.Problems, c.want)
		}
	}
}

func TestWrongJSON(t *testing.T) {
	cases := []struct{ src, message, at string }{
		{"", "the file is empty", "1:1"},
		{" \n", "the file is empty", "1:1"},
		{"{\n  \"uri\": \"x\"\n  \"type\": 1\n}", `expected ',' or '}' after the value of "uri", found '"'`, "3:3"},
		{`{"a": 1 b`, `after the value of "a", found "b"`, "1:9"},
		{`{"a" 1}`, `expected ':' after the key "a", found '1'`, "1:6"},
		{`{"a": }`, "expected a value, found '}'", "1:7"},
		{`{"a": 1,}`, "trailing comma: JSON allows none before '}'", "1:8"},
		{"[1,\n]", "trailing comma: JSON allows none before ']'", "1:3"},
		{"[1 2]", "expected ',' or ']' after item 1 of the list, found '2'", "1:4"},
		{"[1,,2]", "expected a value, found ','", "1:4"},
		{"{,}", "expected a key in double quotes, found ','", "1:2"},
		{"{uri: 1}", `a key must stand in double quotes, found "uri"`, "1:2"},
		{"{1: 1}", "expected a key in double quotes, found '1'", "1:2"},
		{"{'a': 1}", "a key must stand in double quotes, found a single quote", "1:2"},
		{`{"a": 'b'}`, "text must stand in double quotes, found a single quote", "1:7"},
		{`{"a": abc}`, `expected a value, found "abc"; text must stand in double quotes`, "1:7"},
		{`[True]`, `JSON writes true in lower case, found "True"`, "1:2"},
		{"{\n\n \"a\": [\n  {\"b\": 1\n", "the object that starts at line 4 is not closed", "4:10"},
		{"[\n[1, 2],", "the list that starts at line 1 is not closed", "2:8"},
		{"[\n[1, 2", "the list that starts at line 2 is not closed", "2:6"},
		{`{"a"`, "the object that starts at line 1 is not closed", "1:5"},
		{`{"a":`, "the object that starts at line 1 is not closed", "1:6"},
		{`{"a": "b}`, "the string that starts here is not closed", "1:7"},
		{"{\"a\": \"b\n}", "not closed before the end of the line", "1:7"},
		{"[\"a\\\nb\"]", "write \\\\ for a backslash", "1:4"},
		{"[\"a\tb\"]", `U+0009 as it is: write \t`, "1:4"},
		{"[\"\\n\x01\"]", `U+0001 as it is: write \u0001`, "1:5"},
		{`["é\d"]`, `\d is no escape of JSON: write \\ for a backslash`, "1:4"},
		{`["\u12g4"]`, `four hexadecimal digits must follow \u`, "1:3"},
		{`["\`, `a backslash must be followed by what it escapes`, "1:3"},
		{"01", "must not start with 0", "1:1"},
		{"-", "expected a digit, found the end of the file", "1:2"},
		{"1.x", `expected a digit after '.', found "x"`, "1:3"},
		{"1e+", "expected a digit in the exponent", "1:4"},
		{".5", "expected a value, found '.'", "1:1"},
		{"{} {}", "expected the end of the file after the first value, found '{'", "1:4"},
		{"{}\n]", "expected the end of the file after the first value, found ']'", "2:1"},
		{"\v", "expected a value, found the control character U+000B", "1:1"},
		{"{\n// x\n}", "JSON has no comments", "2:1"},
		{"[1 /* x */]", "JSON has no comments", "1:4"},
		{"[1 / 2]", "found '/'", "1:4"},
	}
	for _, c := range cases {
		file := Read("a.json", []byte(c.src), DefaultLimits())
		checkLaws(t, file)
		checkProblem(t, file, c.src, c.message, c.at)
	}
}

func TestDuplicateKeys(t *testing.T) {
	many := `{"first": 0, "again": 1, ` + strings.ReplaceAll(manyKeys(100)[1:], "}", `, "again": 1, "again": 2}`)
	cases := []struct{ name, src, want string }{
		{"a.json", `{"a": 1, "a": 1, "b": {"b": 1}}`, `1:10 "a" after 1:2 `},
		{
			"a.json", `{"a": {"x": 1, "x": [1]}, "a": {}, "\u0061": {"x": 1, "x": [1]}}`,
			`1:16 "x" after 1:8 differ; 1:27 "a" after 1:2 differ; 1:36 "a" after 1:2 ; 1:55 "x" after 1:47 differ`,
		},
		{"many.json", many, `1:1107 "again" after 1:14 ; 1:1119 "again" after 1:14 differ`},
		{"a.yaml", "a: 1\nb: 2\n'a': 1\n", `3:1 "a" after 1:1 `},
		{"a.yaml", "200: {}\n'200': {}\n<<: {200: x}\n", `2:1 "200" after 1:1 `},
	}
	for _, c := range cases {
		file := Read(c.name, []byte(c.src), DefaultLimits())
		checkLaws(t, file)
		var got []string
		for _, p := range file.Problems {
			from, first, differ := p.Span.From(), p.First.From(), ""
			if p.Differ {
				differ = "differ"
			}
			_, key, _ := strings.Cut(p.Message, "the key ")
			key, _, _ = strings.Cut(key, " is repeated")
			got = append(got, fmt.Sprintf("%d:%d %s after %d:%d %s", from.Line, from.Column, key, first.Line, first.Column, differ))
		}
		if text := strings.Join(got, "; "); text != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.src, text, c.want)
		}
	}
	if got := Read("many.json", []byte(many), DefaultLimits()).Root.Get("again").Text; got != "2" {
		t.Errorf("Get gives %q, not the last value", got)
	}
}

func TestNodeLimit(t *testing.T) {
	limits := DefaultLimits()
	limits.Nodes = 4
	for _, name := range []string{"a.json", "a.yaml"} {
		if file := Read(name, []byte("[1, 2, 3]"), limits); file.Root == nil {
			t.Errorf("%s: four values are allowed: %v", name, file.Problems)
		}
		file := Read(name, []byte("[1, 2, 3, 4]"), limits)
		checkProblem(t, file, name, "more than 4 values", "1:1")
	}
}
