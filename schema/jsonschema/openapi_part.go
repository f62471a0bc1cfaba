package jsonschema

import (
	"context"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/linkproof/linkproof/schema/syntax"
)

// expectation says what belongs under the keys that are judged.
type expectation struct{ in, types, schemes, keyIn string }

// expectations are those of the versions of the specification.
var expectations = map[string]expectation{
	"2.0": {
		"a parameter stands in path, query, header, formData or body",
		"the types are string, number, integer, boolean, array and object",
		"the types of security definitions are basic, apiKey and oauth2",
		"an API key stands in query or header",
	},
	"3.0": {
		"a parameter stands in path, query, header or cookie",
		"the types of schemas are string, number, integer, boolean, array and object",
		"the types of security schemes are apiKey, http, oauth2 and openIdConnect",
		"an API key stands in query, header or cookie",
	},
	"3.1": {
		"a parameter stands in path, query, header or cookie",
		"the types of schemas are string, number, integer, boolean, array, object and null",
		"the types of security schemes are apiKey, http, mutualTLS, oauth2 and openIdConnect",
		"an API key stands in query, header or cookie",
	},
}

// part is an object of a document of which all is well but perhaps one setting.
type part interface {
	Validate(ctx context.Context, options ...openapi3.ValidationOption) error
}

// stands tells whether kin-openapi finds a part well.
func stands(p part) bool { return p.Validate(context.Background()) == nil }

// anything is a schema without a word.
func anything() *openapi3.SchemaRef { return &openapi3.SchemaRef{Value: &openapi3.Schema{}} }

// parameter judges a parameter and its schema.
func (c *checker) parameter(node *syntax.Node) {
	if c.version == "2.0" {
		c.swaggerParameter(node)
		return
	}
	c.placeOfParameter(node, c.text(node, "in"))
	c.schemaUnder(node, "schema")
	c.content(node)
}

// swaggerParameter judges a parameter of Swagger 2.0, which is of a type
// itself. Those in the body or in a form are judged as query parameters, since
// OpenAPI 3 knows them no more; files have no type there.
func (c *checker) swaggerParameter(node *syntax.Node) {
	switch in := c.text(node, "in"); in {
	case "body":
		c.schemaUnder(node, "schema")
	case "formData":
		if c.text(node, "type") != "file" {
			c.schema(node)
		}
	case "cookie": // only OpenAPI 3 has them
		c.placeOfParameter(node, "")
		c.schema(node)
	default:
		c.placeOfParameter(node, in)
		c.schema(node)
	}
}

func (c *checker) placeOfParameter(node *syntax.Node, in string) {
	if !stands(&openapi3.Parameter{Name: "-", In: in, Required: true, Schema: anything()}) {
		c.fault(node, "in", "", expectations[c.version].in)
	}
}

// schemes are the security schemes that lack nothing but their type, which is
// one of OpenAPI if it goes with any of them.
func schemes() []openapi3.SecurityScheme {
	return []openapi3.SecurityScheme{
		{Name: "-", In: "header"}, {Scheme: "basic"}, {Flows: &openapi3.OAuthFlows{}}, {OpenIdConnectUrl: "https://-"},
	}
}

func (c *checker) securityScheme(node *syntax.Node) {
	kind := c.text(node, "type")
	switch {
	case kind == "apiKey":
		if !stands(&openapi3.SecurityScheme{Type: kind, Name: "-", In: c.text(node, "in")}) {
			c.fault(node, "in", "", expectations[c.version].keyIn)
		}
	case kind == "basic" && c.version == "2.0" || kind == "mutualTLS" && c.version == "3.1": // not in OpenAPI 3.0
	case !slices.ContainsFunc(schemes(), func(scheme openapi3.SecurityScheme) bool {
		scheme.Type = kind
		return stands(&scheme)
	}):
		c.fault(node, "type", "", expectations[c.version].schemes)
	}
}

// schemaUnder judges the schema under a key, if there is one.
func (c *checker) schemaUnder(holder *syntax.Node, key string) {
	if node, _ := c.evaluator.Node(holder.Get(key)); node != nil && node.Kind == syntax.Map {
		c.schema(node)
	}
}

// schema judges a schema and those in it. A reference is one that admits
// anything: what it leads to is judged where it stands. Keywords may be of
// draft 4 of JSON Schema, so structures of another kind are passed over.
func (c *checker) schema(node *syntax.Node) {
	if !c.goesOn() || c.refers(node) {
		return
	}
	c.types(node)
	for _, key := range []string{"items", "not", "additionalProperties"} {
		c.schemaUnder(node, key)
	}
	for _, key := range []string{"allOf", "anyOf", "oneOf"} {
		list, _ := c.evaluator.Node(node.Get(key))
		for item := range list.Items() {
			if each, _ := c.evaluator.Node(item); each != nil && each.Kind == syntax.Map {
				c.schema(each)
			}
		}
	}
	if properties, _ := c.evaluator.Node(node.Get("properties")); properties != nil && properties.Kind == syntax.Map {
		c.each(properties, c.schema)
	}
}

// types judges the types of a schema: one, or in OpenAPI 3.1 several. Draft 4
// of JSON Schema, which API Gateway takes in older documents too, has null and
// lists, so they are not judged there.
func (c *checker) types(node *syntax.Node) {
	kind := node.Get("type")
	if text := c.text(node, "type"); text != "" {
		c.typeOf(node, text)
		return
	}
	list, _ := c.evaluator.Node(kind)
	if c.version != "3.1" || list == nil || list.Kind != syntax.List {
		return
	}
	for item := range list.Items() {
		if text, ok := c.evaluator.Text(item).Get(); ok {
			c.typeOf(node, text)
		}
	}
}

func (c *checker) typeOf(node *syntax.Node, kind string) {
	if kind == "null" || stands(&openapi3.Schema{Type: &openapi3.Types{kind}, Items: anything()}) {
		return
	}
	c.fault(node, "type", kind, expectations[c.version].types)
}
