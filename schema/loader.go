package schema

import (
	"github.com/linkproof/linkproof/schema/awsjson"
	"github.com/linkproof/linkproof/schema/cfn"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/openapi"
	"github.com/linkproof/linkproof/schema/syntax"
)

// loader reads files of one notation.
type loader struct {
	recognizes func(*syntax.Node) bool
	// load reads one file; nil for a notation in which the files of a folder
	// are understood together.
	load func(*syntax.File, model.Given, func() *model.Model) *model.InputSet
}

// loaders are the notations; the first that recognises a file reads it.
var loaders = [...]loader{
	{recognizes: cfn.Recognizes, load: cfn.Load},
	{recognizes: openapi.Recognizes, load: openapi.Load},
	{recognizes: awsjson.Recognizes},
}

// loaderOf gives the loader that recognises a tree; nil when none does.
func loaderOf(root *syntax.Node) *loader {
	for i := range loaders {
		if root != nil && loaders[i].recognizes(root) {
			return &loaders[i]
		}
	}
	return nil
}

// notOurs is the reason why a file is skipped.
const notOurs = "no API Gateway configuration: neither template, OpenAPI document nor AWS CLI output"
