package jsonschema

import (
	"cmp"
	"errors"
	"maps"
	"regexp/syntax"
	"slices"
)

const (
	// maxWeight bounds the comparisons of one value with a schema, each of a
	// schema with a value in it. A million take gojsonschema a second or two.
	maxWeight = 1_000_000
	// maxSchemas bounds how many schemas lead from one to the next.
	maxSchemas = 10_000
	// matchesPerStep is how many characters times instructions of a pattern take
	// as long as one comparison.
	matchesPerStep = 256
)

// ErrTooMuch tells of a value whose comparison with a schema comes to no end in
// good time, such as one that a schema has 2^60 ways for.
var ErrTooMuch = errors.New("the schema takes too many comparisons")

// GuardValue is Guard for a schema and a value that it is to judge: it looks at
// what the value leads to only, and also refuses what would take too long. Names
// that schemas give themselves, to which references would be relative, are taken
// out of the schema.
func GuardValue(schema, value any) error {
	if unnamed(schema) {
		return errors.New("it holds an id where no schema is, and references")
	}
	w := weighing{guard: guard{root: schema, settled: make(map[string]bool)}, left: maxWeight, targets: make(map[string]any), sizes: make(map[string]int)}
	if !w.compare(schema, value) {
		return cmp.Or(w.refusal, ErrTooMuch)
	}
	return nil
}

// unnamed takes the names out of schemas. It returns true where some are left,
// in values, beside references.
func unnamed(schema any) bool {
	strip(schema)
	return holds(schema, "$ref") && (holds(schema, "id") || holds(schema, "$id"))
}

// values are the keywords that hold values rather than schemas.
var values = []string{"enum", "const", "default", "example"}

func strip(schema any) {
	switch schema := schema.(type) {
	case map[string]any:
		maps.DeleteFunc(schema, func(key string, value any) bool {
			_, isText := value.(string)
			return isText && (key == "id" || key == "$id")
		})
		for key, child := range schema {
			if !slices.Contains(values, key) {
				strip(child)
			}
		}
	case []any:
		for _, child := range schema {
			strip(child)
		}
	}
}

// holds tells whether a key holds a text anywhere in a value.
func holds(value any, key string) bool {
	switch value := value.(type) {
	case map[string]any:
		if _, ok := value[key].(string); ok {
			return true
		}
		for _, child := range value {
			if holds(child, key) {
				return true
			}
		}
	case []any:
		return slices.ContainsFunc(value, func(child any) bool { return holds(child, key) })
	}
	return false
}

// weighing counts the comparisons that a validator makes at most, each way
// counted.
type weighing struct {
	guard
	left, depth int
	// targets are the schemas that references lead to, and sizes the
	// instructions of patterns.
	targets map[string]any
	sizes   map[string]int
	// refusal tells which reference may not be followed.
	refusal error
}

// compare goes the ways of a comparison; false when there are too many.
func (w *weighing) compare(schema, value any) bool {
	w.left--
	w.depth++
	defer func() { w.depth-- }()
	if w.left < 0 || w.depth > maxSchemas {
		return false
	}
	keywords, ok := schema.(map[string]any)
	if !ok {
		return true
	}
	if reference, ok := keywords["$ref"].(string); ok {
		return w.follow(reference, value)
	}
	choices, _ := keywords["enum"].([]any)
	w.left -= len(choices)
	return w.sameValueOf(keywords, value) && w.within(keywords, value) && w.left >= 0
}

// follow goes on with what a reference leads to.
func (w *weighing) follow(reference string, value any) bool {
	if _, known := w.targets[reference]; !known {
		if w.refusal = w.reference(reference, nil); w.refusal != nil {
			return false
		}
		w.targets[reference], _ = w.resolve(reference)
	}
	return w.compare(w.targets[reference], value)
}

// sameValueOf goes on with the schemas that judge the same value.
func (w *weighing) sameValueOf(keywords map[string]any, value any) bool {
	for _, schema := range sameValue(keywords) {
		if !w.compare(schema, value) {
			return false
		}
	}
	return true
}

// within goes on with what a value holds.
func (w *weighing) within(keywords map[string]any, value any) bool {
	switch value := value.(type) {
	case map[string]any:
		for key, member := range value {
			if !w.member(keywords, key, member) {
				return false
			}
		}
	case []any:
		for i, item := range value {
			if !w.item(keywords, i, item) {
				return false
			}
		}
	case string:
		pattern, _ := keywords["pattern"].(string)
		w.match(pattern, value)
	}
	return true
}

func (w *weighing) member(keywords map[string]any, key string, member any) bool {
	properties, _ := keywords["properties"].(map[string]any)
	if own, ok := properties[key]; ok && !w.compare(own, member) {
		return false
	}
	patterns, _ := keywords["patternProperties"].(map[string]any)
	for pattern, schema := range patterns {
		w.match(pattern, key)
		if !w.compare(schema, member) {
			return false
		}
	}
	return w.compare(keywords["additionalProperties"], member) && w.compare(keywords["propertyNames"], key)
}

func (w *weighing) item(keywords map[string]any, i int, item any) bool {
	schema := keywords["items"]
	if each, ok := schema.([]any); ok {
		schema = keywords["additionalItems"]
		if i < len(each) {
			schema = each[i]
		}
	}
	return w.compare(schema, item) && w.compare(keywords["contains"], item)
}

// match counts the work of a pattern, which grows with its instructions and the
// text.
func (w *weighing) match(pattern, text string) {
	size, known := w.sizes[pattern]
	if !known {
		if parsed, err := syntax.Parse(pattern, syntax.Perl); err == nil {
			if program, err := syntax.Compile(parsed.Simplify()); err == nil {
				size = len(program.Inst)
			}
		}
		w.sizes[pattern] = size
	}
	w.left -= size * len(text) / matchesPerStep
}
