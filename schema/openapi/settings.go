package openapi

import (
	"strings"

	"github.com/linkproof/linkproof/schema/jsonschema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// readSettings reads the extensions of the document that set the API up. What
// a document does not say leaves the settings of a template alone.
func (d *document) readSettings() {
	api, fields := d.api, d.fields()
	d.read("api-key-source", func(key string) { api.APIKeySource = fields.Text(key).Upper() })
	d.read("security-policy", func(key string) { api.SecurityPolicy = fields.Text(key) })
	d.read("endpoint-access-mode", func(key string) { api.AccessMode = fields.Text(key) })
	d.read("minimum-compression-size", func(key string) { api.MinimumCompression = fields.Int(key) })
	d.read("binary-media-types", func(key string) { api.BinaryMediaTypes, _ = fields.Texts(key) })
	d.read("policy", func(key string) { api.Policy = fields.Structure(key) })
	d.read("cors", func(key string) { api.CORS = d.cors(fields.Object(key)) })
	endpoint := d.endpoint()
	if endpoint.Node != nil || api.Standalone {
		api.ExecuteAPIDisabled = endpoint.Bool("disableExecuteApiEndpoint")
		api.VPCEndpoints, _ = endpoint.Texts("vpcEndpointIds")
		api.IPAddressType = endpoint.Text("ipAddressType")
	}
	d.extensionsOf(jsonschema.ExtensionsOfDocument, "the document", nil, d.root)
	for server := range d.root.Get("servers").Items() {
		d.extensionsOf(jsonschema.ExtensionsOfDocument, "the server", nil, server)
	}
	for item := range d.root.Get("tags").Items() {
		d.extensionsOf(jsonschema.ExtensionsOfTag, "the tag", nil, item)
	}
}

// read calls a reader of an extension if the document has it, or if there is no
// template that could have it instead.
func (d *document) read(name string, reader func(key string)) {
	if d.api.Standalone || d.root.Get(extension+name) != nil {
		reader(extension + name)
	}
}

// endpoint is the configuration of the endpoint: an extension of the document
// in Swagger 2.0 and of a server in OpenAPI 3.0.
func (d *document) endpoint() model.Fields {
	const key = extension + "endpoint-configuration"
	document := d.fields()
	servers, _ := document.Objects("servers")
	for _, server := range servers {
		if !document.Has(key) && server.Has(key) {
			return server.Object(key)
		}
	}
	return document.Object(key)
}

// endpointTypes is seldom known: the type is chosen outside the document,
// which may name it all the same.
func endpointTypes(endpoint model.Fields) model.Value[[]string] {
	texts, count := endpoint.Texts("types")
	names := make([]string, 0, len(texts))
	for _, text := range texts {
		if name, ok := text.Get(); ok {
			names = append(names, name)
		}
	}
	if !count.Known() || len(names) < len(texts) {
		return model.UnknownValue[[]string]("the type of the endpoint is chosen outside the document", endpoint.Head)
	}
	return model.KnownValue(names, count.Where())
}

func (d *document) cors(fields model.Fields) *model.CORS {
	if fields.Absent() {
		return nil
	}
	cors := &model.CORS{
		Object:           fields.Describe("Cors", ""),
		AllowCredentials: fields.Bool("allowCredentials"),
		MaxAge:           fields.Int("maxAge"),
	}
	cors.AllowOrigins, _ = fields.Texts("allowOrigins")
	cors.AllowMethods, _ = fields.Texts("allowMethods")
	cors.AllowHeaders, _ = fields.Texts("allowHeaders")
	cors.ExposeHeaders, _ = fields.Texts("exposeHeaders")
	return cors
}

// extensionsOf adds the shape of an object of OpenAPI if it has extensions; an
// integration has a shape of its own.
func (d *document) extensionsOf(schema jsonschema.Schema, owner string, key, node *syntax.Node) {
	for name := range node.Entries() {
		if strings.HasPrefix(name.Text, extension) && name.Text != extension+"integration" {
			d.shape(schema, owner, key, node)
			return
		}
	}
}

// shape adds the shape of an object; the head is its key, or its first key in
// an object without one.
func (d *document) shape(schema jsonschema.Schema, owner string, key, node *syntax.Node) {
	fields := model.FieldsOf(key, node, d.evaluator)
	if fields.Node == nil {
		return
	}
	shape := jsonschema.Shape(schema, owner, fields.Head, node, d.evaluator)
	shape.Extension = schema == jsonschema.ExtensionIntegration
	if d.fragment() {
		shape = partial(shape)
	}
	d.Shapes = append(d.Shapes, shape)
}
