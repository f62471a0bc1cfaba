package jsonschema

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// checker goes through a document and has kin-openapi judge the parts that API
// Gateway cares about. The library's own loader is not used: it takes longer
// than reading the file, stops at the first reference to nothing or structure
// of the wrong kind, and would fetch other documents. Such references and
// structures are reported here. What nobody can tell is passed over, and so is
// what cannot be at fault for API Gateway: descriptions, examples, extensions.
type checker struct {
	evaluator model.Evaluator
	root      *syntax.Node
	// version is that of the specification: 2.0, 3.0 or 3.1.
	version string
	// visited counts the objects that were gone through.
	visited int
	faults  []model.DocumentFault
	// faulty holds the places of the faults: aliases lead to a place often.
	faulty map[syntax.Span]bool
}

func newChecker(root *syntax.Node, evaluator model.Evaluator, version string) *checker {
	return &checker{evaluator: evaluator, root: root, version: version, faulty: make(map[syntax.Span]bool)}
}

// maxVisited bounds the work: aliases can make a small file name millions of
// schemas. What comes after that many objects is not judged.
const maxVisited = 200_000

// goesOn counts an object and tells whether it is to be gone through.
func (c *checker) goesOn() bool {
	if c.visited == maxVisited {
		return false
	}
	c.visited++
	return true
}

// methods are the keys of operations. Source: developer guide, "OpenAPI
// extensions for API Gateway", and OpenAPI, "Path Item Object".
var methods = []string{"get", "put", "post", "delete", "options", "head", "patch", "x-amazon-apigateway-any-method"}

func (c *checker) document() {
	for path, node := range c.at(c.root, "paths").Entries() {
		if item := c.structure(syntax.Map, path.Text, node); item != nil && strings.HasPrefix(path.Text, "/") && c.goesOn() {
			c.pathItem(item)
		}
	}
	if c.version == "2.0" {
		c.each(c.at(c.root, "definitions"), c.schema)
		c.each(c.at(c.root, "parameters"), c.parameter)
		c.each(c.at(c.root, "responses"), c.response)
		c.each(c.at(c.root, "securityDefinitions"), c.securityScheme)
		return
	}
	components := c.at(c.root, "components")
	c.each(c.at(components, "schemas"), c.schema)
	c.each(c.at(components, "parameters"), c.parameter)
	c.each(c.at(components, "requestBodies"), c.content)
	c.each(c.at(components, "responses"), c.response)
	c.each(c.at(components, "headers"), c.header)
	c.each(c.at(components, "securitySchemes"), c.securityScheme)
}

func (c *checker) pathItem(node *syntax.Node) {
	c.parameters(node)
	for _, method := range methods {
		if operation := c.at(node, method); operation != nil {
			c.operation(operation)
		}
	}
}

func (c *checker) operation(node *syntax.Node) {
	c.parameters(node)
	if body := c.at(node, "requestBody"); body != nil && !c.refers(body) {
		c.content(body)
	}
	c.each(c.at(node, "responses"), c.response)
}

func (c *checker) parameters(node *syntax.Node) {
	for item := range c.structure(syntax.List, "parameters", node.Get("parameters")).Items() {
		if !c.goesOn() {
			return
		}
		if parameter := c.structure(syntax.Map, "each parameter", item); parameter != nil && !c.refers(parameter) {
			c.parameter(parameter)
		}
	}
}

// response goes through a response. That of Swagger 2.0 has one schema for all
// types; a file has none.
func (c *checker) response(node *syntax.Node) {
	c.each(c.at(node, "headers"), c.header)
	switch {
	case c.version != "2.0":
		c.content(node)
	case c.text(node.Get("schema"), "type") != "file":
		c.schemaUnder(node, "schema")
	}
}

// header goes through a header. That of Swagger 2.0 is of a type itself.
func (c *checker) header(node *syntax.Node) {
	if c.version == "2.0" {
		c.schema(node)
		return
	}
	c.schemaUnder(node, "schema")
	c.content(node)
}

// content goes through the bodies of a request or response.
func (c *checker) content(node *syntax.Node) {
	c.each(c.at(node, "content"), func(body *syntax.Node) { c.schemaUnder(body, "schema") })
}

// each goes through the entries of a map. References lead to what is judged
// where it stands; entries that are no maps are passed over: what stands next
// to schemas may be draft 4.
func (c *checker) each(holder *syntax.Node, check func(*syntax.Node)) {
	for key, child := range holder.Entries() {
		if !c.goesOn() {
			return
		}
		if node, _ := c.evaluator.Node(child); !foreign(key.Text) && node != nil && node.Kind == syntax.Map && !c.refers(node) {
			check(node)
		}
	}
}

// at gives the map under a key; nil when there is none.
func (c *checker) at(holder *syntax.Node, key string) *syntax.Node {
	return c.structure(syntax.Map, key, holder.Get(key))
}

// structure gives what a node stands for if it is of the kind that belongs
// here, and reports it if it is of another.
func (c *checker) structure(kind syntax.Kind, name string, node *syntax.Node) *syntax.Node {
	stands, _ := c.evaluator.Node(node)
	switch {
	case stands == nil || stands.Kind == kind:
		return stands
	case kind == syntax.List:
		c.add(stands.Span, name+" must be a list")
	default:
		c.add(stands.Span, name+" must be a map")
	}
	return nil
}

// text gives a text; empty for what is missing, no text or not known.
func (c *checker) text(node *syntax.Node, key string) string {
	child := node.Get(key)
	if child == nil {
		return ""
	}
	text, _ := c.evaluator.Text(child).Get()
	return text
}
