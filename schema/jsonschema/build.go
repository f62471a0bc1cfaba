package jsonschema

import (
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// builder makes the document that kin-openapi validates straight from the
// tree. Its own loader is not used: it takes longer than reading the file,
// stops at the first reference to nothing or structure of the wrong kind, and
// would fetch other documents. Such references and structures are reported
// here and left away. So is, without a report, what nobody can tell, and what
// cannot be at fault for API Gateway: descriptions, examples, extensions.
type builder struct {
	evaluator model.Evaluator
	root      *syntax.Node
	// version is that of the specification: 2.0, 3.0 or 3.1.
	version string
	// nodes holds the objects built, by the number that their origin holds.
	nodes  []*syntax.Node
	faults []model.DocumentFault
}

// maxObjects bounds what is built: aliases can make a small file name millions
// of schemas, and kin-openapi spends a kilobyte on each.
const maxObjects = 20_000

// full tells that no more objects are to be built; the rest goes unjudged.
func (b *builder) full() bool { return len(b.nodes) >= maxObjects }

// origin numbers an object, so that an error about it leads back to its node.
func (b *builder) origin(node *syntax.Node) *openapi3.Origin {
	b.nodes = append(b.nodes, node)
	return &openapi3.Origin{Key: &openapi3.Location{Line: len(b.nodes) - 1}}
}

func (b *builder) document() *openapi3.T {
	document := &openapi3.T{OpenAPI: "3.0.3", Info: &openapi3.Info{Title: "-", Version: "-"}, Paths: openapi3.NewPaths()}
	if b.version == "3.1" {
		document.OpenAPI = "3.1.0"
	}
	for path, node := range b.at(b.root, "paths").Entries() {
		if item := b.structure(syntax.Map, path.Text, node); item != nil && strings.HasPrefix(path.Text, "/") && !b.full() {
			document.Paths.Set(path.Text, b.pathItem(item))
		}
	}
	if b.version == "2.0" {
		document.Components = b.swaggerComponents()
	} else {
		document.Components = b.components(b.at(b.root, "components"))
	}
	return document
}

func (b *builder) components(node *syntax.Node) *openapi3.Components {
	return &openapi3.Components{
		Schemas:         entries(b, b.at(node, "schemas"), b.schema),
		Parameters:      entries(b, b.at(node, "parameters"), b.parameter),
		RequestBodies:   entries(b, b.at(node, "requestBodies"), b.requestBody),
		Responses:       entries(b, b.at(node, "responses"), b.response),
		Headers:         entries(b, b.at(node, "headers"), b.header),
		SecuritySchemes: entries(b, b.at(node, "securitySchemes"), b.securityScheme),
	}
}

func (b *builder) securityScheme(node *syntax.Node) *openapi3.SecuritySchemeRef {
	scheme := &openapi3.SecurityScheme{Origin: b.origin(node), Type: b.text(node, "type"), Name: b.text(node, "name"), In: b.text(node, "in"), Scheme: b.text(node, "scheme")}
	if b.version == "2.0" && scheme.Type == "basic" {
		scheme.Type, scheme.Scheme = "http", "basic"
	}
	return &openapi3.SecuritySchemeRef{Value: scheme}
}

// anyMethod is API Gateway's key for all methods of a path. kin-openapi gets
// it as TRACE, which API Gateway does not route.
const anyMethod = "x-amazon-apigateway-any-method"

func (b *builder) pathItem(node *syntax.Node) *openapi3.PathItem {
	return &openapi3.PathItem{
		Parameters: b.parameters(node),
		Get:        b.operation(node, "get"), Put: b.operation(node, "put"), Post: b.operation(node, "post"),
		Delete: b.operation(node, "delete"), Options: b.operation(node, "options"), Head: b.operation(node, "head"),
		Patch: b.operation(node, "patch"), Trace: b.operation(node, anyMethod),
	}
}

func (b *builder) operation(item *syntax.Node, method string) *openapi3.Operation {
	node := b.at(item, method)
	if node == nil {
		return nil
	}
	operation := &openapi3.Operation{
		Origin: b.origin(node), Parameters: b.parameters(node), Responses: openapi3.NewResponses(),
	}
	if body := b.at(node, "requestBody"); body != nil && !b.refers(body) {
		operation.RequestBody = b.requestBody(body)
	}
	for status, response := range entries(b, b.at(node, "responses"), b.response) {
		operation.Responses.Set(status, response)
	}
	return operation
}

func (b *builder) parameters(node *syntax.Node) openapi3.Parameters {
	list := b.structure(syntax.List, "parameters", node.Get("parameters"))
	var parameters openapi3.Parameters
	for item := range list.Items() {
		if item := b.structure(syntax.Map, "each parameter", item); item != nil && !b.refers(item) && !b.full() {
			parameters = append(parameters, b.parameter(item))
		}
	}
	return parameters
}

// parameter makes a parameter that is required, because kin-openapi looks no
// further into one of a path that is not.
func (b *builder) parameter(node *syntax.Node) *openapi3.ParameterRef {
	if b.version == "2.0" {
		return b.swaggerParameter(node)
	}
	return &openapi3.ParameterRef{Value: &openapi3.Parameter{
		Origin: b.origin(node), Name: b.text(node, "name"), In: b.text(node, "in"), Required: true,
		Schema: b.schemaOf(node, "schema"), Content: b.content(node),
	}}
}

func (b *builder) requestBody(node *syntax.Node) *openapi3.RequestBodyRef {
	return &openapi3.RequestBodyRef{Value: &openapi3.RequestBody{Content: b.content(node)}}
}

// response makes a response with a description, without which kin-openapi
// looks no further.
func (b *builder) response(node *syntax.Node) *openapi3.ResponseRef {
	if b.version == "2.0" {
		return b.swaggerResponse(node)
	}
	description := "-"
	return &openapi3.ResponseRef{Value: &openapi3.Response{
		Description: &description, Content: b.content(node),
		Headers: entries(b, b.at(node, "headers"), b.header),
	}}
}

func (b *builder) header(node *syntax.Node) *openapi3.HeaderRef {
	return &openapi3.HeaderRef{Value: &openapi3.Header{Parameter: openapi3.Parameter{
		Origin: b.origin(node), Schema: b.schemaOf(node, "schema"), Content: b.content(node),
	}}}
}

func (b *builder) content(node *syntax.Node) openapi3.Content {
	return entries(b, b.at(node, "content"), func(node *syntax.Node) *openapi3.MediaType {
		return &openapi3.MediaType{Schema: b.schemaOf(node, "schema")}
	})
}
