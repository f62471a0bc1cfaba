// Package vtl reads and renders mapping templates: the Velocity template
// language of version 1.7 with the rules of API Gateway, where a reference to
// nothing prints nothing.
package vtl

import (
	"fmt"
	"strings"
	"time"
)

// MaxLength is the largest template that API Gateway takes, in bytes. Source:
// developer guide, "Quotas for configuring and running a REST API".
const MaxLength = 300 << 10

// MaxIterations is how often one #foreach goes round. Source: the same.
const MaxIterations = 1000

// maxSteps bounds the work of one rendering, so that loops within loops end.
const maxSteps = 2_000_000

// sizeOfStep is how many bytes are worked on in what counts as one step.
const sizeOfStep = 1 << 10

// timeOfStep is how long a regular expression may take for what counts as one
// step.
const timeOfStep = 2 * time.Microsecond

// maxOutput bounds what one rendering makes, in bytes: what API Gateway passes
// on at most.
const maxOutput = 10 << 20

// maxDepth bounds how deep macros call each other and expressions are nested.
const maxDepth = 64

// Template is a template that was read.
type Template struct {
	text   string
	nodes  []node
	macros map[string]*macro
	loops  []*loop
}

// Error is a fault of a template, or what stopped its rendering.
type Error struct {
	// Line and Column count from 1, columns in bytes.
	Line, Column int
	// Offset is the place in bytes from the start.
	Offset  int
	Message string
}

// Error gives place and message.
func (e *Error) Error() string {
	return fmt.Sprintf("template, line %d, column %d: %s", e.Line, e.Column, e.Message)
}

// errorAt makes an error at an offset of a text.
func errorAt(text string, offset int, format string, args ...any) *Error {
	before := text[:min(offset, len(text))]
	line := strings.Count(before, "\n") + 1
	return &Error{Line: line, Column: len(before) - strings.LastIndexByte(before, '\n'), Offset: offset, Message: fmt.Sprintf(format, args...)}
}

// Render renders the template with variables. The error is an *Error.
func (t *Template) Render(variables map[string]any) (string, error) {
	r := newRendering(t, variables)
	if _, err := r.all(t.nodes); err != nil {
		return "", err
	}
	return string(r.out), nil
}
