package schema

import (
	"github.com/linkproof/linkproof/schema/awsjson"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// LoadTree gives the input set of a configuration that stands in another file.
// It refers to no files. It is not ok for what is no configuration.
func LoadTree(tree *syntax.Node, options Options) (set *model.InputSet, ok bool) {
	within := tree.Span.File
	file := &syntax.File{Name: within.Name, Src: within.Src, Root: tree}
	switch loader := loaderOf(file); {
	case loader == nil:
		return nil, false
	case loader.load == nil:
		return awsjson.Load([]*syntax.File{file}, options.Given, options.Facts), true
	default:
		return loader.load(file, options.Given, options.Facts), true
	}
}
