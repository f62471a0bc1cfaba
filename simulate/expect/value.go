package expect

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// The matchers that may stand for a value.
const (
	matchAny         = "any"
	matchAbsent      = "absent"
	matchAnyOrAbsent = "any_or_absent"
	matchRegex       = "regex"
	matchClientHost  = "equals_client_host"
)

// matcherOf gives the name of the matcher that a value is; empty for others.
func matcherOf(want any) string {
	object, ok := want.(map[string]any)
	if !ok || len(object) != 1 {
		return ""
	}
	for _, name := range []string{matchAny, matchAbsent, matchAnyOrAbsent, matchClientHost} {
		if object[name] == true {
			return name
		}
	}
	if _, ok := object[matchRegex].(string); ok {
		return matchRegex
	}
	return ""
}

// matches compares values with a value, a list of values or a matcher. A
// header may carry its values in one line or in several.
func matches(want any, got []string) bool {
	switch matcherOf(want) {
	case matchAny:
		return len(got) > 0
	case matchAbsent:
		return len(got) == 0
	case matchAnyOrAbsent:
		return true
	case matchRegex:
		return len(got) > 0 && fits(want, got[len(got)-1])
	case matchClientHost:
		return len(got) == 1 && strings.HasSuffix(got[0], ".amazonaws.com")
	default:
		values := textsOf(want)
		return slices.Equal(values, got) || len(values) > 0 && joined(values) == joined(got)
	}
}

// joined is how several values look in one line, where a blank after the comma
// says nothing.
func joined(values []string) string {
	return strings.ReplaceAll(strings.Join(values, ","), ", ", ",")
}

// fits tells whether a text has a place that fits the pattern of a matcher.
func fits(matcher any, text string) bool {
	pattern, err := regexp.Compile(matcher.(map[string]any)[matchRegex].(string))
	return err == nil && pattern.MatchString(text)
}

// shown gives values as they would be expected.
func shown(values []string) any {
	switch len(values) {
	case 0:
		return map[string]any{matchAbsent: true}
	case 1:
		return values[0]
	}
	list := make([]any, len(values))
	for i, one := range values {
		list[i] = one
	}
	return list
}

// textsOf gives the texts of a value or of a list of values.
func textsOf(value any) []string {
	switch value := value.(type) {
	case nil:
		return nil
	case []any:
		var all []string
		for _, item := range value {
			all = append(all, textsOf(item)...)
		}
		return all
	case float64:
		return []string{strconv.FormatFloat(value, 'f', -1, 64)}
	default:
		return []string{fmt.Sprint(value)}
	}
}

// Show writes a value of JSON in one line.
func Show(value any) string {
	var written bytes.Buffer
	encoder := json.NewEncoder(&written)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return fmt.Sprint(value)
	}
	return strings.TrimSuffix(written.String(), "\n")
}
