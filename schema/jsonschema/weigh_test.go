package jsonschema

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xeipuuv/gojsonschema"
)

// doubling is a chain of definitions each of which leads to the next twice, by
// way of what stands in %s.
func doubling(by string) string {
	var text strings.Builder
	for i := range 60 {
		next := fmt.Sprintf(`{"$ref": "#/definitions/d%d"}`, i+1)
		fmt.Fprintf(&text, `"d%d": {"allOf": [%s, %s]}, `, i, fmt.Sprintf(by, next), fmt.Sprintf(by, next))
	}
	return `{"definitions": {` + text.String() + `"d60": {}}, "allOf": [{"$ref": "#/definitions/d0"}]}`
}

// TestGuardValue: gojsonschema comes to no end or overflows its stack on each
// that is refused.
func TestGuardValue(t *testing.T) {
	deep := strings.Repeat(`{"a": `, 60) + "1" + strings.Repeat("}", 60)
	const circle = `{"definitions": {"a": {"allOf": [{"$ref": "#/definitions/a"}]}}, "allOf": [{"$ref": "#/definitions/a"}]}`
	for name, test := range map[string]struct{ schema, value, want string }{
		"plain":                        {`{"type": "object", "properties": {"id": {"type": "string"}}}`, `{"id": "x"}`, ""},
		"a list of a million":          {`{"items": {"type": "number"}}`, "[1" + strings.Repeat(",1", 400_000) + "]", ""},
		"a tree in itself":             {`{"properties": {"a": {"$ref": "#"}}}`, deep, ""},
		"names without references":     {`{"id": "http://example.com/a", "properties": {"a": {"id": "/a"}}}`, `{}`, ""},
		"names and references":         {`{"id": "http://example.com/a", "properties": {"a": {"$ref": "#"}}}`, deep, ""},
		"a circle elsewhere":           {`{"components": {"a": {"$ref": "#/components/a"}, "b": {"pattern": "(?!x)"}}}`, `1`, ""},
		"two ways, 60 times":           {doubling("%s"), `1`, ErrTooMuch.Error()},
		"two ways down, 60 times":      {doubling(`{"properties": {"a": %s}}`), deep, ErrTooMuch.Error()},
		"two ways down, nothing there": {doubling(`{"properties": {"a": %s}}`), `{}`, ""},
		"a circle by a dependency":     {`{"dependencies": {"a": {"$ref": "#"}}}`, `{"a": 1}`, ErrCycle.Error()},
		"a circle below a name":        {`{"definitions": {"a": {}}, "allOf": [` + strings.Replace(circle, "{", `{"id": "http://example.com/", `, 1) + `]}`, `1`, ""},
		"a circle below an escape":     {strings.ReplaceAll(strings.Replace(circle, `{"a":`, `{"a%20": {}, "a ":`, 1), "definitions/a", "definitions/a%20"), `1`, ErrCycle.Error()},
		"a name within a value":        {`{"enum": [{"id": "http://example.com/"}], "allOf": [{"$ref": "#/enum/0"}]}`, `1`, "it holds an id where no schema is"},
		"a long way of a pattern":      {`{"pattern": "^(a{0,30}){0,30}b$"}`, `"` + strings.Repeat("a", 1<<20) + `"`, ErrTooMuch.Error()},
		"many choices":                 {`{"items": {"enum": [` + strings.Repeat("1,", 2000) + `2]}}`, "[3" + strings.Repeat(",3", 2000) + "]", ErrTooMuch.Error()},
	} {
		t.Run(name, func(t *testing.T) {
			schema := decode(t, test.schema)
			err := GuardValue(schema, decode(t, test.value))
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("got %v, want %q", err, test.want)
			}
			if test.want == "" {
				if _, err := gojsonschema.NewSchema(gojsonschema.NewGoLoader(schema)); err != nil {
					t.Error(err)
				}
			}
		})
	}
}
