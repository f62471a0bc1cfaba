package jsonschema

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// converter turns nodes into the Go values that gojsonschema takes, led by
// the form: what it says nothing about is not converted.
type converter struct {
	evaluator model.Evaluator
	lenient   bool
}

// value gives the value of a node; ok is false for nodes that are left out and
// for those that nobody can tell.
func (c converter) value(f *form, node *syntax.Node) (value any, ok bool) {
	stands, why := c.evaluator.Node(node)
	switch {
	case stands == nil && why == "":
		return nil, false
	case f == nil || f.free():
		return true, true
	case placeholder(stands):
		return nil, false
	case stands != nil && stands.Kind == syntax.Map:
		return c.object(f, stands), true
	case stands != nil && stands.Kind == syntax.List:
		return c.list(f, stands), true
	}
	return c.scalar(f, node)
}

// placeholder tells a {{ name }} of a text template, which YAML reads as a map
// with a map for its key.
func placeholder(node *syntax.Node) bool {
	return node != nil && node.Kind == syntax.Map && node.Len() == 1 && strings.HasPrefix(node.Span.Text(), "{{")
}

func (c converter) object(f *form, node *syntax.Node) map[string]any {
	object := make(map[string]any, node.Len())
	for key, child := range node.Entries() {
		if foreign(key.Text) && f.Properties[key.Text] == nil {
			continue
		}
		if value, ok := c.value(f.child(key.Text), child); ok {
			object[key.Text] = value
		}
	}
	return object
}

// foreign tells keys that are none of the object's own unless its form names
// them: extensions, and functions of CloudFormation among other keys.
func foreign(key string) bool {
	return strings.HasPrefix(key, "x-") || strings.HasPrefix(key, "Fn::")
}

func (c converter) list(f *form, node *syntax.Node) []any {
	list := make([]any, 0, node.Len())
	for item := range node.Items() {
		if value, ok := c.value(f.Items, item); ok {
			list = append(list, value)
		}
	}
	return list
}

func (c converter) scalar(f *form, node *syntax.Node) (value any, ok bool) {
	kind, text, ok := c.read(f, node)
	switch {
	case !ok:
		return nil, false
	case kind == syntax.Number:
		return number(text)
	case kind == syntax.Bool:
		return strings.EqualFold(text, "true"), true
	default:
		return text, true
	}
}

// read gives the text of a scalar and the kind that AWS takes it for; ok is
// false when nobody can tell.
func (c converter) read(f *form, node *syntax.Node) (kind syntax.Kind, text string, ok bool) {
	if text, ok = c.evaluator.Text(node).Get(); !ok {
		return kind, "", false
	}
	kind = syntax.String
	if model.Function(node) == "" {
		kind = node.Kind
	} else if !f.takesScalars() {
		return kind, "", false // the text of a list that a function gives
	}
	if f.Fold {
		text = strings.ToUpper(text)
	}
	if c.lenient {
		kind = f.nearest(kind, text)
	}
	return kind, text, true
}

func (f *form) takesScalars() bool {
	return slices.ContainsFunc(f.Type, func(kind string) bool { return kind != "object" && kind != "array" })
}

// nearest gives the kind of scalar that AWS makes of a text which the form
// does not admit as written: "443" for 443, true for "true" and the reverse.
func (f *form) nearest(kind syntax.Kind, text string) syntax.Kind {
	numeric := f.admits("integer") || f.admits("number")
	switch {
	case kind == syntax.Number && numeric, kind == syntax.Bool && f.admits("boolean"):
		return kind
	case f.admits("string"):
		return syntax.String
	case numeric && isNumber(text):
		return syntax.Number
	case f.admits("boolean") && (strings.EqualFold(text, "true") || strings.EqualFold(text, "false")):
		return syntax.Bool
	default:
		return kind
	}
}

func isNumber(text string) bool {
	_, err := strconv.ParseFloat(text, 64)
	return err == nil
}

// number gives a number in the only type that gojsonschema checks, and in the
// notation of JSON, without which it dereferences nil. What YAML calls a
// number and JSON cannot say (.inf, 0o17) counts as unknown; exponents are
// bounded by float64, since the library writes all digits out.
func number(text string) (value any, ok bool) {
	if whole, err := strconv.ParseInt(text, 0, 64); err == nil {
		return json.Number(strconv.FormatInt(whole, 10)), true
	}
	broken, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(broken, 0) || math.IsNaN(broken) {
		return nil, false
	}
	return json.Number(strconv.FormatFloat(broken, 'g', -1, 64)), true
}
