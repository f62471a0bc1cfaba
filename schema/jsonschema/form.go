package jsonschema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"

	"github.com/linkproof/linkproof/schema/syntax"
)

// form is an embedded schema as far as conversion and messages need it. The
// schemas use no keyword that is not here.
type form struct {
	Type       types            `json:"type"`
	Enum       []string         `json:"enum"`
	Properties map[string]*form `json:"properties"`
	Required   []string         `json:"required"`
	Items      *form            `json:"items"`
	// Others describes the values of keys that Properties does not name.
	Others    *form  `json:"additionalProperties"`
	MinLength *int   `json:"minLength"`
	MaxLength *int   `json:"maxLength"`
	Minimum   *int   `json:"minimum"`
	Maximum   *int   `json:"maximum"`
	MinItems  *int   `json:"minItems"`
	MaxItems  *int   `json:"maxItems"`
	Pattern   string `json:"pattern"`

	// Fold tells that AWS takes the value without regard to case; the values of
	// Enum are in upper case then.
	Fold bool `json:"x-fold-case"`
	// Expected says in words what Pattern demands.
	Expected string `json:"x-expected"`
	// Symptom is what AWS answers to a value that does not fit; empty where it is
	// not known.
	Symptom string `json:"x-symptom"`
	// Decisive names keys that change the way of a request when they are missing.
	Decisive []string `json:"x-decisive"`
	// Meant names the right key for wrong ones that are in use elsewhere.
	Meant map[string]string `json:"x-meant"`

	// pattern is Pattern, ready for use.
	pattern *regexp.Regexp
	// never marks the schema false, which admits nothing.
	never bool
}

// types is one name of a type or a list of them.
type types []string

// UnmarshalJSON reads a name or a list of names.
func (t *types) UnmarshalJSON(src []byte) error {
	if bytes.HasPrefix(src, []byte("[")) {
		return json.Unmarshal(src, (*[]string)(t))
	}
	*t = make(types, 1)
	return json.Unmarshal(src, &(*t)[0])
}

// UnmarshalJSON reads a schema; false is one too.
func (f *form) UnmarshalJSON(src []byte) error {
	if string(src) == "false" {
		f.never = true
		return nil
	}
	type plain form
	if err := json.Unmarshal(src, (*plain)(f)); err != nil || f.Pattern == "" {
		return err
	}
	var err error
	if f.pattern, err = regexp.Compile(f.Pattern); err != nil {
		return fmt.Errorf("compiling pattern %q: %w", f.Pattern, err)
	}
	return nil
}

// isItem tells whether a map could be an item of the list that is due here.
func (f *form) isItem(node *syntax.Node) bool {
	if node == nil || node.Kind != syntax.Map || f.Items == nil || !f.Items.admits("object") {
		return false
	}
	for key := range node.Entries() {
		if f.Items.Properties[key.Text] == nil {
			return false
		}
	}
	return true
}

// admits tells whether values of a type may stand here.
func (f *form) admits(kind string) bool { return slices.Contains(f.Type, kind) }

// free tells that nothing is demanded of the value.
func (f *form) free() bool { return len(f.Type) == 0 }

// child gives the form of the value of a key; nil for keys that nothing is
// said about.
func (f *form) child(key string) *form {
	if child, ok := f.Properties[key]; ok {
		return child
	}
	if f.Others == nil || f.Others.never {
		return nil
	}
	return f.Others
}
