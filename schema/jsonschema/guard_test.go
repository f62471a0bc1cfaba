package jsonschema

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/xeipuuv/gojsonschema"
)

func decode(t *testing.T, src string) any {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(src))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		t.Fatal(err)
	}
	return value
}

// Each of the refused schemas overflows the stack of gojsonschema, makes it
// dial or makes it fail without a name when it is compiled or used.
func TestGuard(t *testing.T) {
	tests := []struct{ name, schema, want string }{
		{"no reference", `{"type": "object", "properties": {"a": {"pattern": "^a$"}}}`, ""},
		{"a reference through a property", `{"properties": {"a": {"$ref": "#"}}}`, ""},
		{"a reference to a definition", `{"definitions": {"a/b": {"type": "string"}}, "items": {"$ref": "#/definitions/a~1b"}}`, ""},
		{"two ways to one definition", `{"definitions": {"a": {}}, "allOf": [{"$ref": "#/definitions/a"}, {"$ref": "#/definitions/a"}]}`, ""},
		{"a property called $ref", `{"properties": {"$ref": {"type": "string"}}}`, ""},
		{"a reference to itself", `{"$ref": "#"}`, "leads back to itself"},
		{"a circle of two", `{"definitions": {"a": {"$ref": "#/definitions/b"}, "b": {"$ref": "#/definitions/a"}}}`, "leads back to itself"},
		{"a circle through allOf", `{"definitions": {"a": {"allOf": [{"$ref": "#/definitions/a"}]}}, "items": {"$ref": "#/definitions/a"}}`, "leads back to itself"},
		{"a circle through not", `{"not": {"$ref": "#"}}`, "leads back to itself"},
		{"another document", `{"items": {"$ref": "https://example.com/schema.json"}}`, "is not fetched"},
		{"a file", `{"$ref": "other.json#/a"}`, "is not fetched"},
		{"nothing", `{"$ref": "#/definitions/a"}`, "leads to nothing"},
		{"look-ahead", `{"properties": {"a": {"pattern": "^(?!b)"}}}`, `pattern "^(?!b)" at #/properties/a`},
		{"look-ahead in a key", `{"patternProperties": {"(?=a)": {}}}`, `pattern "(?=a)" of patternProperties at #`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := Guard(decode(t, test.schema))
			switch {
			case test.want == "" && err != nil:
				t.Errorf("refused: %v", err)
			case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
				t.Errorf("got %v, want an error with %q", err, test.want)
			}
			if test.want == "" {
				if _, err := Compile(decode(t, test.schema)); err != nil {
					t.Errorf("passed the guard but does not compile: %v", err)
				}
			}
		})
	}
}

func TestGuardNamesCycles(t *testing.T) {
	if err := Guard(decode(t, `{"anyOf": [{"$ref": "#"}]}`)); !errors.Is(err, ErrCycle) {
		t.Errorf("got %v, want ErrCycle", err)
	}
}

// gojsonschema passes over the limits of numbers that are not json.Number, so
// the converter must make no other.
func TestNumbersAreOfTheTypeThatIsChecked(t *testing.T) {
	schema, err := Compile(decode(t, `{"type": "integer", "maximum": 5}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"6", "0x10", "1e3", "5.5", "-7.25"} {
		value, ok := number(text)
		if _, checked := value.(json.Number); !ok || !checked {
			t.Errorf("%s became %T", text, value)
			continue
		}
		result, err := schema.Validate(gojsonschema.NewRawLoader(value))
		if err != nil {
			t.Fatal(err)
		}
		if result.Valid() {
			t.Errorf("%s passed as a whole number of at most 5", text)
		}
	}
	for _, text := range []string{".inf", ".nan", "1e999999999", "Inf", "NaN", "0o17x", ""} {
		if value, ok := number(text); ok {
			t.Errorf("%q became %v", text, value)
		}
	}
}
