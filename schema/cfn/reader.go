package cfn

import (
	"github.com/linkproof/linkproof/schema/jsonschema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/openapi"
	"github.com/linkproof/linkproof/schema/syntax"
)

// builder fills the model of one world.
type builder struct {
	*model.Model
	evaluator *evaluator

	// generated are the APIs that SAM makes, and events the routes that it makes
	// of events.
	generated map[*model.API]*generated
	events    []event
	// loose are the routes that name their API by id, parents the resources of
	// REST APIs, which make paths.
	loose   []looseRoute
	parents map[string]pathPart
	// rules are the rules of security groups that stand on their own.
	rules []looseRule
	// answers are the responses of WebSocket APIs.
	answers []looseAnswer
}

// described is a resource as the readers see it.
type described struct {
	model.Fields
	object model.Object
	// selves are those of the template.
	selves map[self]model.Text
	// resource is the entry that is read.
	resource *resource
}

// reader fills the model from a resource.
type reader func(*builder, described)

// reads gives the reader of a type; nil for types that are not on the way of a
// request.
func reads(kind string) reader {
	switch kind {
	case "AWS::ApiGateway::RestApi":
		return readRestAPI
	case "AWS::ApiGateway::Resource":
		return readPathPart
	case "AWS::ApiGateway::Method":
		return readMethod
	case typeDeployment:
		return readDeployment
	case "AWS::ApiGateway::Stage":
		return readStage
	case typeLinkV1:
		return readLinkV1
	default:
		return readsHTTP(kind)
	}
}

func readsHTTP(kind string) reader {
	switch kind {
	case "AWS::ApiGatewayV2::Api":
		return readAPI
	case "AWS::ApiGatewayV2::Route":
		return readRoute
	case "AWS::ApiGatewayV2::Integration":
		return readIntegration
	case "AWS::ApiGatewayV2::Stage":
		return readHTTPStage
	case typeLinkV2:
		return readLinkV2
	case typeServerlessAPI:
		return readServerlessAPI
	case typeServerlessHTTPAPI:
		return readServerlessHTTPAPI
	case typeServerlessFunction, typeServerlessMachine:
		return readEvents
	default:
		return readsTarget(kind)
	}
}

func readsTarget(kind string) reader {
	switch kind {
	case typeLoadBalancer:
		return readLoadBalancer
	case typeListener:
		return readListener
	case typeTargetGroup:
		return readTargetGroup
	case typeCloudMap:
		return readCloudMap
	case "AWS::ServiceDiscovery::Instance":
		return readInstance
	case typeECSService:
		return readECSService
	case typeCertificate:
		return readCertificate
	case "AWS::EC2::SecurityGroup":
		return readSecurityGroup
	case "AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress":
		return readLooseRule
	default:
		return readsAccess(kind)
	}
}

// readsAccess gives the readers of what stands before the integrations of an
// API.
func readsAccess(kind string) reader {
	switch kind {
	case "AWS::ApiGateway::Authorizer":
		return readAuthorizer
	case "AWS::ApiGatewayV2::Authorizer":
		return readHTTPAuthorizer
	case "AWS::ApiGateway::RequestValidator":
		return readValidator
	case "AWS::ApiGateway::GatewayResponse":
		return readGatewayResponse
	case "AWS::ApiGateway::Model":
		return readBodyModel
	case "AWS::ApiGateway::DomainName":
		return readDomain
	case "AWS::ApiGatewayV2::DomainName":
		return readHTTPDomain
	case "AWS::ApiGateway::BasePathMapping":
		return readBasePathMapping
	case "AWS::ApiGatewayV2::ApiMapping":
		return readAPIMapping
	default:
		return readsUsage(kind)
	}
}

func readsUsage(kind string) reader {
	switch kind {
	case "AWS::ApiGatewayV2::IntegrationResponse":
		return readIntegrationResponse
	case "AWS::ApiGatewayV2::RouteResponse":
		return readRouteResponse
	case typeHTTPDeployment:
		return readHTTPDeployment
	case "AWS::ApiGateway::UsagePlan":
		return readUsagePlan
	case "AWS::ApiGateway::ApiKey":
		return readAPIKey
	case "AWS::ApiGateway::ClientCertificate":
		return readClientCertificate
	case "AWS::ApiGateway::Account":
		return readAccount
	default:
		return readsNetwork(kind)
	}
}

func readsNetwork(kind string) reader {
	switch kind {
	case typeRule:
		return readListenerRule
	case "AWS::ElasticLoadBalancingV2::ListenerCertificate":
		return readListenerCertificate
	case "AWS::ServiceDiscovery::HttpNamespace", "AWS::ServiceDiscovery::PrivateDnsNamespace", "AWS::ServiceDiscovery::PublicDnsNamespace":
		return readNamespace
	case typeTaskDefinition:
		return readTaskDefinition
	case "AWS::EC2::VPC":
		return readVPC
	case "AWS::EC2::Subnet":
		return readSubnet
	case "AWS::EC2::VPCEndpointService":
		return readEndpointService
	default:
		return nil
	}
}

// read reads a resource unless a macro fills its properties.
func (b *builder) read(r *resource, read reader) {
	properties, why := b.evaluator.Node(r.body.Get("Properties"))
	if why != "" || generates(properties) {
		return
	}
	read(b, b.describe(r, properties))
	b.ignores(r)
}

// describe opens the properties of a resource and adds its shape.
func (b *builder) describe(r *resource, properties *syntax.Node) described {
	head := r.key.Span
	object := model.Object{Type: r.kind, Name: r.name(), Logical: r.name(), Span: r.span(), Head: head, Settings: properties}
	b.shape(r, properties)
	fields := model.Fields{Node: properties, Head: head, Evaluator: b.evaluator}
	return described{Fields: fields, object: object, selves: b.evaluator.selves, resource: r}
}

// shape adds the shape of a resource. Worlds that decide nothing about it share
// one, so that its schema runs once.
func (b *builder) shape(r *resource, properties *syntax.Node) {
	schema, ok := jsonschema.Resource(r.kind)
	if !ok {
		return
	}
	shape := r.shape
	if shape == nil || !b.evaluator.remembers() {
		made := jsonschema.Shape(schema, r.kind+" "+r.name(), r.key.Span, properties, b.evaluator)
		shape = &made
	}
	if b.evaluator.remembers() {
		r.shape = shape
	}
	b.Shapes = append(b.Shapes, *shape)
}

// body reads the OpenAPI document of an API: one that stands in the template,
// perhaps as a text, or one in a file beside it, in which no functions are
// worked out.
func (b *builder) body(api *model.API, d described, key, location string) {
	if node := d.Node.Get(key); node != nil {
		if document := embedded(node); document != nil {
			node = document
		}
		openapi.Fill(b.Model, api, node, b.evaluator)
		return
	}
	if root := b.document(d.Text(location)); root != nil {
		before := len(b.Documents)
		openapi.Fill(b.Model, api, root, model.Plain{})
		for i := before; i < len(b.Documents); i++ {
			b.Documents[i].Location = d.Text(location)
		}
	}
}

// self is the text by which others refer to the resource.
func (d described) self(thing model.Thing) model.Text {
	name := self{d.object.Logical, thing}
	text, ok := d.selves[name]
	if !ok {
		text = model.SymbolText(d.object.Logical, thing, d.object.Logical, d.object.Head)
		d.selves[name] = text
	}
	return text
}

// inner describes an object within the resource.
func (d described) inner(fields model.Fields) model.Object {
	object := d.object
	object.Head, object.Settings = fields.Head, fields.Node
	if fields.Node != nil {
		object.Span = cover(fields.Head, fields.Node.Span)
	}
	return object
}

// cover gives the span from the start of one to the end of the other.
func cover(from, to syntax.Span) syntax.Span {
	if from.File != to.File || from.Start > to.Start {
		return to
	}
	return syntax.Span{File: from.File, Start: from.Start, End: max(from.End, to.End)}
}

// finish joins what only the whole template tells.
func (b *builder) finish() {
	b.placeEvents()
	b.placeRoutes()
	b.placeRules()
	b.placeAnswers()
	b.findProtocols()
}
