package cfn

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

func readAPI(b *builder, d described) {
	api := &model.API{
		Object: d.object, Protocol: protocolOf(d.Text("ProtocolType")), ID: d.self(model.OtherAttribute), Title: d.Text("Name"),
		EndpointTypes: model.AbsentValue[[]string](d.Head), ExecuteAPIDisabled: d.Bool("DisableExecuteApiEndpoint"),
		IPAddressType: d.Text("IpAddressType"), CORS: corsOf(d), Target: d.Text("Target"),
	}
	b.APIs = append(b.APIs, api)
	b.body(api, d, "Body", "BodyS3Location")
}

// protocolOf gives the kind of a V2 API: one made from a Body is an HTTP API.
func protocolOf(protocol model.Text) model.Protocol {
	if protocol.IsFold("WEBSOCKET") {
		return model.WebSocket
	}
	if protocol.Unknown() {
		return model.UnknownProtocol
	}
	return model.HTTP
}

// readRoute reads a route; its key is a method and a path, or a name for
// itself: $default, $connect.
func readRoute(b *builder, d described) {
	route := &model.Route{
		Object: d.object, Target: d.Text("Target"), Authorization: d.Text("AuthorizationType"), Authorizer: d.Text("AuthorizerId"),
		ResourceID: model.AbsentText(d.Head), KeyRequired: d.Bool("ApiKeyRequired"), Validator: model.AbsentText(d.Head),
	}
	route.Scopes, _ = d.Texts("AuthorizationScopes")
	key := d.Text("RouteKey")
	route.Method, route.Path = model.AbsentText(d.Head), key
	if parts := key.Split(" ", 2); len(parts) == 2 {
		route.Method, route.Path = parts[0], parts[1]
	}
	b.loose = append(b.loose, looseRoute{route: route, api: d.Text("ApiId")})
	b.Routes = append(b.Routes, route)
}

// api finds the API of the template that an id names.
func (b *builder) api(id model.Text) *model.API {
	resource, _, ok := id.Symbol()
	if !ok {
		return nil
	}
	for _, api := range b.APIs {
		if api.Logical == resource {
			return api
		}
	}
	return nil
}

func readIntegration(b *builder, d described) {
	in := &model.Integration{
		Object: d.object, ID: d.self(model.OtherAttribute), APIID: d.Text("ApiId"), Kind: d.Text("IntegrationType"),
		Subtype: d.Text("IntegrationSubtype"), ConnectionType: d.Text("ConnectionType"), Method: d.Text("IntegrationMethod"),
		URI: d.Text("IntegrationUri"), PayloadFormatVersion: d.Text("PayloadFormatVersion"), Timeout: d.Int("TimeoutInMillis"),
		RequestParameters: d.Mappings("RequestParameters"), Passthrough: d.Text("PassthroughBehavior"),
		TLS: d.TLS("TlsConfig", "ServerNameToVerify", "InsecureSkipVerification"),
	}
	in.Link.ID = d.Text("ConnectionId")
	in.Target.ID = d.Text("IntegrationTarget")
	in.Templates, in.TemplatesOpen = d.Settings("RequestTemplates")
	in.ResponseParameters = responseMappings(d.Object("ResponseParameters"))
	if d.Has("TemplateSelectionExpression") || d.Has("PassthroughBehavior") || d.Has("ContentHandlingStrategy") {
		in.Protocol = model.WebSocket // settings that HTTP APIs do not have
	}
	b.Integrations = append(b.Integrations, in)
}

// responseMappings reads the mappings of answers by status code: a list of
// destinations and sources, or a map of them.
func responseMappings(byStatus model.Fields) []model.ResponseMapping {
	var mappings []model.ResponseMapping
	for status := range byStatus.Node.Entries() {
		fields := byStatus.Object(status.Text)
		pairs := fields.Mappings("ResponseParameters")
		if list, count := fields.Objects("ResponseParameters"); count.Known() {
			pairs = nil
			for _, pair := range list {
				pairs = append(pairs, model.Mapping{Key: pair.Text("Destination"), Value: pair.Text("Source")})
			}
		} else if !fields.Has("ResponseParameters") {
			pairs = byStatus.Mappings(status.Text)
		}
		for _, pair := range pairs {
			mappings = append(mappings, model.ResponseMapping{Status: model.LiteralNode(status), Mapping: pair})
		}
	}
	return mappings
}

// findProtocols gives integrations the protocol of their API. One whose API is
// elsewhere is taken for that of an HTTP API unless its settings say otherwise.
func (b *builder) findProtocols() {
	for _, in := range b.Integrations {
		if in.API == nil {
			in.API = b.api(in.APIID)
		}
		switch {
		case in.API != nil:
			in.Protocol = in.API.Protocol
		case in.Protocol == model.UnknownProtocol && !b.socketRoute(in):
			in.Protocol = model.HTTP
		}
	}
}

// socketRoute tells whether a route that only WebSocket APIs have calls the
// integration.
func (b *builder) socketRoute(in *model.Integration) bool {
	for _, route := range b.Routes {
		key, ok := route.Path.Get()
		if !ok || !route.Method.Absent() || key == model.DefaultRoute || strings.HasPrefix(key, "/") {
			continue
		}
		parts := route.Target.Split("/", 2)
		if len(parts) == 2 && parts[1].Same(in.ID) == model.Yes {
			return true
		}
	}
	return false
}

func readHTTPStage(b *builder, d described) {
	stage := &model.Stage{
		Object: d.object, APIID: d.Text("ApiId"), StageName: d.Text("StageName"), AutoDeploy: d.Bool("AutoDeploy"),
		ClientCertificate: d.Text("ClientCertificateId"),
	}
	stage.Deployment.ID = d.Text("DeploymentId")
	stage.Variables, stage.VariablesOpen = d.Settings("StageVariables")
	httpObservation(stage, d)
	b.Stages = append(b.Stages, stage)
}

func readLinkV2(b *builder, d described) {
	link := &model.VPCLink{
		Object: d.object, Version: model.LinkV2, ID: d.self(model.LinkV2ID), Title: d.Text("Name"),
		TargetList: model.AbsentValue[int](d.Head),
	}
	link.Placement = d.Placement("SubnetIds", "SecurityGroupIds")
	b.Links = append(b.Links, link)
}
