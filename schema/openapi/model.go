package openapi

import (
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// swaggerMediaType is what a body is taken for that Swagger 2.0 gives no type:
// the default of API Gateway.
const swaggerMediaType = "application/json"

// requestModels gives the schemas of the bodies of an operation: by media type,
// or in Swagger 2.0 that of the parameter in the body.
func (d *document) requestModels(o operation) []model.RequestModel {
	var models []model.RequestModel
	body := d.follow(o.node.Get("requestBody"))
	for mediaType, content := range d.follow(body.Get("content")).Entries() {
		if schema := d.follow(content).Get("schema"); schema != nil {
			models = append(models, model.RequestModel{MediaType: model.LiteralNode(mediaType), Schema: schema, Document: d.root})
		}
	}
	for _, holder := range [...]*syntax.Node{o.node, o.item} {
		for parameter := range holder.Get("parameters").Items() {
			parameter = d.follow(parameter)
			if place := parameter.Get("in"); place == nil || place.Text != "body" || parameter.Get("schema") == nil {
				continue
			}
			models = append(models, d.consumed(o, parameter.Get("schema"))...)
		}
	}
	return models
}

// consumed gives a schema for every media type that an operation takes.
func (d *document) consumed(o operation, schema *syntax.Node) []model.RequestModel {
	types := o.node.Get("consumes")
	if types.Len() == 0 {
		types = d.root.Get("consumes")
	}
	if types.Len() == 0 {
		return []model.RequestModel{{MediaType: model.Literal(swaggerMediaType, schema.Span), Schema: schema, Document: d.root}}
	}
	var models []model.RequestModel
	for mediaType := range types.Items() {
		models = append(models, model.RequestModel{MediaType: model.LiteralNode(mediaType), Schema: schema, Document: d.root})
	}
	return models
}
