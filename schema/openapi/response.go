package openapi

import "github.com/linkproof/linkproof/schema/model"

// methodResponses reads the responses that an operation declares. Those of a
// class of codes (2XX) and default stand for codes that nobody can tell.
func (d *document) methodResponses(operation model.Fields) (responses []model.MethodResponse, open bool) {
	holder := operation.Object("responses")
	open = holder.IsOpen()
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
		responses = append(responses, response)
	}
	return responses, open
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
