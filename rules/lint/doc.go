// Package lint is the framework that rules live in: what a rule is, what it
// finds, and how findings of several worlds become one report. There is no
// rule in it.
package lint
