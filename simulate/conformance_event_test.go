package simulate_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/simulate"
	"github.com/linkproof/linkproof/simulate/expect"
)

// datesLeftOpen takes a date that a recorded log has in words for a placeholder.
func datesLeftOpen(expected map[string]any) map[string]any {
	lines, ok := expected["log"].([]any)
	if !ok {
		return expected
	}
	open := maps.Clone(expected)
	kept := make([]any, len(lines))
	for i, line := range lines {
		kept[i] = strings.ReplaceAll(fmt.Sprint(line), "Day, dd MMM yyyy hh:mm:ss GMT", "<date>")
	}
	open["log"] = kept
	return open
}

// received is the event that the function got.
func (v *verdict) received() map[string]any {
	event := map[string]any{}
	sent := v.result.Trace.BackendRequest
	if sent == nil {
		v.wrong = append(v.wrong, "no function was called")
		return event
	}
	if err := json.Unmarshal([]byte(sent.Body), &event); err != nil {
		v.wrong = append(v.wrong, fmt.Sprintf("the event %s: %v", sent.Body, err))
	}
	return event
}

// event compares parts of the event of a proxy integration.
func (v *verdict) event(expected map[string]any) {
	got := v.received()
	if names, ok := expected["headers_exact_case"].(map[string]any); ok {
		v.subset("headers", names, got["headers"])
	}
	for _, name := range slices.Sorted(maps.Keys(expected)) {
		switch want := expected[name].(type) {
		case map[string]any:
			if name == "headers" {
				v.eventHeaders(want, got, expected["headers_exact"] == true)
			} else if name != "headers_exact_case" {
				v.subset(name, want, got[name])
			}
		default:
			if name != "headers_exact" && fmt.Sprint(want) != fmt.Sprint(got[name]) {
				v.wrong = append(v.wrong, fmt.Sprintf("event %s: want %v, got %v", name, want, got[name]))
			}
		}
	}
}

// eventHeaders compares the headers of the event; exact wants no others.
func (v *verdict) eventHeaders(want, got map[string]any, exact bool) {
	headers, _ := got["headers"].(map[string]any)
	as := simulate.Result{MultiValueHeaders: map[string][]string{}}
	for name, value := range headers {
		as.MultiValueHeaders[name] = []string{fmt.Sprint(value)}
	}
	expected := map[string]any{"headers": want}
	if exact {
		names := []any{}
		for name := range want {
			names = append(names, name)
		}
		expected["headers_only"] = names
	}
	for _, difference := range expect.Judge(&as, expected).Differences {
		v.wrong = append(v.wrong, "event "+difference.String())
	}
}

// subset compares the members of an object that are expected by name.
func (v *verdict) subset(of string, want map[string]any, got any) {
	members, _ := got.(map[string]any)
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if fmt.Sprint(want[name]) != fmt.Sprint(members[name]) {
			v.wrong = append(v.wrong, fmt.Sprintf("%s.%s: want %v, got %v", of, name, want[name], members[name]))
		}
	}
}

// methodRequest compares what the API made of the request, as the event of a
// function tells it.
func (v *verdict) methodRequest(expected map[string]any) {
	members := map[string]string{
		"path": "path", "resource": "resource", "path_parameters": "pathParameters",
		"query": "queryStringParameters", "multi_query": "multiValueQueryStringParameters",
	}
	got := v.received()
	for _, name := range slices.Sorted(maps.Keys(expected)) {
		value := got[members[name]]
		if want, ok := expected[name].(map[string]any); ok && len(want) == 0 && value == nil {
			continue
		}
		if want := expected[name]; fmt.Sprint(want) != fmt.Sprint(value) {
			v.wrong = append(v.wrong, fmt.Sprintf("method request %s: want %v, got %v", name, want, value))
		}
	}
}

// context compares values of $context, as the event of a function tells them.
func (v *verdict) context(expected map[string]any) {
	v.subset("context", expected, v.received()["requestContext"])
}
