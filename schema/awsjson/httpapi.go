package awsjson

import (
	"cmp"
	"strings"

	"github.com/linkproof/linkproof/schema/jsonschema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

func readAPI(s *snapshot, f model.Fields) {
	id := f.Text("ApiId")
	if s.again("api", id, f) {
		return
	}
	protocol := model.HTTP
	if kind := f.Text("ProtocolType"); kind.IsFold("WEBSOCKET") {
		protocol = model.WebSocket
	}
	s.APIs = append(s.APIs, &model.API{
		Object: f.Describe("AWS::ApiGatewayV2::Api", nameOf(id, f.Text("Name"))), Protocol: protocol, ID: id, Title: f.Text("Name"),
		EndpointTypes: model.AbsentValue[[]string](f.Head), Region: s.regionOf(f),
		Account: model.AbsentText(f.Head), ExecuteAPIDisabled: f.Bool("DisableExecuteApiEndpoint"), IPAddressType: f.Text("IpAddressType"),
		APIKeySource: model.AbsentText(f.Head), CORS: readCORS(f.Object("CorsConfiguration")), Target: f.Text("Target"),
	})
}

// regionOf gives the Region that a script makes an API in, or that in the
// endpoint of one: https://id.execute-api.region.amazonaws.com.
func (s *snapshot) regionOf(f model.Fields) model.Text {
	if s.scripted() {
		return f.Text("Region")
	}
	endpoint := f.Text("ApiEndpoint")
	literal, _ := endpoint.Get()
	before, rest, ok := strings.Cut(literal, ".execute-api.")
	region, _, dotted := strings.Cut(rest, ".")
	if !ok || !dotted {
		return model.AbsentText(endpoint.Where())
	}
	start := len(before) + len(".execute-api.")
	return model.Literal(region, endpoint.Part(start, start+len(region)))
}

// nameOf gives what people know an object by: its id, or the title that a
// script gives it before it has one.
func nameOf(id, title model.Text) string {
	if literal, ok := title.Get(); ok && literal != "" && !id.Known() {
		return literal
	}
	return cmp.Or(id.String(), title.String())
}

func readIntegration(schema jsonschema.Schema) func(*snapshot, model.Fields) {
	return func(s *snapshot, f model.Fields) {
		id := f.Text("IntegrationId")
		if s.again("integration", id, f) {
			return
		}
		in := &model.Integration{
			Object: f.Describe("AWS::ApiGatewayV2::Integration", cmp.Or(id.String(), "create-integration")), Protocol: protocolOf(f), ID: id, APIID: f.Text("ApiId"),
			Kind: f.Text("IntegrationType"), Subtype: f.Text("IntegrationSubtype"), ConnectionType: f.Text("ConnectionType"),
			Link: model.Ref[model.VPCLink]{ID: f.Text("ConnectionId")}, Method: f.Text("IntegrationMethod"), URI: f.Text("IntegrationUri"),
			Target:               model.Ref[model.LoadBalancer]{ID: model.AbsentText(f.Head)},
			PayloadFormatVersion: f.Text("PayloadFormatVersion"), Timeout: f.Int("TimeoutInMillis"),
			TLS: f.TLS("TlsConfig", "ServerNameToVerify", "InsecureSkipVerification"), RequestParameters: f.Mappings("RequestParameters"),
			ResponseParameters: responseMappings(f.Object("ResponseParameters")), Templates: templates(f, "RequestTemplates"),
			Passthrough: f.Text("PassthroughBehavior"),
		}
		s.Integrations = append(s.Integrations, in)
		s.describe(schema, &in.Object, f)
	}
}

// socketKeys are settings that only integrations of WebSocket APIs have, and
// socketKinds the types that only they can have. Source: API reference of
// apigatewayv2, CreateIntegration.
var (
	socketKeys  = [...]string{"ContentHandlingStrategy", "PassthroughBehavior", "RequestTemplates", "TemplateSelectionExpression"}
	socketKinds = [...]string{"AWS", "HTTP", "MOCK"}
)

// protocolOf tells the protocol of an integration by its settings, as long as
// its API is not known. A setting of another protocol may as well be the
// mistake, so then nobody can tell.
func protocolOf(f model.Fields) model.Protocol {
	for _, key := range socketKeys {
		if f.Has(key) {
			return model.WebSocket
		}
	}
	for _, kind := range socketKinds {
		if f.Text("IntegrationType").Is(kind) && f.Text("IntegrationUri").HasPrefix("arn:") != model.Yes {
			return model.UnknownProtocol
		}
	}
	return model.HTTP
}

// responseMappings reads the mappings of answers, which stand by status code.
func responseMappings(f model.Fields) []model.ResponseMapping {
	var mappings []model.ResponseMapping
	for status, node := range f.Node.Entries() {
		if node.Kind != syntax.Map {
			continue
		}
		for _, mapping := range f.Mappings(status.Text) {
			mappings = append(mappings, model.ResponseMapping{Status: model.LiteralNode(status), Mapping: mapping})
		}
	}
	return mappings
}

// templates reads mapping templates, in which what looks like a placeholder is
// the language of the template.
func templates(f model.Fields, key string) []model.Setting {
	f.Evaluator = model.Plain{}
	settings, _ := f.Settings(key)
	return settings
}

func readRoute(schema jsonschema.Schema) func(*snapshot, model.Fields) {
	return func(s *snapshot, f model.Fields) {
		key := f.Text("RouteKey")
		if s.again("route", f.Text("RouteId"), f) {
			return
		}
		route := &model.Route{
			Object: f.Describe("AWS::ApiGatewayV2::Route", key.String()), Method: model.AbsentText(f.Head), Path: key,
			ResourceID: model.AbsentText(f.Head), Target: f.Text("Target"), Authorization: f.Text("AuthorizationType"),
			Authorizer: f.Text("AuthorizerId"), KeyRequired: f.Bool("ApiKeyRequired"), Validator: model.AbsentText(f.Head),
		}
		route.Scopes, _ = f.Texts("AuthorizationScopes")
		if parts := key.Split(" ", 2); len(parts) == 2 {
			route.Method, route.Path = parts[0], parts[1]
		}
		s.routes = append(s.routes, namedRoute{route: route, api: f.Text("ApiId"), requested: !f.Has("RouteId")})
		s.describe(schema, &route.Object, f)
	}
}

func readStage(s *snapshot, f model.Fields) {
	if s.stageAgain(f, f.Text("StageName"), f.Text("CreatedDate")) {
		return
	}
	stage := &model.Stage{
		Object: f.Describe("AWS::ApiGatewayV2::Stage", f.Text("StageName").String()), APIID: f.Text("ApiId"),
		StageName: f.Text("StageName"), AutoDeploy: f.Bool("AutoDeploy"), ClientCertificate: f.Text("ClientCertificateId"),
	}
	stage.Deployment.ID = f.Text("DeploymentId")
	stage.Variables, stage.VariablesOpen = f.Settings("StageVariables")
	observe(stage, f.Object("AccessLogSettings"), "DestinationArn", "Format")
	all := f.Object("DefaultRouteSettings")
	stage.Logging, stage.DataTrace = all.Text("LoggingLevel"), all.Bool("DataTraceEnabled")
	stage.ThrottlingRate, stage.ThrottlingBurst = all.Text("ThrottlingRateLimit"), all.Int("ThrottlingBurstLimit")
	stage.Limits = f.RouteLimits("RouteSettings", "ThrottlingRateLimit", "ThrottlingBurstLimit")
	stage.OwnLimits = f.Object("RouteSettings").Node.Len() > 0
	s.Stages = append(s.Stages, stage)
}

func readLink(schema jsonschema.Schema) func(*snapshot, model.Fields) {
	return func(s *snapshot, f model.Fields) {
		id := f.Text("VpcLinkId")
		if s.again("link", id, f) {
			return
		}
		link := &model.VPCLink{
			Object: f.Describe("AWS::ApiGatewayV2::VpcLink", nameOf(id, f.Text("Name"))), Version: model.LinkV2, ID: id, Title: f.Text("Name"),
			TargetList: model.AbsentValue[int](f.Head), Status: f.Text("VpcLinkStatus"), StatusMessage: f.Text("VpcLinkStatusMessage"),
		}
		link.Placement = f.Placement("SubnetIds", "SecurityGroupIds")
		s.Links = append(s.Links, link)
		s.describe(schema, &link.Object, f)
	}
}

// describe adds the schema of an object; an open one may hold more than stands
// there.
func (s *snapshot) describe(schema jsonschema.Schema, object *model.Object, f model.Fields) {
	if f.IsOpen() {
		return
	}
	if s.written != nil {
		f.Node = s.written
	}
	owner := strings.TrimSuffix(object.Type+" "+object.Name, " ")
	shape := jsonschema.Shape(schema, owner, object.Head, f.Node, s.evaluator)
	shape.Call = s.call
	s.Shapes = append(s.Shapes, shape)
}
