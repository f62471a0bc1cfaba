// Package jsonpath finds values in JSON by the dialect of JSONPath that API
// Gateway uses, that of Jayway's library for Java.
//
// A path is definite when it can lead to one place only; then it gives the
// value there or nothing. Other paths give the list of what they find.
package jsonpath

import (
	"fmt"

	"github.com/linkproof/linkproof/schema/jsonvalue"
)

// Path is a path that was read.
type Path struct {
	steps    []step
	definite bool
}

// SyntaxError is a fault of a path.
type SyntaxError struct {
	// Offset is where the fault stands, in bytes.
	Offset  int
	Message string
}

// Error gives place and message.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("JSON path, character %d: %s", e.Offset+1, e.Message)
}

// Definite tells whether the path can lead to one place only.
func (p *Path) Definite() bool { return p.definite }

// Find gives what the path leads to in a value. It is not ok where a definite
// path leads to nothing, and where the way to the rest of a path is missing.
func (p *Path) Find(root any) (found any, ok bool) {
	left := MaxSteps
	return p.FindWithin(root, &left)
}

// FindWithin is Find in the number of steps that are left, from which it takes
// those that it makes. Below zero the search came to no end.
func (p *Path) FindWithin(root any, left *int) (found any, ok bool) {
	s := search{root: root, left: left}
	if !s.run(p.steps, root, true) {
		return nil, false
	}
	if p.definite {
		if len(s.found) == 0 {
			return nil, false
		}
		return s.found[len(s.found)-1], true
	}
	return &jsonvalue.Array{Items: s.found}, true
}
