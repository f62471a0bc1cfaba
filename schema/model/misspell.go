package model

import "strings"

// Misspells tells whether an unknown key within an object was probably meant
// to be another, in whatever case: then the other is not simply left out, and
// whoever reports the unknown key has said it all.
func (m *Model) Misspells(object *Object, key string) bool {
	for i := range m.Shapes {
		for _, fault := range m.Shapes[i].Faults() {
			if fault.Kind == UnknownKey && strings.EqualFold(fault.Meant, key) && object.Span.Contains(fault.At) {
				return true
			}
		}
	}
	return false
}
