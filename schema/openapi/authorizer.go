package openapi

import (
	"cmp"
	"strings"

	"github.com/linkproof/linkproof/schema/jsonschema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// schemes yields the names and the security schemes of the document.
func (d *document) schemes() func(yield func(name, scheme *syntax.Node) bool) {
	return func(yield func(name, scheme *syntax.Node) bool) {
		holder := d.follow(cmp.Or(d.root.Path("components", "securitySchemes"), d.root.Get("securityDefinitions")))
		for name, node := range holder.Entries() {
			if node := d.follow(node); node != nil && !yield(name, node) {
				return
			}
		}
	}
}

// readAccess reads what stands before the integrations: authorizers, request
// validators and the answers that API Gateway gives by itself.
func (d *document) readAccess() {
	d.api.AuthorizersOpen = d.api.AuthorizersOpen || d.schemesOpen()
	for name, scheme := range d.schemes() {
		d.extensionsOf(jsonschema.ExtensionsOfScheme, "the security scheme "+name.Text, name, scheme)
		if fields := model.FieldsOf(name, scheme, d.evaluator); fields.Has(extension + "authorizer") {
			d.readAuthorizer(name, fields)
		}
	}
	document := d.fields()
	for _, entry := range entries(document.Object(extension + "request-validators")) {
		d.Validators = append(d.Validators, &model.RequestValidator{
			Object: entry.Describe("AWS::ApiGateway::RequestValidator", entry.name.String()), API: d.api, ID: entry.name,
			Body: entry.Bool("validateRequestBody"), Parameters: entry.Bool("validateRequestParameters"),
		})
	}
	for _, entry := range entries(document.Object(extension + "gateway-responses")) {
		response := &model.GatewayResponse{
			Object: entry.Describe("AWS::ApiGateway::GatewayResponse", entry.name.String()), API: d.api, Kind: entry.name,
			StatusCode: entry.Text("statusCode"), Parameters: entry.Mappings("responseParameters"),
		}
		response.Templates, _ = templates(entry.Fields, "responseTemplates")
		d.Responses = append(d.Responses, response)
	}
}

// named is an object with the key that names it.
type named struct {
	model.Fields
	name model.Text
}

// entries gives the objects of a map of objects.
func entries(holder model.Fields) []named {
	var list []named
	for key, node := range holder.Node.Entries() {
		if fields := model.FieldsOf(key, node, holder.Evaluator); fields.Node != nil && fields.Node.Kind == syntax.Map {
			list = append(list, named{Fields: fields, name: model.LiteralNode(key)})
		}
	}
	return list
}

func (d *document) readAuthorizer(name *syntax.Node, scheme model.Fields) {
	const key = extension + "authorizer"
	fields := scheme.Object(key)
	if fields.Node == nil {
		return
	}
	tokens := fields.Object("jwtConfiguration")
	authorizer := &model.Authorizer{
		Object: fields.Describe(authorizerType(d.api.Protocol), name.Text), API: d.api, ID: model.LiteralNode(name),
		Kind:                 fields.Text("type").Upper(),
		Issuer:               issuer(tokens, scheme),
		URI:                  fields.Text("authorizerUri"),
		Credentials:          fields.Text("authorizerCredentials"),
		PayloadFormatVersion: fields.Text("authorizerPayloadFormatVersion"),
		SimpleResponses:      fields.Bool("enableSimpleResponses"),
		Validation:           fields.Text("identityValidationExpression"),
		TTL:                  fields.Int("authorizerResultTtlInSeconds"),
	}
	authorizer.Audiences, authorizer.AudienceList = oneOrMore(tokens, "audience")
	authorizer.IdentitySources, authorizer.SourceList = identitySources(fields)
	authorizer.Pools, _ = fields.Texts("providerARNs")
	d.Authorizers = append(d.Authorizers, authorizer)
	head, node := scheme.Node.Entry(key)
	d.shape(jsonschema.ExtensionAuthorizer, key+" of "+name.Text, head, node)
}

// discovery is the path of an OpenID provider's description below the issuer.
// Source: OpenID Connect Discovery 1.0, section 4.
const discovery = "/.well-known/openid-configuration"

// issuer is the issuer of the tokens, else the one whose description the scheme
// names.
func issuer(tokens, scheme model.Fields) model.Text {
	if written := tokens.Text("issuer"); written.Present() {
		return written
	}
	address := scheme.Text("openIdConnectUrl")
	if literal, ok := address.Get(); ok && strings.HasSuffix(literal, discovery) {
		from := strings.TrimSuffix(literal, discovery)
		return model.Literal(from, address.Part(0, len(from)))
	}
	if address.Unknown() {
		return address
	}
	return tokens.Text("issuer")
}

// identitySources gives the sources of a list, or of a text with commas.
func identitySources(authorizer model.Fields) ([]model.Text, model.Value[int]) {
	list, count := oneOrMore(authorizer, "identitySource")
	if len(list) != 1 {
		return list, count
	}
	literal, ok := list[0].Get()
	if !ok || !strings.Contains(literal, ",") {
		return list, count
	}
	var sources []model.Text
	start := 0
	for part := range strings.SplitSeq(literal, ",") {
		trimmed := strings.TrimSpace(part)
		from := start + strings.Index(part, trimmed)
		sources = append(sources, model.Literal(trimmed, list[0].Part(from, from+len(trimmed))))
		start += len(part) + 1
	}
	return sources, model.KnownValue(len(sources), count.Where())
}

// oneOrMore gives the texts of a list, or the one text that stands in its
// place, and how many there are.
func oneOrMore(fields model.Fields, key string) ([]model.Text, model.Value[int]) {
	texts, count := fields.Texts(key)
	if count.Known() {
		return texts, count
	}
	if text := fields.Text(key); text.Known() {
		return []model.Text{text}, model.KnownValue(1, text.Where())
	} else if text.Present() {
		return []model.Text{text}, count
	}
	return nil, count
}

func authorizerType(protocol model.Protocol) string {
	if protocol == model.HTTP {
		return "AWS::ApiGatewayV2::Authorizer"
	}
	return "AWS::ApiGateway::Authorizer"
}
