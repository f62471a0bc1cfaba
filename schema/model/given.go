package model

import "github.com/linkproof/linkproof/schema/syntax"

// Given is what the user tells beside the files.
type Given struct {
	// Account and Region are those of the deployment; empty when not told.
	Account, Region string
	// Parameters replace the defaults of template parameters.
	Parameters map[string]string
	// Defaults tells that a template is deployed with the defaults of all other
	// parameters, so that they settle conditions.
	Defaults bool
	// Complete tells that the files hold everything there is.
	Complete bool
	// Open reads a file that the one in hand refers to; the name, with forward
	// slashes, is relative to the folder of the file in hand. It is nil where no
	// other file may be read; a name that leads out of the folder that the user
	// named is an error.
	Open func(name string) (*syntax.File, error)
}

// NewModel is a world that knows what the user told and nothing else.
func NewModel(given Given) *Model {
	m := &Model{Complete: given.Complete}
	if given.Account != "" {
		m.Account = Literal(given.Account, m.Account.at)
	}
	if given.Region != "" {
		m.Region = Literal(given.Region, m.Region.at)
	}
	return m
}
