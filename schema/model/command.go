package model

import (
	"slices"

	"github.com/linkproof/linkproof/schema/syntax"
)

// Command is one call of the AWS CLI in a script, in the order in which the
// script makes them. Its Name is service and operation.
type Command struct {
	Object
	// Service is the word after aws, such as "apigatewayv2", and Operation the
	// one after that, such as "create-integration".
	Service, Operation string
	// Options are the options in the order of the line, those before the
	// service included.
	Options []Option
	// Words are all words of the call, aws itself the first.
	Words []Word
	// Background is the & that sends the call into the background; nowhere
	// without one.
	Background syntax.Span
	// Stray are the first words of the lines that were meant for the call and
	// that the shell takes for commands of their own.
	Stray []Word
	// Variable is the variable that holds what the call prints; empty when
	// none does.
	Variable string
	// Unordered tells that the call stands in a function that the script does
	// not call, so that nobody knows when it is made.
	Unordered bool
	// Asks tells that the call asks for help or for a skeleton and makes nothing.
	Asks bool
	// Branch is the alternative that the call stands in: calls of one branch are
	// made one after the other, those of two perhaps not both.
	Branch int
	// Pauses counts what stands before the call and may take a while: commands
	// other than aws, and loops that wait.
	Pauses int
	// Sourced tells that another file, or a text that the shell takes for a
	// script, was run before the call and may have set variables.
	Sourced bool
	// Incomplete tells that the call may have more options than these, or is
	// one that asks for help or for a skeleton.
	Incomplete bool
}

// Option is one option of a call with its values.
type Option struct {
	// Name is the option without its hyphens.
	Name string
	// At is where the name stands.
	At     syntax.Span
	Values []Word
	// Notation is how a structure is written; NoStructure for plain texts.
	Notation Notation
	// Argument is the structure as the CLI reads it, with null in the places
	// of texts that nobody can tell; nil where it cannot be read.
	Argument *syntax.Node
	// Unread is the reason why the CLI cannot read the structure; empty where
	// it can or where nobody can tell.
	Unread string
}

// Notation is a way to write a structure as the value of an option.
type Notation uint8

// The notations. Source: AWS CLI User Guide, "Using shorthand syntax in the
// AWS CLI".
const (
	NoStructure Notation = iota
	JSON
	Shorthand
)

// Option gives an option by its name without hyphens: the last one where it is
// repeated, as the AWS CLI does.
func (c *Command) Option(name string) (Option, bool) {
	for _, option := range slices.Backward(c.Options) {
		if option.Name == name {
			return option, true
		}
	}
	return Option{}, false
}

// Environment gives the variables that the options hold and that nothing in the
// script sets before the call.
func (c *Command) Environment() []string {
	var names []string
	for i := range c.Options {
		for j := range c.Options[i].Values {
			for _, piece := range c.Options[i].Values[j].Pieces() {
				if hole := piece.Hole; hole != nil && hole.Resource == hole.Name {
					names = append(names, hole.Name)
				}
			}
		}
	}
	return names
}

// Word is one word of a call: what the program gets, and how it is written.
type Word struct {
	Text
	// Runs are the pieces of the word that are quoted in one way each.
	Runs []Run
}

// Quote tells how characters are quoted in a shell.
type Quote uint8

// The ways to quote.
const (
	Unquoted Quote = iota
	SingleQuoted
	DoubleQuoted
)

// Run is a piece of a word of literal characters, quoted in one way.
type Run struct {
	// Written holds the characters as they stand in the script, without the
	// quotes.
	Written string
	Quote   Quote
	// Span covers the characters.
	Span syntax.Span
}

// Part gives the place of the characters of the run from one offset of Written
// to another.
func (r *Run) Part(from, to int) syntax.Span {
	return syntax.Span{File: r.Span.File, Start: r.Span.Start + int32(from), End: r.Span.Start + int32(to)}
}
