package syntax

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzReadJSON compares with encoding/json. Ours refuses what is nested too
// deeply, what is no UTF-8 and NUL bytes, and tolerates a byte order mark.
func FuzzReadJSON(f *testing.F) {
	for _, seed := range []string{
		`{"a": [1, -0.5e+3, true, false, null], "b": {}, "c": []}`,
		`{"a": "\ud83d\ude00\u00e9\n\/\"", "a": "\ud800", "\ude00x": "\ud800\u0041"}`,
		`[1, 2,]`, `{"a" 1}`, `"open`, "\"a\tb\"", `01`, `[nul]`, `// x`, ``, ` `, `1 2`, `"\x"`, `[[[`, `{"a":{"a":{`, `é`, `-`, `1.`, `1e`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		file := Read("fuzz.json", src, DefaultLimits())
		checkLaws(t, file)
		if !utf8.Valid(src) || bytes.IndexByte(src, 0) >= 0 || bytes.HasPrefix(src, byteOrderMark) {
			return
		}
		if limited := slices.ContainsFunc(file.Problems, func(p Problem) bool { return p.Kind == LimitExceeded }); limited {
			return
		}
		decoder := json.NewDecoder(bytes.NewReader(src))
		decoder.UseNumber()
		var want any
		err := decoder.Decode(&want)
		if valid := json.Valid(src); valid != (file.Root != nil) {
			t.Fatalf("valid is %t for encoding/json (%v), but ours says %v", valid, err, file.Problems)
		}
		if file.Root != nil && !sameValue(file.Root, want) {
			t.Fatalf("encoding/json decodes %#v", want)
		}
	})
}

// sameValue compares a tree with what encoding/json made of the same text.
func sameValue(node *Node, want any) bool {
	switch want := want.(type) {
	case nil:
		return node.Kind == Null && node.Text == "null"
	case bool:
		return node.Kind == Bool && (node.Text == "true") == want
	case json.Number:
		return node.Kind == Number && node.Text == want.String()
	case string:
		return node.Kind == String && node.Text == want
	case []any:
		for i := range want {
			if !sameValue(&node.Children[i], want[i]) {
				return false
			}
		}
		return node.Kind == List && node.Len() == len(want)
	case map[string]any:
		for key, value := range node.Entries() {
			if node.Get(key.Text) == value && !sameValue(value, want[key.Text]) {
				return false
			}
		}
		return node.Kind == Map && node.Len() >= len(want)
	}
	return false
}

// FuzzNotations reads one document as JSON and as YAML, which must agree
// wherever the YAML library takes JSON.
func FuzzNotations(f *testing.F) {
	for _, seed := range []string{
		`{"a": [1, -0.5, true, null, {"b": "x y"}], "c": "d\ne\u00e9", "": []}`, `[]`, `{"a": {}}`, `"a: b"`, "[1,\n 2 ,\n\n3]",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		asJSON := Read("fuzz.json", []byte(src), DefaultLimits())
		if asJSON.Root == nil || strings.Contains(src, `\u`) || strings.ContainsAny(src, "\u0085\u2028\u2029") {
			t.Skip("no JSON, or with escapes that YAML may lack, or with characters that break lines in YAML 1.1")
		}
		asYAML := &File{Name: "fuzz.yaml", Src: []byte(src)}
		readYAML(asYAML, DefaultLimits())
		if asYAML.Root == nil {
			t.Skip("YAML is not quite a superset of JSON")
		}
		if !sayTheSame(asYAML.Root, asJSON.Root) {
			t.Fatalf("as JSON and as YAML %q differs", src)
		}
	})
}

// sayTheSame compares two trees but for the kind of scalars: a number that no
// machine can hold, such as 1e999, is a string for YAML.
func sayTheSame(x, y *Node) bool {
	if x.IsScalar() != y.IsScalar() || x.Text != y.Text || len(x.Children) != len(y.Children) {
		return false
	}
	for i := range x.Children {
		if !sayTheSame(&x.Children[i], &y.Children[i]) {
			return false
		}
	}
	return true
}
