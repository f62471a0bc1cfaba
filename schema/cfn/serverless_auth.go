package cfn

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// authorizerForms tell by which key SAM writes an authorizer, and what that
// makes of routes and of the authorizer
// (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-apiauth.html,
// .../sam-property-httpapi-httpapiauth.html).
var authorizerForms = [...]struct{ key, authorization, kind string }{
	{"UserPoolArn", "COGNITO_USER_POOLS", "COGNITO_USER_POOLS"},
	{"JwtConfiguration", "JWT", "JWT"},
	{"FunctionArn", "CUSTOM", "REQUEST"},
}

// authorize tells who may call a route: by the route's own settings, else by
// the default of the API.
func (g *generated) authorize(route *model.Route, own model.Fields) {
	if route.KeyRequired = own.Bool("ApiKeyRequired"); route.KeyRequired.Absent() {
		route.KeyRequired = g.auth.Bool("ApiKeyRequired")
	}
	name := own.Text("Authorizer")
	if name.Absent() {
		name = g.auth.Text("DefaultAuthorizer")
	}
	g.byAuthorizer(route, name)
	if scopes, _ := own.Texts("AuthorizationScopes"); len(scopes) > 0 {
		route.Scopes = scopes
	}
}

func (g *generated) byAuthorizer(route *model.Route, name model.Text) {
	literal, known := name.Get()
	switch {
	case name.Absent():
	case !known:
		route.Authorization = name
	case literal == "NONE", literal == "AWS_IAM":
		route.Authorization = name
	default:
		route.Authorizer = name
		route.Authorization = g.authorization(literal, name)
		route.Scopes, _ = g.auth.Object("Authorizers").Object(literal).Texts("AuthorizationScopes")
	}
}

// authorization gives what an authorizer makes of a route.
func (g *generated) authorization(name string, at model.Text) model.Text {
	authorizer := g.auth.Object("Authorizers").Object(name)
	for _, form := range authorizerForms {
		if authorizer.Has(form.key) {
			return model.Literal(form.authorization, at.Where())
		}
	}
	return model.UnknownText(name, "nothing tells what authorizes by "+name, at.Where())
}

// secure has the default authorizer of an API guard the routes of its document
// that say nothing of their own.
func (b *builder) secure(made *generated) {
	if !made.written || made.auth.Text("DefaultAuthorizer").Absent() {
		return
	}
	for _, route := range b.Routes {
		if route.API == made.api && route.Authorization.Absent() {
			made.byAuthorizer(route, made.auth.Text("DefaultAuthorizer"))
		}
	}
}

// readAuthorizers reads the authorizers of an API that SAM makes.
func (b *builder) readAuthorizers(made *generated) {
	all := made.auth.Object("Authorizers")
	for key, node := range all.Node.Entries() {
		fields := model.FieldsOf(key, node, b.evaluator)
		if fields.Node == nil {
			continue
		}
		tokens, identity := lowerKeys(fields.Object("JwtConfiguration")), fields.Object("Identity")
		authorizer := &model.Authorizer{
			Object: fields.Describe(made.authorizerType(), key.Text), API: made.api, ID: model.LiteralNode(key),
			APIID: made.api.ID, Kind: authorizerKind(fields), Issuer: tokens.Text("issuer"), URI: fields.Text("FunctionArn"),
			Credentials: fields.Text("FunctionInvokeRole"), PayloadFormatVersion: fields.Text("AuthorizerPayloadFormatVersion"),
			SimpleResponses: fields.Bool("EnableSimpleResponses"), Validation: identity.Text("ValidationExpression"),
			TTL: identity.Int("ReauthorizeEvery"),
		}
		authorizer.Audiences, authorizer.AudienceList = tokens.Texts("audience")
		authorizer.SourceList = model.UnknownValue[int]("SAM may add it", fields.Head)
		authorizer.IdentitySources = made.identitySources(identity)
		if source := fields.Text("IdentitySource"); source.Present() {
			authorizer.IdentitySources = []model.Text{source}
		}
		if pool := fields.Text("UserPoolArn"); pool.Present() {
			authorizer.Pools = []model.Text{pool}
		}
		b.Authorizers = append(b.Authorizers, authorizer)
	}
}

// lowerKeys gives fields with their keys in lower case, as SAM writes the
// configuration of tokens into its document, however it stands in the template.
func lowerKeys(fields model.Fields) model.Fields {
	if fields.Node == nil || fields.Node.Kind != syntax.Map {
		return fields
	}
	lowered := *fields.Node
	lowered.Children = slices.Clone(lowered.Children)
	for i := 0; i < len(lowered.Children); i += 2 {
		lowered.Children[i].Text = strings.ToLower(lowered.Children[i].Text)
	}
	fields.Node = &lowered
	return fields
}

func (g *generated) authorizerType() string {
	if g.api.Protocol == model.HTTP {
		return "AWS::ApiGatewayV2::Authorizer"
	}
	return "AWS::ApiGateway::Authorizer"
}

// authorizerKind gives the type of an authorizer: that of a Lambda authorizer
// of a REST API is TOKEN unless it says otherwise.
func authorizerKind(fields model.Fields) model.Text {
	if kind := fields.Text("FunctionPayloadType"); kind.Present() {
		return kind.Upper()
	}
	for _, form := range authorizerForms {
		if fields.Has(form.key) && form.key != "FunctionArn" {
			return model.Literal(form.kind, fields.Head)
		}
	}
	if fields.Has("AuthorizerPayloadFormatVersion") {
		return model.Literal("REQUEST", fields.Head)
	}
	return model.Literal("TOKEN", fields.Head)
}
