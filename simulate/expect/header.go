package expect

import (
	"maps"
	"slices"
	"strings"
)

// headers compares some headers of the answer.
func (c *comparison) headers(at path, want any) {
	c.someHeaders(at, want.(map[string]any), c.result.MultiValueHeaders)
}

// someHeaders compares headers; their names count without case.
func (c *comparison) someHeaders(at path, want map[string]any, got map[string][]string) {
	folded := make(map[string][]string, len(got))
	for name, values := range got {
		folded[strings.ToLower(name)] = values
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		c.value(at.to(name), want[name], folded[strings.ToLower(name)])
	}
}

// headersOnly wants the answer to have no other headers.
func (c *comparison) headersOnly(at path, want any) {
	c.onlyHeaders(at, want, textsOf(want), c.result.MultiValueHeaders)
}

// onlyHeaders refuses headers that are not among the allowed ones.
func (c *comparison) onlyHeaders(at path, want any, allowed []string, got map[string][]string) {
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if !slices.ContainsFunc(allowed, func(one string) bool { return strings.EqualFold(one, name) }) {
			c.refuse(at, want, "there is a header "+name)
		}
	}
}
