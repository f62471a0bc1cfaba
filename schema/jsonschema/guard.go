package jsonschema

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xeipuuv/gojsonschema"
)

// Compile compiles a decoded schema of draft 7 or older behind Guard. Numbers
// have to be json.Number.
func Compile(schema any) (*gojsonschema.Schema, error) {
	if err := Guard(schema); err != nil {
		return nil, err
	}
	loader := gojsonschema.NewSchemaLoader()
	loader.AutoDetect = false
	loader.Draft = gojsonschema.Draft7
	return loader.Compile(gojsonschema.NewRawLoader(schema))
}

// Guard refuses schemas that gojsonschema must not be given: references that
// lead back to themselves with nothing between, which overflow the stack;
// references to other documents, which it would fetch; and patterns that it
// cannot compile, which it does not name.
func Guard(schema any) error {
	guard := guard{root: schema, settled: map[string]bool{}}
	return guard.visit(schema, "#")
}

type guard struct {
	root any
	// settled holds the targets of references that are known to end.
	settled map[string]bool
}

func (g *guard) visit(value any, at string) error {
	switch value := value.(type) {
	case map[string]any:
		if err := g.schema(value, at); err != nil {
			return err
		}
		for key, child := range value {
			if err := g.visit(child, at+"/"+key); err != nil {
				return err
			}
		}
	case []any:
		for i, item := range value {
			if err := g.visit(item, at+"/"+strconv.Itoa(i)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (g *guard) schema(schema map[string]any, at string) error {
	if reference, ok := schema["$ref"].(string); ok {
		if err := g.reference(reference, nil); err != nil {
			return fmt.Errorf("$ref at %s: %w", at, err)
		}
	}
	if pattern, ok := schema["pattern"].(string); ok {
		if _, err := regexp.Compile(pattern); err != nil {
			return fmt.Errorf("pattern %q at %s: %w", pattern, at, err)
		}
	}
	if patterns, ok := schema["patternProperties"].(map[string]any); ok {
		for pattern := range patterns {
			if _, err := regexp.Compile(pattern); err != nil {
				return fmt.Errorf("pattern %q of patternProperties at %s: %w", pattern, at, err)
			}
		}
	}
	return nil
}

// ErrCycle tells of references that lead back to themselves.
var ErrCycle = errors.New("the reference leads back to itself with nothing between")

// reference follows a reference through everything that applies to the same
// value; trail holds the references on the way.
func (g *guard) reference(reference string, trail []string) error {
	switch {
	case !strings.HasPrefix(reference, "#"):
		return fmt.Errorf("%q is in another document, which is not fetched", reference)
	case slices.Contains(trail, reference):
		return fmt.Errorf("%q: %w", reference, ErrCycle)
	case g.settled[reference]:
		return nil
	}
	target, ok := g.resolve(reference)
	if !ok {
		return fmt.Errorf("%q leads to nothing", reference)
	}
	if err := g.sameValue(target, append(trail, reference)); err != nil {
		return err
	}
	g.settled[reference] = true
	return nil
}

// sameValue follows the references of all schemas that look at the same value
// as this one does.
func (g *guard) sameValue(value any, trail []string) error {
	schema, ok := value.(map[string]any)
	if !ok {
		return nil
	}
	if reference, ok := schema["$ref"].(string); ok {
		return g.reference(reference, trail)
	}
	for _, part := range sameValue(schema) {
		if err := g.sameValue(part, trail); err != nil {
			return err
		}
	}
	return nil
}

// sameValue gives the parts of a schema that look at the same value as it does.
func sameValue(schema map[string]any) []any {
	var parts []any
	for _, key := range [...]string{"not", "if", "then", "else"} {
		if part, ok := schema[key]; ok {
			parts = append(parts, part)
		}
	}
	for _, key := range [...]string{"allOf", "anyOf", "oneOf"} {
		branches, _ := schema[key].([]any)
		parts = append(parts, branches...)
	}
	dependencies, _ := schema["dependencies"].(map[string]any)
	for _, dependency := range dependencies {
		parts = append(parts, dependency)
	}
	return parts
}

func (g *guard) resolve(reference string) (any, bool) {
	value := g.root
	path, err := url.PathUnescape(strings.TrimPrefix(strings.TrimPrefix(reference, "#"), "/"))
	if err != nil {
		return nil, false
	}
	if path == "" {
		return value, true
	}
	for segment := range strings.SplitSeq(path, "/") {
		segment = strings.NewReplacer("~1", "/", "~0", "~").Replace(segment)
		switch holder := value.(type) {
		case map[string]any:
			child, ok := holder[segment]
			if !ok {
				return nil, false
			}
			value = child
		case []any:
			index, err := strconv.Atoi(segment)
			if err != nil || index < 0 || index >= len(holder) {
				return nil, false
			}
			value = holder[index]
		default:
			return nil, false
		}
	}
	return value, true
}
