package expect

import (
	"encoding/base64"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/simulate"
)

// field is an expectation: the form that it is to have, and how the answer is
// compared with it. Compare is given values of that form only.
type field struct {
	form    form
	compare func(c *comparison, at path, want any)
}

// answerFields are the expectations about an answer.
func answerFields() map[string]field {
	return map[string]field{
		"status":              {number, func(c *comparison, at path, want any) { c.number(at, want, c.result.Status) }},
		"status_class":        {number, func(c *comparison, at path, want any) { c.number(at, want, c.result.Status/100) }},
		"status_one_of":       {numbers, (*comparison).statusAmong},
		"headers":             {values, (*comparison).headers},
		"multi_value_headers": {values, (*comparison).headers},
		"headers_only":        {texts, (*comparison).headersOnly},
		"body":                {value, func(c *comparison, at path, want any) { c.value(at, want, []string{c.result.Body}) }},
		"body_base64":         {text, func(c *comparison, at path, want any) { c.bytes(at, want, c.result.Body) }},
		"body_json":           {anything, func(c *comparison, at path, want any) { c.json(at, want, c.result.Body, whole) }},
		"body_json_subset":    {anything, func(c *comparison, at path, want any) { c.json(at, want, c.result.Body, subset) }},
		"body_normalized":     {text, (*comparison).normalized},
		"body_contains_all":   {texts, func(c *comparison, at path, want any) { c.contains(at, want, c.result.Body) }},
		"backend_called":      {flag, (*comparison).called},
		"backend_request":     {request, (*comparison).backend},
		"dialled":             {text, (*comparison).dialled},
		"log":                 {lines, (*comparison).log},
		"log_contains":        {patterns, (*comparison).logContains},
		"log_not_contains":    {texts, (*comparison).logLacks},
		"selected_route":      {value, func(c *comparison, at path, want any) { c.value(at, want, routeOf(c.result)) }},
	}
}

func (c *comparison) number(at path, want any, got int) {
	c.want(equal(want, float64(got)), at, want, float64(got))
}

func (c *comparison) statusAmong(at path, want any) {
	status := any(float64(c.result.Status))
	allowed := slices.ContainsFunc(want.([]any), func(one any) bool { return equal(one, status) })
	c.want(allowed, at, want, []any{status})
}

// value compares the values of one name with a value, a list or a matcher.
func (c *comparison) value(at path, want any, got []string) {
	c.want(matches(want, got), at, want, shown(got))
}

func (c *comparison) bytes(at path, want any, got string) {
	encoded := base64.StdEncoding.EncodeToString([]byte(got))
	c.want(want == encoded, at, want, encoded)
}

// normalized compares bodies of which white space does not count.
func (c *comparison) normalized(at path, want any) {
	got := strings.Join(strings.Fields(c.result.Body), " ")
	c.want(got == strings.Join(strings.Fields(want.(string)), " "), at, want, got)
}

func (c *comparison) contains(at path, want any, text string) {
	for _, part := range textsOf(want) {
		if !strings.Contains(text, part) {
			c.refuse(at, want, Show(text)+" lacks "+Show(part))
		}
	}
}

func (c *comparison) called(at path, want any) {
	got := c.result.Trace.BackendRequest != nil
	c.want(want == got, at, want, got)
}

// dialled wants one of the names of what the request arrived at.
func (c *comparison) dialled(at path, want any) {
	sent := c.result.Trace.BackendRequest
	switch {
	case sent == nil:
		c.refuse(at, want, "the backend was not called")
	case !slices.Contains(sent.Targets, want.(string)):
		c.refuse(at, want, Show(want)+" is none of "+strings.Join(sent.Targets, ", "))
	}
}

// routeOf is the key of the route that took the request; none where no route
// did.
func routeOf(result *simulate.Result) []string {
	if result.Trace.Route == "" {
		return nil
	}
	return []string{result.Trace.Route}
}
