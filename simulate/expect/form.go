package expect

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// form tells what is wrong with the value of an expectation, if it is not of
// the form that it should have.
type form func(at path, value any) []Fault

// Check tells which expectations cannot be checked, by the order of their
// names.
func Check(expected map[string]any) []Fault {
	forms := make(map[string]form)
	for name, known := range answerFields() {
		forms[name] = known.form
	}
	return checkForms(nil, forms, expected)
}

func checkForms(at path, forms map[string]form, expected map[string]any) []Fault {
	var faults []Fault
	for _, name := range slices.Sorted(maps.Keys(expected)) {
		known, ok := forms[name]
		if !ok {
			faults = append(faults, Fault{At: at.to(name), Message: unknown(name, slices.Sorted(maps.Keys(forms))), Unknown: true})
			continue
		}
		faults = append(faults, known(at.to(name), expected[name])...)
	}
	return faults
}

// request is what is expected of the request that the backend got.
func request(at path, value any) []Fault {
	expected, ok := value.(map[string]any)
	if !ok {
		return fault(at, "a map", value)
	}
	forms := make(map[string]form)
	for name, known := range sentFields() {
		forms[name] = known.form
	}
	return checkForms(at, forms, expected)
}

func unknown(name string, known []string) string {
	if near := model.Nearest(name, known); near != "" {
		return fmt.Sprintf("nothing is called %q here, did you mean %q?", name, near)
	}
	return fmt.Sprintf("nothing is called %q here; known are %s", name, strings.Join(known, ", "))
}

func fault(at path, should string, value any) []Fault {
	return []Fault{{At: at, Message: fmt.Sprintf("%s should be %s, not %s", at[len(at)-1], should, Show(value))}}
}

// holds makes a form of what values should be.
func holds(should string, is func(value any) bool) form {
	return func(at path, value any) []Fault {
		if is(value) {
			return nil
		}
		return fault(at, should, value)
	}
}

func anything(path, any) []Fault { return nil }

func number(at path, value any) []Fault { return holds("a number", isNumber)(at, value) }

func text(at path, value any) []Fault { return holds("a text", isText)(at, value) }

func flag(at path, value any) []Fault { return holds("true or false", isFlag)(at, value) }

func numbers(at path, value any) []Fault {
	return holds("a list of numbers", func(value any) bool { return isList(value, isNumber) })(at, value)
}

// texts are a text or a list of texts.
func texts(at path, value any) []Fault {
	return holds("a list of texts", func(value any) bool { return isText(value) || isList(value, isText) })(at, value)
}

func lines(at path, value any) []Fault {
	return holds("a list of lines", func(value any) bool { return isList(value, isText) })(at, value)
}

// patterns are a list of texts and patterns.
func patterns(at path, value any) []Fault {
	return holds(`a list of texts, or of {"regex": "..."} with patterns of Go`, func(value any) bool { return isList(value, isPattern) })(at, value)
}

// value is a scalar, a list of them or a matcher.
func value(at path, value any) []Fault {
	switch matcher := matcherOf(value); {
	case matcher == matchRegex:
		return holds("a pattern of Go", compiles)(at, value)
	case matcher != "":
		return nil
	default:
		return holds(`a text, a list of texts, or a matcher such as {"any": true}`, func(value any) bool {
			return isScalar(value) || isList(value, isScalar)
		})(at, value)
	}
}

// values are a map of names to values.
func values(at path, given any) []Fault {
	entries, ok := given.(map[string]any)
	if !ok {
		return fault(at, "a map of names to values", given)
	}
	var faults []Fault
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		faults = append(faults, value(at.to(name), entries[name])...)
	}
	return faults
}

func isNumber(value any) bool {
	_, ok := numberOf(value)
	return ok
}

func isText(value any) bool {
	_, ok := value.(string)
	return ok
}

func isFlag(value any) bool {
	_, ok := value.(bool)
	return ok
}

func isScalar(value any) bool { return isText(value) || isFlag(value) || isNumber(value) }

func isPattern(value any) bool {
	return isText(value) || matcherOf(value) == matchRegex && compiles(value)
}

func isList(value any, of func(any) bool) bool {
	list, ok := value.([]any)
	return ok && !slices.ContainsFunc(list, func(item any) bool { return !of(item) })
}

// compiles tells whether the pattern of a matcher is one.
func compiles(matcher any) bool {
	_, err := regexp.Compile(matcher.(map[string]any)[matchRegex].(string))
	return err == nil
}
