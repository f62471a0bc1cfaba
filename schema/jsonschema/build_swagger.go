package jsonschema

import (
	"github.com/getkin/kin-openapi/openapi3"

	"github.com/linkproof/linkproof/schema/syntax"
)

// Swagger 2.0 says most of what OpenAPI 3 does, under other keys: definitions
// are schemas, and parameters, responses and headers are of a type themselves.
// The differences are built here as what OpenAPI 3 makes of them.

// swaggerComponents makes what the root of a Swagger 2.0 document holds for use
// elsewhere.
func (b *builder) swaggerComponents() *openapi3.Components {
	return &openapi3.Components{
		Schemas:         entries(b, b.at(b.root, "definitions"), b.schema),
		Parameters:      entries(b, b.at(b.root, "parameters"), b.parameter),
		Responses:       entries(b, b.at(b.root, "responses"), b.response),
		SecuritySchemes: entries(b, b.at(b.root, "securityDefinitions"), b.securityScheme),
	}
}

// swaggerParameter makes a parameter. Those in the body or in a form go as
// query parameters, since OpenAPI 3 knows them no more; files have no type
// there.
func (b *builder) swaggerParameter(node *syntax.Node) *openapi3.ParameterRef {
	parameter := &openapi3.Parameter{Origin: b.origin(node), Name: b.text(node, "name"), In: b.text(node, "in"), Required: true}
	switch parameter.In {
	case "body":
		parameter.In, parameter.Schema = "query", b.schemaOf(node, "schema")
	case "cookie":
		parameter.In = "" // only OpenAPI 3 has them
	case "formData":
		parameter.In = "query"
		if b.text(node, "type") != "file" {
			parameter.Schema = b.schema(node)
		}
	default:
		parameter.Schema = b.schema(node)
	}
	return &openapi3.ParameterRef{Value: parameter}
}

// swaggerResponse makes a response, whose body has one schema for all types; a
// file has none.
func (b *builder) swaggerResponse(node *syntax.Node) *openapi3.ResponseRef {
	description := "-"
	response := &openapi3.Response{Description: &description, Headers: entries(b, b.at(node, "headers"), b.swaggerHeader)}
	if b.text(node.Get("schema"), "type") != "file" {
		response.Content = openapi3.Content{"-/-": &openapi3.MediaType{Schema: b.schemaOf(node, "schema")}}
	}
	return &openapi3.ResponseRef{Value: response}
}

func (b *builder) swaggerHeader(node *syntax.Node) *openapi3.HeaderRef {
	return &openapi3.HeaderRef{Value: &openapi3.Header{Parameter: openapi3.Parameter{
		Origin: b.origin(node), Schema: b.schema(node),
	}}}
}
