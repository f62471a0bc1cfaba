package schema

import (
	"fmt"

	"github.com/linkproof/linkproof/schema/awsjson"
	"github.com/linkproof/linkproof/schema/cfn"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/openapi"
	"github.com/linkproof/linkproof/schema/shell"
	"github.com/linkproof/linkproof/schema/syntax"
)

// loader reads files of one notation.
type loader struct {
	recognizes func(*syntax.File) bool
	// load reads one file; nil for a notation in which the files of a folder
	// are understood together.
	load func(*syntax.File, model.Given, func() *model.Model) *model.InputSet
	// ours tells of files that it recognises whether they are about API Gateway,
	// nil where all are; foreign is why others are passed over.
	ours    func(*syntax.File) bool
	foreign string
}

// takes tells whether a file that the loader recognises is ours.
func (l *loader) takes(file *syntax.File) bool { return l.ours == nil || l.ours(file) }

// loaders are the notations; the first that recognises a file reads it.
var loaders = [...]loader{
	{recognizes: commands, load: runbook},
	{recognizes: tree(cfn.Recognizes), load: cfn.Load},
	{
		recognizes: tree(openapi.Recognizes), load: openapi.Load,
		ours: openapi.Extended, foreign: "an OpenAPI document without an extension of API Gateway, such as x-amazon-apigateway-integration",
	},
	{recognizes: awsjson.Recognizes},
}

// tree makes what recognises a notation by the tree of a file.
func tree(recognizes func(*syntax.Node) bool) func(*syntax.File) bool {
	return func(file *syntax.File) bool { return file.Root != nil && recognizes(file.Root) }
}

// commands recognises scripts and runbooks, of which there is no tree.
func commands(file *syntax.File) bool {
	return file.Root == nil && shell.Recognizes(file.Name, file.Src)
}

// runbook loads a script or runbook; of one that is no text there is nothing
// but its problems.
func runbook(file *syntax.File, given model.Given, facts func() *model.Model) *model.InputSet {
	if broken(file) {
		return unread(file, given)
	}
	return shell.Load(file, given, facts)
}

// loaderOf gives the loader that recognises a file; nil when none does.
func loaderOf(file *syntax.File) *loader {
	for i := range loaders {
		if loaders[i].recognizes(file) {
			return &loaders[i]
		}
	}
	return nil
}

// unknown is the reason why a file is skipped that no loader recognises.
func unknown(file *syntax.File) string {
	for _, problem := range file.Problems {
		if problem.Kind == syntax.SyntaxError || problem.Kind == syntax.LimitExceeded {
			at := problem.Span.From()
			return fmt.Sprintf("nothing in it tells of API Gateway, and it cannot be read: %d:%d: %s", at.Line, at.Column, problem.Message)
		}
	}
	return notOurs
}

// notOurs is the reason why a file is skipped that can be read.
const notOurs = "no API Gateway configuration: neither template, OpenAPI document, AWS CLI output nor script"
