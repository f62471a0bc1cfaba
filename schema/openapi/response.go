package openapi

import "github.com/linkproof/linkproof/schema/model"

// methodResponses reads the responses that an operation declares. Those of a
// class of codes (2XX) and default stand for codes that nobody can tell.
func (d *document) methodResponses(operation model.Fields) (responses []model.MethodResponse, open bool) {
	holder := operation.Object("responses")
	open = holder.IsOpen()
	produces, _ := operation.Texts("produces")
	for status, node := range holder.Node.Entries() {
		if !isStatus(status.Text) {
			open = true
			continue
		}
		fields := model.FieldsOf(status, d.follow(node), d.evaluator)
		response := model.MethodResponse{Object: fields.Describe("MethodResponse", status.Text), StatusCode: model.LiteralNode(status)}
		headers := fields.Object("headers")
		response.ParametersOpen = headers.IsOpen() || fields.IsOpen()
		for name := range headers.Node.Entries() {
			header := model.Literal("method.response.header."+name.Text, name.Span)
			response.Parameters = append(response.Parameters, model.Setting{Name: header, Value: model.AbsentText(name.Span)})
		}
		response.Models = bodies(fields.Object("content"), produces)
		responses = append(responses, response)
	}
	return responses, open
}

// bodies gives the media types of a response: its own in OpenAPI 3, those of the
// operation in Swagger.
func bodies(content model.Fields, produces []model.Text) (models []model.Setting) {
	for kind := range content.Node.Entries() {
		models = append(models, model.Setting{Name: model.LiteralNode(kind), Value: model.AbsentText(kind.Span)})
	}
	for _, kind := range produces {
		models = append(models, model.Setting{Name: kind, Value: model.AbsentText(kind.Where())})
	}
	return models
}

// isStatus tells a status code from a class of codes, an extension or a
// function.
func isStatus(key string) bool {
	for _, r := range key {
		if r < '0' || r > '9' {
			return false
		}
	}
	return len(key) == 3
}
