package suite

import (
	"time"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate"
)

// Suite is a file of requests with what is expected of their answers.
type Suite struct {
	File  *syntax.File
	Cases []*Case
}

// Case is one request and what is expected of its answer.
type Case struct {
	// Name is as written, or made of the request.
	Name string
	// Config is what the request is sent through.
	Config Config

	// node is the step, and expect what it expects by names.
	node   *syntax.Node
	expect map[string]any
	// stageName is that of a stage of the configuration, and stage one that
	// stands in the suite; neither where the API is to tell.
	stageName string
	stage     *model.Stage
	// canary sends the request the way of the canary.
	canary      bool
	request     request
	assumptions simulate.Assumptions
	keys        []simulate.PublicKey
	stubs       []simulate.Binding
	environment *simulate.Environment
	// around is the place of the environment, by which it is told from others.
	around syntax.Span
	now    time.Time
}

// Where gives the place of the case.
func (c *Case) Where() syntax.Span { return c.node.Span }

// Place gives where an expectation stands, or what of the way to it stands in
// the file.
func (c *Case) Place(at []string) syntax.Span {
	expected := c.node.Get("expect")
	for count := len(at); count >= 0; count-- {
		if node := expected.Pointer(at[:count]...); node != nil {
			return node.Span
		}
	}
	return c.Where()
}

// Config says what requests are sent through.
type Config struct {
	// Path leads from the folder of the suite to a file or folder; empty where
	// the configuration stands in the suite: Tree.
	Path string
	Tree *syntax.Node
	// At is where the suite names the configuration.
	At syntax.Span
	// API is the name of the API; empty for the only one.
	API string
	// Address is that of the request where it tells API, stage and path; then
	// there is no need to choose the API.
	Address string
	// Protocol of an API that does not tell it.
	Protocol model.Protocol
	// Account and Region are empty when not told.
	Account, Region string
	// Parameters are those of the template.
	Parameters map[string]string
}
