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
	for _, header := range slices.Backward(h) {
		if strings.EqualFold(header.Name, name) {
			return header.Value
		}
	}
	return ""
}

// Has reports whether there is a header of a name.
func (h Headers) Has(name string) bool { return h.first(name) < len(h) }

// first gives the index of the first header of a name, the number of headers
// where there is none.
func (h Headers) first(name string) int {
	for i := range h {
		if len(h[i].Name) == len(name) && strings.EqualFold(h[i].Name, name) {
			return i
		}
	}
	return len(h)
}

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
	kept := make(Headers, 0, len(h)+len(values))
	for _, header := range h {
		if !strings.EqualFold(header.Name, name) {
			kept = append(kept, header)
		}
	}
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

// byName gives the values of each name, as first written.
func (h Headers) byName() map[string][]string {
	named := make(map[string][]string, len(h))
	values := make([]string, len(h))
	for i, header := range h {
		name := h[h.first(header.Name)].Name
		if known, ok := named[name]; ok {
			named[name] = append(known, header.Value)
			continue
		}
		values[i] = header.Value
		named[name] = values[i : i+1 : i+1]
	}
	return named
}

// parameter is a name with its values: of the path, the query or a header.
type parameter struct {
	name   string
	values []string
}

func (p parameter) last() string { return p.values[len(p.values)-1] }
