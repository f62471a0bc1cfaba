package simulate

import (
	"slices"
	"strings"
)

// Header is one header line.
type Header struct{ Name, Value string }

// Headers are header lines in order; names repeat for several values.
type Headers []Header

// Values gives all values of a header; names are compared without case.
func (h Headers) Values(name string) []string {
	var values []string
	for _, header := range h {
		if strings.EqualFold(header.Name, name) {
			values = append(values, header.Value)
		}
	}
	return values
}

// Get gives the last value of a header, empty without one.
func (h Headers) Get(name string) string {
	values := h.Values(name)
	if len(values) == 0 {
		return ""
	}
	return values[len(values)-1]
}

// Has reports whether there is a header of a name.
func (h Headers) Has(name string) bool { return len(h.Values(name)) > 0 }

// Without gives the headers less those of a name.
func (h Headers) Without(name string) Headers {
	kept := make(Headers, 0, len(h))
	for _, header := range h {
		if !strings.EqualFold(header.Name, name) {
			kept = append(kept, header)
		}
	}
	return kept
}

// With gives the headers with one set to values, in place of any before.
func (h Headers) With(name string, values ...string) Headers {
	kept := h.Without(name)
	for _, value := range values {
		kept = append(kept, Header{Name: name, Value: value})
	}
	return kept
}

// grouped gives each name once, as first written, with its values in order.
func (h Headers) grouped() []parameter {
	groups := make([]parameter, 0, len(h))
	values := make([]string, len(h))
	for i, header := range h {
		at := slices.IndexFunc(groups, func(p parameter) bool {
			return len(p.name) == len(header.Name) && strings.EqualFold(p.name, header.Name)
		})
		if at >= 0 {
			groups[at].values = append(groups[at].values, header.Value)
			continue
		}
		values[i] = header.Value
		groups = append(groups, parameter{name: header.Name, values: values[i : i+1 : i+1]})
	}
	return groups
}

// parameter is a name with its values: of the path, the query or a header.
type parameter struct {
	name   string
	values []string
}

func (p parameter) last() string { return p.values[len(p.values)-1] }
