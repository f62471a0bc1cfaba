package model

import (
	"cmp"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// meant is a key of a file that was written otherwise, in lower case.
type meant struct {
	file *syntax.File
	key  string
}

// Misspells tells whether an unknown key within an object was probably meant
// to be another, in whatever case: then the other is not simply left out, and
// whoever reports the unknown key has said it all.
func (m *Model) Misspells(object *Object, key string) bool {
	m.look.Do(m.findMisspelt)
	places := m.misspelt[meant{object.Span.File, strings.ToLower(key)}]
	at, _ := slices.BinarySearchFunc(places, object.Span, byStart)
	return at < len(places) && object.Span.Contains(places[at])
}

// findMisspelt lists the places of misspelt keys, in order within a file.
func (m *Model) findMisspelt() {
	m.misspelt = make(map[meant][]syntax.Span)
	for i := range m.Shapes {
		for _, fault := range m.Shapes[i].Faults() {
			if fault.Kind == UnknownKey && fault.Meant != "" {
				name := meant{fault.At.File, strings.ToLower(fault.Meant)}
				m.misspelt[name] = append(m.misspelt[name], fault.At)
			}
		}
	}
	for _, places := range m.misspelt {
		slices.SortFunc(places, byStart)
	}
}

func byStart(a, b syntax.Span) int { return cmp.Compare(a.Start, b.Start) }
