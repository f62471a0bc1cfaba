package openapi

import (
	"cmp"
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

// guard tells how callers of an operation are told apart, by which authorizer,
// and whether they need an API key: x-amazon-apigateway-auth, else the schemes
// that the operation requires. The import of a REST API passes over what the
// whole document requires (developer guide, "Amazon API Gateway important
// notes").
func (d *document) guard(route *model.Route, operation model.Fields) {
	nobody := model.AbsentText(operation.Head)
	route.Authorization, route.Authorizer, route.KeyRequired = nobody, nobody, model.AbsentValue[bool](operation.Head)
	security := operation.Node.Get("security")
	if security == nil && d.api.Protocol != model.REST {
		security = d.root.Get("security")
	}
	for i, name := range d.required(security) {
		if d.isKey(name) {
			route.KeyRequired = model.KnownValue(true, name.Span)
		}
		if i == 0 || route.Authorization.Is("NONE") {
			route.Authorization, route.Authorizer = d.scheme(name)
			route.Scopes = d.scopes(security, name)
		}
	}
	if kind := operation.Object(extension + "auth").Text("type"); kind.Present() {
		route.Authorization, route.Authorizer = kind.Upper(), nobody
	}
}

// required gives the names of the schemes that are required: one of them
// authorizes, and an API key may stand beside it.
func (d *document) required(security *syntax.Node) []*syntax.Node {
	var names []*syntax.Node
	security, _ = d.evaluator.Node(security)
	for requirement := range security.Items() {
		requirement, _ := d.evaluator.Node(requirement)
		for name := range requirement.Entries() {
			names = append(names, name)
		}
	}
	return names
}

// scopes gives those that a requirement names beside its scheme.
func (d *document) scopes(security, scheme *syntax.Node) []model.Text {
	security, _ = d.evaluator.Node(security)
	for requirement := range security.Items() {
		requirement, _ := d.evaluator.Node(requirement)
		if name, _ := requirement.Entry(scheme.Text); name == scheme {
			texts, _ := model.FieldsOf(name, requirement, d.evaluator).Texts(scheme.Text)
			return texts
		}
	}
	return nil
}

// isKey tells the scheme that stands for the API key of usage plans. Source:
// developer guide, "Choose an API key source".
func (d *document) isKey(name *syntax.Node) bool {
	fields := d.findScheme(name)
	return fields.Text("type").Is("apiKey") && fields.Text("name").IsFold("x-api-key") &&
		!fields.Has(extension+"authorizer") && !fields.Has(extension+"authtype")
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

// scheme tells what a security scheme stands for, and names it if it is an
// authorizer or not there at all.
func (d *document) scheme(name *syntax.Node) (authorization, authorizer model.Text) {
	fields := d.findScheme(name)
	if fields.Node == nil {
		return model.UnknownText(name.Text, "the security scheme "+name.Text+" is not in the document", name.Span), model.LiteralNode(name)
	}
	kind, authorizer := fields.Object(extension+"authorizer").Text("type"), model.LiteralNode(name)
	if kind.Absent() {
		kind = fields.Text(extension + "authtype")
	}
	if !fields.Has(extension + "authorizer") {
		authorizer = model.AbsentText(name.Span)
	}
	literal, _ := kind.Get()
	if authorization, ok := authorizations[strings.ToLower(literal)]; ok {
		return model.Literal(authorization, name.Span), authorizer
	}
	if fields.Text("type").Is("apiKey") && kind.Absent() {
		return model.Literal("NONE", name.Span), authorizer // a key tells callers apart, it keeps nobody out
	}
	return model.UnknownText(name.Text, "nothing tells what authorizes by the security scheme "+name.Text, name.Span), authorizer
}

// schemesOpen tells that there may be security schemes that were not read.
func (d *document) schemesOpen() bool {
	if d.fragment() || bringsMore(d.root) {
		return true
	}
	components := d.follow(d.root.Get("components"))
	holder := cmp.Or(components.Get("securitySchemes"), d.root.Get("securityDefinitions"))
	schemes := d.follow(holder)
	return d.root.Get("components") != nil && components == nil || holder != nil && schemes == nil ||
		bringsMore(components) || bringsMore(schemes)
}
