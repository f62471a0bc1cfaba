package syntax

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestReadYAML(t *testing.T) {
	cases := []struct{ name, src, want string }{
		{"nothing", "", "nothing"},
		{"only comments", "# a\n\n# b\n", "nothing"},
		{"an empty document", "---\n", `null "" <>`},
		{
			"kinds", "[~, null, true, False, yes, on, 12, 0x1F, 1_000, 1e3, .5, .inf, 010, 2012-10-17, a, <<]",
			`list <[~, null, true, False, yes, on, 12, 0x1F, 1_000, 1e3, .5, .inf, 010, 2012-10-17, a, <<]>` +
				` (null "~" <~>) (null "null" <null>) (bool "true" <true>) (bool "False" <False>) (string "yes" <yes>) (string "on" <on>)` +
				` (number "12" <12>) (number "0x1F" <0x1F>) (number "1_000" <1_000>) (number "1e3" <1e3>) (number ".5" <.5>)` +
				` (number ".inf" <.inf>) (number "010" <010>) (string "2012-10-17" <2012-10-17>) (string "a" <a>) (string "<<" <<<>)`,
		},
		{
			"quotes", `['a''b', "a\tb", '1', "", '']`,
			`list <['a''b', "a\tb", '1', "", '']> (string "a'b" <'a''b'>) (string "a\tb" <"a\tb">) (string "1" <'1'>) (string "" <"">) (string "" <''>)`,
		},
		{
			"tags", "[!Ref A, !Sub 'x', !If [c], !!str 1, !!int 2, ! 3, !!binary aGk=, !Empty , !<!Long> x]",
			`list <[!Ref A, !Sub 'x', !If [c], !!str 1, !!int 2, ! 3, !!binary aGk=, !Empty , !<!Long> x]>` +
				` (string !Ref "A" <A>) (string !Sub "x" <'x'>) (list !If <[c]> (string "c" <c>)) (string "1" <1>) (number "2" <2>)` +
				` (string "3" <3>) (string !!binary "aGk=" <aGk=>) (string !Empty "" <>) (string !Long "x" <x>)`,
		},
		{
			"tags of blocks", "a: !If\n  # why\n  - x\nb: !Fn::Sub |\n  y\nc: !Map\n  d: e\n",
			"map <a: !If\n  # why\n  - x\nb: !Fn::Sub |\n  y\nc: !Map\n  d: e> (string \"a\" <a>) (list !If <- x> (string \"x\" <x>))" +
				" (string \"b\" <b>) (string !Fn::Sub \"y\\n\" <|\n  y>) (string \"c\" <c>) (map !Map <d: e> (string \"d\" <d>) (string \"e\" <e>))",
		},
		{"left out", "a:\nb: # c\n  \nc: ''\n? d\n# e\n? f\n", "map <a:\nb: # c\n  \nc: ''\n? d\n# e\n? f>" +
			` (string "a" <a>) (null "" <>) (string "b" <b>) (null "" <>) (string "c" <c>) (string "" <''>) (string "d" <d>) (null "" <>) (string "f" <f>) (null "" <>)`},
		{"items left out", "-\n- a\n-  # b\n", "list <-\n- a\n-> (null \"\" <>) (string \"a\" <a>) (null \"\" <>)"},
		{"list at the level of its key", "a:\n- b\n- c: d\n  e: f\ng: h\n", "map <a:\n- b\n- c: d\n  e: f\ng: h> (string \"a\" <a>)" +
			" (list <- b\n- c: d\n  e: f> (string \"b\" <b>) (map <c: d\n  e: f> (string \"c\" <c>) (string \"d\" <d>) (string \"e\" <e>) (string \"f\" <f>)))" +
			` (string "g" <g>) (string "h" <h>)`},
		{"lists in lists", "- - a\n  - b\n- c\n", "list <- - a\n  - b\n- c> (list <- a\n  - b> (string \"a\" <a>) (string \"b\" <b>)) (string \"c\" <c>)"},
		{
			"several lines", "a: one\n   two\n\n   three # no\nb: 'x\n  y'\nc: \"x\\\n  y\" # \"\n",
			"map <a: one\n   two\n\n   three # no\nb: 'x\n  y'\nc: \"x\\\n  y\"> (string \"a\" <a>) (string \"one two\\nthree\" <one\n   two\n\n   three>)" +
				" (string \"b\" <b>) (string \"x y\" <'x\n  y'>) (string \"c\" <c>) (string \"xy\" <\"x\\\n  y\">)",
		},
		{"flow", "{a: [1, {b: c}, ], 'd':e, f: , g, \"h\":1}\n", `map <{a: [1, {b: c}, ], 'd':e, f: , g, "h":1}> (string "a" <a>)` +
			` (list <[1, {b: c}, ]> (number "1" <1>) (map <{b: c}> (string "b" <b>) (string "c" <c>))) (string "d" <'d'>) (string "e" <e>)` +
			` (string "f" <f>) (null "" <>) (string "g" <g>) (null "" <>) (string "h" <"h">) (number "1" <1>)`},
		{"flow over lines", "a: [ # ]\n  b, # ]\n  ']'\n  ]\n", "map <a: [ # ]\n  b, # ]\n  ']'\n  ]> (string \"a\" <a>)" +
			" (list <[ # ]\n  b, # ]\n  ']'\n  ]> (string \"b\" <b>) (string \"]\" <']'>))"},
		{"pairs in a list", "[a: 1, {b}: 2, ? c, d]", `list <[a: 1, {b}: 2, ? c, d]> (map <a: 1> (string "a" <a>) (number "1" <1>))` +
			` (map <{b}: 2> (string "{b}" <{b}>) (number "2" <2>)) (map <? c> (string "c" <c>) (null "" <>)) (string "d" <d>)`},
		{"keys that are no text", "? [a, b]\n: c\n1: d\ntrue: e\n", "map <? [a, b]\n: c\n1: d\ntrue: e> (string \"[a, b]\" <[a, b]>)" +
			` (string "c" <c>) (number "1" <1>) (string "d" <d>) (bool "true" <true>) (string "e" <e>)`},
		{"aliases", "a: &x !Sub 'b'\nc: *x\n*x : d\ne: &y\n  f: g\nh: [*y]\n", "map <a: &x !Sub 'b'\nc: *x\n*x : d\ne: &y\n  f: g\nh: [*y]>" +
			` (string "a" <a>) (string !Sub "b" <'b'>) (string "c" <c>) (string !Sub "b" <'b'>) (string !Sub "b" <'b'>) (string "d" <d>)` +
			` (string "e" <e>) (map <f: g> (string "f" <f>) (string "g" <g>)) (string "h" <h>) (list <[*y]> (map <f: g> (string "f" <f>) (string "g" <g>)))`},
		{"anchors before keys", "&m\n&k a: &v b\n", "map <&k a: &v b> (string \"a\" <a>) (string \"b\" <b>)"},
		{
			"merge", "- &x {a: 1, b: 2}\n- &y {b: 3, c: 4}\n- {b: 0, <<: [*x, *y]}\n- {<<: *x, d: 5}\n- {<<: e}\n",
			"list <- &x {a: 1, b: 2}\n- &y {b: 3, c: 4}\n- {b: 0, <<: [*x, *y]}\n- {<<: *x, d: 5}\n- {<<: e}>" +
				` (map <{a: 1, b: 2}> (string "a" <a>) (number "1" <1>) (string "b" <b>) (number "2" <2>))` +
				` (map <{b: 3, c: 4}> (string "b" <b>) (number "3" <3>) (string "c" <c>) (number "4" <4>))` +
				` (map <{b: 0, <<: [*x, *y]}> (string "b" <b>) (number "0" <0>) (string "a" <a>) (number "1" <1>) (string "c" <c>) (number "4" <4>))` +
				` (map <{<<: *x, d: 5}> (string "d" <d>) (number "5" <5>) (string "a" <a>) (number "1" <1>) (string "b" <b>) (number "2" <2>))` +
				` (map <{<<: e}> (string "<<" <<<>) (string "e" <e>))`,
		},
		{
			"block scalars", "a: |  # why\n\n  one\n    two\n\nb: >-\n  x\n  y\n# no\nc: |2\n    z\n  w\nd: |+\n\n",
			"map <a: |  # why\n\n  one\n    two\n\nb: >-\n  x\n  y\n# no\nc: |2\n    z\n  w\nd: |+> (string \"a\" <a>)" +
				" (string \"\\none\\n  two\\n\" <|  # why\n\n  one\n    two>) (string \"b\" <b>) (string \"x y\" <>-\n  x\n  y>)" +
				" (string \"c\" <c>) (string \"  z\\nw\\n\" <|2\n    z\n  w>) (string \"d\" <d>) (string \"\\n\" <|+>)",
		},
		{"line ends of Windows", "a:\r\n- b\r\n- |\r\n c\r\n d\r\ne: f\r\n  g\r\n", "map <a:\r\n- b\r\n- |\r\n c\r\n d\r\ne: f\r\n  g> (string \"a\" <a>)" +
			" (list <- b\r\n- |\r\n c\r\n d> (string \"b\" <b>) (string \"c\\nd\\n\" <|\r\n c\r\n d>)) (string \"e\" <e>) (string \"f g\" <f\r\n  g>)"},
		{"beyond ASCII", "é: [ü, '€', \"😀\", x]\n日本: y\n", "map <é: [ü, '€', \"😀\", x]\n日本: y> (string \"é\" <é>)" +
			` (list <[ü, '€', "😀", x]> (string "ü" <ü>) (string "€" <'€'>) (string "😀" <"😀">) (string "x" <x>)) (string "日本" <日本>) (string "y" <y>)`},
		{"a byte order mark", "\ufeffa: b\nc: d\n", "map <a: b\nc: d> (string \"a\" <a>) (string \"b\" <b>) (string \"c\" <c>) (string \"d\" <d>)"},
		{"other line breaks", "a: b\rc: d\u0085e: f\n", "map <a: b\rc: d\u0085e: f> (string \"a\" <a>) (string \"b\" <b>)" +
			` (string "c" <c>) (string "d" <d>) (string "e" <e>) (string "f" <f>)`},
		{"marks without more documents", "# a\n%YAML 1.2\n---\na: b\n---\n# c\n\n...\n", `map <a: b> (string "a" <a>) (string "b" <b>)`},
		{
			"JSON with a comment", "{\n  \"a\": 1, # b\n  \"c\": [],\n}\n",
			"map <{\n  \"a\": 1, # b\n  \"c\": [],\n}> (string \"a\" <\"a\">) (number \"1\" <1>) (string \"c\" <\"c\">) (list <[]>)",
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			file := Read("a.yaml", []byte(c.src), DefaultLimits())
			checkLaws(t, file)
			if got := outline(file.Root); got != c.want || len(file.Problems) > 0 {
				t.Errorf("%q:\n got %s %v\nwant %s", c.src, got, file.Problems, c.want)
			}
		})
	}
}

func TestMoreDocuments(t *testing.T) {
	cases := []struct{ name, src, at string }{
		{"two", "# a\n%YAML 1.2\n---\na: b\n---\n[broken\n", "5:1"},
		{"three", "a: b\n--- c\n---\nd\n", "2:1"},
		{"after the end of the first", "a: |\n  ---\n  b\n...\n---\nc: d\n", "5:1"},
		{"line ends of Windows", "a: b\r\n---\r\nc: d\r\n", "2:1"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			file := Read("a.yaml", []byte(c.src), DefaultLimits())
			checkLaws(t, file)
			if len(file.Problems) != 1 || file.Problems[0].Kind != MoreDocuments {
				t.Fatalf("problems %v, want that more documents follow", file.Problems)
			}
			from := file.Problems[0].Span.From()
			if at := fmt.Sprintf("%d:%d", from.Line, from.Column); at != c.at {
				t.Errorf("at %s, want %s", at, c.at)
			}
		})
	}
}

func TestWrongYAML(t *testing.T) {
	cases := []struct{ src, message, at string }{
		{"a:\n  b: 1\n c: 2\n", `expected a key of the map that starts at line 1, found "c": check the indentation`, "3:2"},
		{"a:\n  - b\n c\n", `expected a key of the map that starts at line 1, found "c"`, "3:2"},
		{"é: b\nc\nd: e\n", "expected ':' after this key", "2:1"},
		{"a: b: c\n", "a map cannot start here", "1:5"},
		{"a: b\n  c: d\n", "a map cannot start here", "2:4"},
		{"a:\n  b:c\n\n    d: e\n", "a map cannot start here: is a blank missing after the ':' in line 2?", "4:6"},
		{"a: http://b\n  c: d\n", "a map cannot start here: put the text in quotes", "2:4"},
		{"a: - b\n", "a list cannot start here", "1:4"},
		{"a: 1\n- b\n", "found '-': a map and a list cannot share one indentation", "2:1"},
		{"- a\nb: c\n", `expected '-' for the next item of the list that starts at line 1, found "b"`, "2:1"},
		{"a: \"b\" c\n", `"c" stands after a value that is complete: put the whole value in quotes`, "1:8"},
		{"a: []\\\n", `'\' stands after a value that is complete`, "1:6"},
		{"a:\n\tb: 1\n", "a tab indents this line", "2:1"},
		{"a:\n  b: 1\n\tc: 1\n", "a tab indents this line", "3:1"},
		{"a:\n  - b\n\t- c\n", "a tab indents this line", "3:1"},
		{"a: |\n\tb\n", "a tab indents this line", "2:1"},
		{"a:\n b: \"c\nd: e\n", "the text in quotes that starts here is not closed", "2:5"},
		{"a: 'b\n---\nc'\n", "not closed: the closing quote is missing before the end of the document", "1:4"},
		{"a: [1, 2\nb: 3\n", "expected ',' or ']' in the list that starts at line 1, found ':'", "2:2"},
		{"a:\n  {b: 1, c: 2\n\n", "expected ',' or '}' in the map that starts at line 2, found the end of the file", "2:14"},
		{"a: [b}\n", "expected ',' or ']' in the list that starts at line 1, found '}'", "1:6"},
		{"a: }\n", "expected a value, found '}'", "1:4"},
		{"a: @b\n", "text cannot start with '@' here: put it in quotes", "1:4"},
		{"a: *nobody\n", "the alias *nobody repeats nothing: no &nobody stands before it", "1:4"},
		{"a: \"\\q\"\n", `unknown escape in double quotes: write \\ for a backslash`, "1:5"},
		{"a: \"\\xg\"\n", `hexadecimal digits must follow \x`, "1:7"},
		{"a: \"\\ud83d\\ude00\"\n", `YAML writes one beyond U+FFFF as \U and eight digits`, "1:7"},
		{"a: |x\n  b\n", "start the text on the next line", "1:5"},
		{"a: 'b'#c\n", "a blank must stand before the '#' of a comment", "1:7"},
		{"# é\na: \x1bx\n", "YAML does not allow the character U+001B", "2:4"},
		{"a: !e!x y\n", "the prefix of this tag is not declared", "1:4"},
		{"[a\n", "expected ',' or ']' in the list that starts at line 1, found the end of the file", "1:3"},
	}
	for _, c := range cases {
		file := Read("a.yaml", []byte(c.src), DefaultLimits())
		checkLaws(t, file)
		checkProblem(t, file, c.src, c.message, c.at)
	}
}

func TestComments(t *testing.T) {
	cases := []struct {
		name, src string
		want      []string
	}{
		{
			"a.yaml", "# linkproof:ignore A\na: b #  linkproof:ignore B \r\n#no\nc: d# linkproof:no\n",
			[]string{"# linkproof:ignore A", "#  linkproof:ignore B "},
		},
		{"a.yaml", "a: 'x # linkproof:no'\nb: \"\n  # linkproof:no\n  \" # linkproof:c\n", []string{"# linkproof:c"}},
		{"a.yaml", "a: | # linkproof:a\n  # linkproof:no\n # linkproof:b\n# linkproof:c\n", []string{"# linkproof:a", "# linkproof:b", "# linkproof:c"}},
		{"a.yaml", "a: x\n  y # linkproof:a\n", []string{"# linkproof:a"}},
		{"a.yaml", "a: [ # linkproof:a\n  b, # linkproof:b # linkproof:still b\n ]", []string{"# linkproof:a", "# linkproof:b # linkproof:still b"}},
		{"a.yaml", "# linkproof:a", []string{"# linkproof:a"}},
		{"a.yaml", "a: linkproof: # linkproof:no\n", nil},
		{"a.yaml", "{\"a\": 1} # linkproof:a\n", []string{"# linkproof:a"}},
		{"a.json", "{\"a\": \"# linkproof:no // linkproof:no\"}", nil},
		{
			"a.jsonc", "// linkproof:a\r\n{ /* linkproof:b\n */ \"a\": \"// linkproof:no\" // no\n} // linkproof:c",
			[]string{"// linkproof:a", "/* linkproof:b\n */", "// linkproof:c"},
		},
	}
	for _, c := range cases {
		file := Read(c.name, []byte(c.src), DefaultLimits())
		checkLaws(t, file)
		var got []string
		for _, comment := range file.Comments {
			got = append(got, comment.Span.Text())
			if want := trimComment(comment.Span.Text()); comment.Text != want {
				t.Errorf("%q: text %q, want %q", c.src, comment.Text, want)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q:\n got %q\nwant %q", c.src, got, c.want)
		}
	}
}

func trimComment(source string) string {
	if inner, block := strings.CutPrefix(source, "/*"); block {
		return strings.TrimSpace(strings.TrimSuffix(inner, "*/"))
	}
	return strings.TrimSpace(strings.TrimLeft(source[:1], "#/") + strings.TrimPrefix(source[1:], "/"))
}

func TestCommentedJSON(t *testing.T) {
	file := Read("a.jsonc", []byte("/* a */ {\"b\": // c\n 1 /**/}"), DefaultLimits())
	if got, want := outline(file.Root), "map <{\"b\": // c\n 1 /**/}> (string \"b\" <\"b\">) (number \"1\" <1>)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	wrong := []struct{ src, message, at string }{
		{"{} /* a", "the comment that starts here is not closed", "1:4"},
		{"{} / a", "found '/'", "1:4"},
		{"{} # a", "found '#'", "1:4"},
		{"// a\n", "the file is empty", "1:1"},
		{"[1, // a", "the list that starts at line 1 is not closed", "1:9"},
	}
	for _, c := range wrong {
		checkProblem(t, Read("a.jsonc", []byte(c.src), DefaultLimits()), c.src, c.message, c.at)
	}
}
