package expect

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// extent tells how much of an object is expected.
type extent uint8

const (
	// whole: the object has the expected keys and no others.
	whole extent = iota
	// subset: it may have others.
	subset
)

// json compares a text that is JSON.
func (c *comparison) json(at path, want any, text string, extent extent) {
	got, err := Parse(text)
	if err != nil {
		c.refuse(at, want, fmt.Sprintf("%s is no JSON: %v", Show(text), err))
		return
	}
	c.tree(at, want, got, true, extent)
}

// Parse reads a text that is one value of JSON, numbers as json.Number.
func Parse(text string) (any, error) {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, fmt.Errorf("something follows at byte %d", decoder.InputOffset())
	}
	return value, nil
}

// tree compares values of JSON, in which matchers may stand, part by part.
func (c *comparison) tree(at path, want, got any, present bool, extent extent) {
	if matcher := matcherOf(want); matcher != "" {
		c.want(c.matchesValue(want, got, present), at, want, offered(got, present))
		return
	}
	switch expected := want.(type) {
	case map[string]any:
		if object, ok := got.(map[string]any); ok {
			c.objects(at, expected, object, extent)
			return
		}
	case []any:
		if list, ok := got.([]any); ok && len(list) == len(expected) {
			for i := range list {
				c.tree(at.to(strconv.Itoa(i)), expected[i], list[i], true, extent)
			}
			return
		}
	}
	c.want(present && equal(want, got), at, want, offered(got, present))
}

// offered is what could be expected of a part of an object.
func offered(got any, present bool) any {
	if !present {
		return map[string]any{matchAbsent: true}
	}
	return got
}

// matchesValue compares a value of JSON with a matcher.
func (c *comparison) matchesValue(want, got any, present bool) bool {
	if !present {
		return matches(want, nil)
	}
	if text, ok := got.(string); ok {
		return matches(want, []string{text})
	}
	return matches(want, []string{Show(got)})
}

func (c *comparison) objects(at path, want, got map[string]any, extent extent) {
	for _, name := range slices.Sorted(maps.Keys(want)) {
		value, present := got[name]
		c.tree(at.to(name), want[name], value, present, extent)
	}
	if extent == subset {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if _, expected := want[name]; !expected {
			c.want(false, at.to(name), map[string]any{matchAbsent: true}, got[name])
		}
	}
}

// equal compares values of JSON. Numbers are equal when they say the same,
// however they are written.
func equal(one, other any) bool {
	switch one := one.(type) {
	case map[string]any:
		object, ok := other.(map[string]any)
		return ok && maps.EqualFunc(one, object, equal)
	case []any:
		list, ok := other.([]any)
		return ok && slices.EqualFunc(one, list, equal)
	case float64, json.Number:
		return equalNumbers(one, other)
	default:
		return one == other
	}
}

func equalNumbers(one, other any) bool {
	a, isNumber := numberOf(one)
	b, areBoth := numberOf(other)
	if !isNumber || !areBoth {
		return false
	}
	if wholeNumber(a) && wholeNumber(b) {
		return a == b
	}
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return errX == nil && errY == nil && x == y
}

// numberOf gives a number as it is written.
func numberOf(value any) (string, bool) {
	switch value := value.(type) {
	case json.Number:
		return value.String(), true
	case float64:
		return strconv.FormatFloat(value, 'f', -1, 64), true
	default:
		return "", false
	}
}

// wholeNumber tells whether a number is written without point and exponent.
func wholeNumber(written string) bool { return !strings.ContainsAny(written, ".eE") && written != "-0" }
