package expect

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// form is what an expectation has to look like. It tells what a value should
// be that does not, or gives nothing.
type form func(value any) string

// Check tells which expectations cannot be checked, by the order of their
// names.
func Check(expected map[string]any) []Fault {
	forms := make(map[string]form)
	for name, known := range answerFields() {
		forms[name] = known.form
	}
	faults := checkForms(nil, forms, expected)
	if request, ok := expected["backend_request"].(map[string]any); ok {
		forms := make(map[string]form)
		for name, known := range sentFields() {
			forms[name] = known.form
		}
		faults = append(faults, checkForms(path{"backend_request"}, forms, request)...)
	}
	return faults
}

func checkForms(at path, forms map[string]form, expected map[string]any) []Fault {
	var faults []Fault
	for _, name := range slices.Sorted(maps.Keys(expected)) {
		known, ok := forms[name]
		if !ok {
			faults = append(faults, Fault{At: at.to(name), Message: unknown(name, slices.Sorted(maps.Keys(forms))), Unknown: true})
			continue
		}
		if should := known(expected[name]); should != "" {
			message := fmt.Sprintf("%s should be %s, not %s", name, should, Show(expected[name]))
			faults = append(faults, Fault{At: at.to(name), Message: message})
		}
	}
	return faults
}

func unknown(name string, known []string) string {
	if near := model.Nearest(name, known); near != "" {
		return fmt.Sprintf("nothing is called %q here, did you mean %q?", name, near)
	}
	return fmt.Sprintf("nothing is called %q here; known are %s", name, strings.Join(known, ", "))
}

func anything(any) string { return "" }

func unless(ok bool, should string) string {
	if ok {
		return ""
	}
	return should
}

func number(value any) string {
	_, ok := numberOf(value)
	return unless(ok, "a number")
}

func text(value any) string {
	_, ok := value.(string)
	return unless(ok, "a text")
}

func flag(value any) string {
	_, ok := value.(bool)
	return unless(ok, "true or false")
}

func object(value any) string {
	_, ok := value.(map[string]any)
	return unless(ok, "a map")
}

func numbers(value any) string {
	list, ok := value.([]any)
	return unless(ok && every(list, number), "a list of numbers")
}

// texts are a text or a list of texts.
func texts(value any) string {
	list, ok := value.([]any)
	return unless(ok && every(list, text) || text(value) == "", "a list of texts")
}

// patterns are a list of texts and patterns.
func patterns(value any) string {
	list, ok := value.([]any)
	return unless(ok && every(list, pattern), `a list of texts, or of {"regex": "..."} with patterns of Go`)
}

func pattern(value any) string {
	return unless(text(value) == "" || matcherOf(value) == matchRegex && compiles(value), "a text or a pattern")
}

// value is a scalar, a list of them or a matcher.
func value(value any) string {
	list, isList := value.([]any)
	switch {
	case isList:
		return unless(every(list, scalar), "a list of texts")
	case matcherOf(value) == matchRegex:
		return unless(compiles(value), "a pattern of Go")
	default:
		return unless(matcherOf(value) != "" || scalar(value) == "", `a text, a list of texts, or a matcher such as {"any": true}`)
	}
}

// values are a map of names to values.
func values(given any) string {
	entries, ok := given.(map[string]any)
	if !ok {
		return "a map of names to values"
	}
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		if should := value(entries[name]); should != "" {
			return fmt.Sprintf("a map, in which %s is %s", name, should)
		}
	}
	return ""
}

func scalar(value any) string {
	switch value.(type) {
	case string, bool, float64, json.Number:
		return ""
	default:
		return "a text"
	}
}

func every(list []any, form form) bool {
	return !slices.ContainsFunc(list, func(item any) bool { return form(item) != "" })
}

// compiles tells whether the pattern of a matcher is one.
func compiles(matcher any) bool {
	_, err := regexp.Compile(matcher.(map[string]any)[matchRegex].(string))
	return err == nil
}
