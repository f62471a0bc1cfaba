package openapi

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// Nothing in a document says outright whether it is for a REST or an HTTP API,
// so what only one of them knows is counted, each kind of evidence once: a
// mistake such as a listener ARN as the uri of a REST API should not outvote
// the rest. A draw leaves the protocol unknown. Source: the developer guide's
// page of each extension, and for keys of integrations the table of
// x-amazon-apigateway-integration.
var (
	documentEvidence = map[string]model.Protocol{
		extension + "request-validator":        model.REST,
		extension + "request-validators":       model.REST,
		extension + "gateway-responses":        model.REST,
		extension + "binary-media-types":       model.REST,
		extension + "api-key-source":           model.REST,
		extension + "minimum-compression-size": model.REST,
		extension + "policy":                   model.REST,
		extension + "documentation":            model.REST,
		extension + "security-policy":          model.REST,
		extension + "endpoint-access-mode":     model.REST,
		extension + "cors":                     model.HTTP,
	}
	endpointEvidence = map[string]model.Protocol{
		"vpcEndpointIds": model.REST, "ipAddressType": model.HTTP,
	}
	operationEvidence = map[string]model.Protocol{
		extension + "request-validator": model.REST,
		"isDefaultRoute":                model.HTTP,
	}
	integrationEvidence = map[string]model.Protocol{
		"responses": model.REST, "requestTemplates": model.REST, "passthroughBehavior": model.REST,
		"cacheKeyParameters": model.REST, "cacheNamespace": model.REST, "contentHandling": model.REST,
		"integrationTarget": model.REST, "responseTransferMode": model.REST,
		"payloadFormatVersion": model.HTTP, "integrationSubtype": model.HTTP,
	}
	tlsEvidence = map[string]model.Protocol{
		"insecureSkipVerification": model.REST, "serverNameToVerify": model.HTTP,
	}
	kindEvidence = map[string]model.Protocol{
		"HTTP": model.REST, "MOCK": model.REST, "AWS": model.REST,
	}
	mappingEvidence = map[string]model.Protocol{
		"integration.request.": model.REST,
		"append:":              model.HTTP, "overwrite:": model.HTTP, "remove:": model.HTTP,
	}
	authorizerEvidence = map[string]model.Protocol{
		"jwt": model.HTTP, "cognito_user_pools": model.REST, "token": model.REST,
	}
	identityEvidence = map[string]model.Protocol{
		"method.request.": model.REST, "$request.": model.HTTP,
	}
)

// ballot holds the kinds of evidence found for each protocol.
type ballot map[string]model.Protocol

func (b ballot) cast(kind string, protocol model.Protocol) {
	if protocol != model.UnknownProtocol {
		b[kind] = protocol
	}
}

func (b ballot) keys(node *syntax.Node, evidence map[string]model.Protocol) {
	for key := range node.Entries() {
		b.cast(key.Text, evidence[key.Text])
	}
}

// winner gives the protocol with the most evidence; margin is what REST APIs
// have from the start.
func (b ballot) winner(margin int) model.Protocol {
	for _, protocol := range b {
		if protocol == model.REST {
			margin++
		} else {
			margin--
		}
	}
	switch {
	case margin > 0:
		return model.REST
	case margin < 0:
		return model.HTTP
	default:
		return model.UnknownProtocol
	}
}

// swaggerMargin is the evidence that Swagger 2.0 is for a REST API. HTTP APIs
// do not import it, so it takes much to tell a document that is meant for one.
const swaggerMargin = 4

// protocol tells what kind of API a document is for.
func (d *document) protocol() model.Protocol {
	b := ballot{}
	b.keys(d.root, documentEvidence)
	b.keys(d.endpoint().Node, endpointEvidence)
	if d.root.Path("components", extension+"integrations") != nil || d.root.Get(extension+"integrations") != nil {
		b.cast("components", model.HTTP)
	}
	for name, scheme := range d.schemes() {
		authorizer := model.FieldsOf(name, scheme, d.evaluator).Object(extension + "authorizer")
		b.authorizer(authorizer)
	}
	for operation := range d.operations() {
		if operation.path.Text == "/"+model.DefaultRoute {
			b.cast("default route", model.HTTP)
		}
		b.keys(operation.node, operationEvidence)
		b.integration(d.follow(operation.node.Get(extension + "integration")))
	}
	for _, node := range d.loose() {
		b.integration(node)
	}
	if d.root.Get("swagger") != nil {
		return b.winner(swaggerMargin)
	}
	return b.winner(0)
}

// prefix casts what the start of a text tells.
func (b ballot) prefix(text string, evidence map[string]model.Protocol) {
	for prefix, protocol := range evidence {
		if strings.HasPrefix(text, prefix) {
			b.cast(prefix, protocol)
		}
	}
}

func (b ballot) authorizer(fields model.Fields) {
	kind, _ := fields.Text("type").Get()
	b.cast("authorizer", authorizerEvidence[strings.ToLower(kind)])
	sources, _ := identitySources(fields)
	for _, source := range sources {
		literal, _ := source.Get()
		b.prefix(literal, identityEvidence)
	}
}

func (b ballot) integration(node *syntax.Node) {
	b.keys(node, integrationEvidence)
	b.keys(node.Get("tlsConfig"), tlsEvidence)
	if kind := node.Get("type"); kind != nil {
		b.cast("type "+kind.Text, kindEvidence[strings.ToUpper(kind.Text)])
	}
	for key := range node.Get("requestParameters").Entries() {
		b.prefix(key.Text, mappingEvidence)
	}
	fields := model.Fields{Node: node, Evaluator: model.Plain{}}
	if fields.Text("connectionType").IsFold("VPC_LINK") {
		switch fields.Text("uri").Thing() {
		case model.URL:
			b.cast("url", model.REST)
		case model.ListenerARN, model.CloudMapServiceARN:
			b.cast("arn", model.HTTP)
		default:
		}
	}
}
