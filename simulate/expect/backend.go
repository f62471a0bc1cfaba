package expect

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/simulate"
)

// sent is the request that the backend got, and all that is expected of it.
type sent struct {
	*simulate.SentRequest
	address  *url.URL
	headers  map[string][]string
	expected map[string]any
}

// sentField is an expectation about the request of the backend.
type sentField struct {
	form    form
	compare func(c *comparison, at path, want any, got *sent)
}

// sentFields are the expectations about the request that the backend got.
func sentFields() map[string]sentField {
	return map[string]sentField{
		"method":      {value, func(c *comparison, at path, want any, got *sent) { c.value(at, want, []string{got.Method}) }},
		"scheme":      {value, func(c *comparison, at path, want any, got *sent) { c.value(at, want, []string{got.address.Scheme}) }},
		"host":        {value, func(c *comparison, at path, want any, got *sent) { c.value(at, want, []string{got.address.Host}) }},
		"sni":         {value, func(c *comparison, at path, want any, got *sent) { c.value(at, want, []string{got.SNI}) }},
		"path":        {value, func(c *comparison, at path, want any, got *sent) { c.value(at, want, []string{got.path()}) }},
		"path_one_of": {texts, (*comparison).pathAmong},
		"query":       {values, (*comparison).query},
		"query_exact": {flag, (*comparison).onlyQuery},
		"headers": {values, func(c *comparison, at path, want any, got *sent) {
			c.someHeaders(at, want.(map[string]any), got.headers)
		}},
		"headers_exact":        {flag, (*comparison).onlySentHeaders},
		"headers_exact_except": {texts, func(*comparison, path, any, *sent) {}},
		"body":                 {value, func(c *comparison, at path, want any, got *sent) { c.value(at, want, []string{got.Body}) }},
		"body_base64":          {text, func(c *comparison, at path, want any, got *sent) { c.bytes(at, want, got.Body) }},
		"body_json":            {anything, func(c *comparison, at path, want any, got *sent) { c.json(at, want, got.Body, whole) }},
		"body_json_match":      {anything, func(c *comparison, at path, want any, got *sent) { c.json(at, want, got.Body, whole) }},
		"body_json_keys_exact": {flag, func(*comparison, path, any, *sent) {}},
		"body_json_subset":     {anything, func(c *comparison, at path, want any, got *sent) { c.json(at, want, got.Body, subset) }},
		"body_contains":        {texts, func(c *comparison, at path, want any, got *sent) { c.contains(at, want, got.Body) }},
		"body_length":          {number, func(c *comparison, at path, want any, got *sent) { c.number(at, want, len(got.Body)) }},
	}
}

// backend compares the request that the backend got.
func (c *comparison) backend(at path, want any) {
	arrived := c.result.Trace.BackendRequest
	if arrived == nil {
		c.refuse(at, want, "the backend was not called")
		return
	}
	address, err := url.Parse(arrived.URL)
	if err != nil {
		c.refuse(at, want, err.Error())
		return
	}
	expected := want.(map[string]any)
	got := &sent{SentRequest: arrived, address: address, headers: framed(arrived), expected: expected}
	fields := sentFields()
	for _, name := range slices.Sorted(maps.Keys(expected)) {
		if known, ok := fields[name]; ok {
			known.compare(c, at.to(name), expected[name], got)
		}
	}
}

// framed gives the headers with the length of the body, which whoever writes
// the request adds.
func framed(arrived *simulate.SentRequest) map[string][]string {
	for name := range arrived.Headers {
		if strings.EqualFold(name, contentLength) {
			return arrived.Headers
		}
	}
	headers := maps.Clone(arrived.Headers)
	headers[contentLength] = []string{strconv.Itoa(len(arrived.Body))}
	return headers
}

const contentLength = "Content-Length"

// path is that of the URL as it is written.
func (s *sent) path() string {
	if path := s.address.EscapedPath(); path != "" {
		return path
	}
	return "/"
}

func (c *comparison) pathAmong(at path, want any, got *sent) {
	c.want(slices.Contains(textsOf(want), got.path()), at, want, []any{got.path()})
}

func (c *comparison) query(at path, want any, got *sent) {
	expected, query := want.(map[string]any), got.address.Query()
	for _, name := range slices.Sorted(maps.Keys(expected)) {
		c.value(at.to(name), expected[name], query[name])
	}
}

// onlyQuery wants no other parameters than those that are expected by name.
func (c *comparison) onlyQuery(at path, want any, got *sent) {
	expected, _ := got.expected["query"].(map[string]any)
	for name := range got.address.Query() {
		if _, ok := expected[name]; !ok && want == true {
			c.refuse(at, want, "the query "+got.address.RawQuery+" has other names")
			return
		}
	}
}

// onlySentHeaders wants no other headers than those expected and excepted.
func (c *comparison) onlySentHeaders(at path, want any, got *sent) {
	expected, _ := got.expected["headers"].(map[string]any)
	allowed := slices.AppendSeq(textsOf(got.expected["headers_exact_except"]), maps.Keys(expected))
	if !slices.ContainsFunc(slices.Collect(maps.Keys(got.Headers)), isContentLength) {
		allowed = append(allowed, contentLength)
	}
	if want == true {
		c.onlyHeaders(at, want, allowed, got.headers)
	}
}

func isContentLength(name string) bool { return strings.EqualFold(name, contentLength) }
