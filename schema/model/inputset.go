package model

import "github.com/linkproof/linkproof/schema/syntax"

// InputSet is what is understood together: one template, one document, or the
// snapshot that a folder of CLI output forms.
type InputSet struct {
	// Files are the files read, in order.
	Files []*syntax.File
	// Worlds holds one model for each outcome of the conditions; at least one.
	Worlds []*Model
	// Open names the parameters that tell the worlds apart, in order of name.
	Open []string
	// Settable names what the user may set by Given.Parameters: the parameters of
	// a template, the variables that a script does not set itself.
	Settable []string
	// Assumptions names what the worlds take for granted, such as "the default
	// of parameter Port".
	Assumptions []string
	// Without builds the worlds again with one assumption taken away. It is nil
	// when there are no assumptions.
	Without func(assumption string) []*Model
}
