package openapi

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// authorizations tell what API Gateway makes of a security scheme, by its
// authorizer's type or its x-amazon-apigateway-authtype. Source: developer
// guide, x-amazon-apigateway-authorizer and -authtype.
var authorizations = map[string]string{
	"awssigv4": "AWS_IAM", "cognito_user_pools": "COGNITO_USER_POOLS", "jwt": "JWT",
	"token": "CUSTOM", "request": "CUSTOM", "custom": "CUSTOM",
}

// authorization tells how callers of an operation are told apart and by which
// security scheme: x-amazon-apigateway-auth, else the first scheme required by
// the operation or the document.
func (d *document) authorization(operation model.Fields) (authorization, authorizer model.Text) {
	nobody := model.AbsentText(operation.Head)
	if kind := operation.Object(extension + "auth").Text("type"); kind.Present() {
		return kind, nobody
	}
	security := operation.Node.Get("security")
	if security == nil {
		security = d.root.Get("security")
	}
	security, _ = d.evaluator.Node(security)
	for requirement := range security.Items() {
		requirement, _ := d.evaluator.Node(requirement)
		for name := range requirement.Entries() {
			return d.scheme(name), model.LiteralNode(name)
		}
	}
	return nobody, nobody
}

// validator names the request validator of an operation: its own, else that of
// the document.
func (d *document) validator(operation model.Fields) model.Text {
	const key = extension + "request-validator"
	if own := operation.Text(key); own.Present() {
		return own
	}
	if general := d.fields().Text(key); general.Present() {
		return general
	}
	return model.AbsentText(operation.Head)
}

func (d *document) findScheme(name *syntax.Node) model.Fields {
	for key, scheme := range d.schemes() {
		if key.Text == name.Text {
			return model.FieldsOf(name, scheme, d.evaluator)
		}
	}
	return model.Fields{}
}

// scheme tells what a security scheme stands for.
func (d *document) scheme(name *syntax.Node) model.Text {
	fields := d.findScheme(name)
	if fields.Node == nil {
		return model.UnknownText(name.Text, "the security scheme "+name.Text+" is not in the document", name.Span)
	}
	kind := fields.Object(extension + "authorizer").Text("type")
	if kind.Absent() {
		kind = fields.Text(extension + "authtype")
	}
	literal, _ := kind.Get()
	if authorization, ok := authorizations[strings.ToLower(literal)]; ok {
		return model.Literal(authorization, name.Span)
	}
	if fields.Text("type").Is("apiKey") && kind.Absent() {
		return model.Literal("NONE", name.Span) // a key tells callers apart, it keeps nobody out
	}
	return model.UnknownText(name.Text, "nothing tells what authorizes by the security scheme "+name.Text, name.Span)
}
