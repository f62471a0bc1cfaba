package awsjson

import (
	"github.com/linkproof/linkproof/schema/jsonschema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

const methodType = "AWS::ApiGateway::Method"

func readRestAPI(s *snapshot, f model.Fields) {
	id := f.Text("id")
	if s.again("api", id, f) {
		return
	}
	endpoint := f.Object("endpointConfiguration")
	api := &model.API{
		Object: f.Describe("AWS::ApiGateway::RestApi", nameOf(id, f.Text("name"))), Protocol: model.REST, ID: id, Title: f.Text("name"),
		EndpointTypes: literals(endpoint.Texts("types")), IPAddressType: endpoint.Text("ipAddressType"),
		Account: model.AbsentText(f.Head), Region: s.regionOf(f), ExecuteAPIDisabled: f.Bool("disableExecuteApiEndpoint"),
		SecurityPolicy: f.Text("securityPolicy"), AccessMode: f.Text("endpointAccessMode"), APIKeySource: f.Text("apiKeySource"), MinimumCompression: f.Int("minimumCompressionSize"),
		Policy: f.Structure("policy"),
	}
	api.VPCEndpoints, _ = endpoint.Texts("vpcEndpointIds")
	api.BinaryMediaTypes, _ = f.Texts("binaryMediaTypes")
	s.APIs = append(s.APIs, api)
}

// literals gives a list of texts as one value, known when each text is.
func literals(texts []model.Text, count model.Value[int]) model.Value[[]string] {
	if count.Absent() {
		return model.AbsentValue[[]string](count.Where())
	}
	if count.Unknown() {
		return model.UnknownValue[[]string](count.Why(), count.Where())
	}
	values := make([]string, len(texts))
	for i, text := range texts {
		literal, ok := text.Get()
		if !ok {
			return model.UnknownValue[[]string](text.Why(), text.Where())
		}
		values[i] = literal
	}
	return model.KnownValue(values, count.Where())
}

// readResource reads a resource with its methods, which the CLI prints when it
// is asked to embed them.
func readResource(s *snapshot, f model.Fields) {
	id, path := f.Text("id"), f.Text("path")
	if literal, ok := id.Get(); ok {
		s.paths[literal] = path
	}
	methods := f.Object("resourceMethods")
	for verb, node := range methods.Node.Entries() {
		fields := model.FieldsOf(verb, node, s.evaluator)
		if fields.Node == nil || s.again("method", model.Literal(id.String()+" "+verb.Text, verb.Span), fields) {
			continue
		}
		if !fields.Has("httpMethod") {
			continue // without --embed methods only the names are printed
		}
		route := readMethod(s, fields, verb.Text+" "+path.String())
		route.Path, route.ResourceID = path, id
	}
}

// readLoneMethod reads what get-method prints; its resource is not told. The
// answers to put-method and put-integration look the same, when the calls that
// add responses are still to come.
func readLoneMethod(s *snapshot, f model.Fields) {
	route := readMethod(s, f, f.Text("httpMethod").String()+" method")
	if in := route.Integration; in != nil {
		in.ResponsesOpen = in.ResponsesOpen || len(in.Responses) == 0
	}
}

func readMethod(s *snapshot, f model.Fields, name string) *model.Route {
	route := &model.Route{
		Object: f.Describe(methodType, name), Method: f.Text("httpMethod"), Path: elsewhere(f), ResourceID: model.AbsentText(f.Head),
		Target: model.AbsentText(f.Head), Authorization: f.Text("authorizationType"), Authorizer: f.Text("authorizerId"),
		KeyRequired: f.Bool("apiKeyRequired"), Validator: f.Text("requestValidatorId"),
	}
	route.Scopes, _ = f.Texts("authorizationScopes")
	s.declarations(route, f)
	if inner := f.Object("methodIntegration"); inner.Node != nil {
		in := integration(inner, name, "httpMethod")
		route.Integration = in
		s.Integrations = append(s.Integrations, in)
	}
	s.routes = append(s.routes, namedRoute{route: route, api: model.AbsentText(f.Head)})
	s.describe(jsonschema.MethodV1, &route.Object, f)
	return route
}

// declarations reads the parameters and responses that a method declares.
func (s *snapshot) declarations(route *model.Route, f model.Fields) {
	route.Parameters, route.ParametersOpen = f.Settings("requestParameters")
	models, _ := f.Settings("requestModels")
	for _, named := range models {
		route.Models = append(route.Models, model.RequestModel{MediaType: named.Name, Name: named.Value})
	}
	holder := f.Object("methodResponses")
	route.ResponsesOpen = f.IsOpen() || holder.IsOpen()
	route.IntegrationOpen = f.IsOpen() || !s.scripted()
	for status, node := range holder.Node.Entries() {
		if node.Kind != syntax.Map {
			continue
		}
		fields := model.FieldsOf(status, node, f.Evaluator)
		response := model.MethodResponse{Object: fields.Describe("MethodResponse", status.Text), StatusCode: fields.Text("statusCode")}
		response.Parameters, response.ParametersOpen = fields.Settings("responseParameters")
		response.Models, _ = fields.Settings("responseModels")
		route.Responses = append(route.Responses, response)
	}
}

// elsewhere is the path of a method whose resource is not printed with it.
func elsewhere(f model.Fields) model.Text {
	return model.UnknownText("the path", "the resource of the method is not in these files", f.Head)
}

func readLoneIntegration(s *snapshot, f model.Fields) {
	in := integration(f, "of "+f.Text("uri").String(), "httpMethod")
	in.ResponsesOpen = in.ResponsesOpen || len(in.Responses) == 0
	s.Integrations = append(s.Integrations, in)
	s.describe(jsonschema.IntegrationV1, &in.Object, f)
}

// integration reads an integration of a REST API; verb is the key of the
// method that the backend gets, which the CLI takes and prints by two names.
func integration(f model.Fields, name, verb string) *model.Integration {
	in := &model.Integration{
		Object: f.Describe(methodType, name), Protocol: model.REST, ID: model.AbsentText(f.Head), APIID: model.AbsentText(f.Head),
		Kind: f.Text("type"), Subtype: model.AbsentText(f.Head), ConnectionType: f.Text("connectionType"),
		Link: model.Ref[model.VPCLink]{ID: f.Text("connectionId")}, Method: f.Text(verb), URI: f.Text("uri"),
		Target:               model.Ref[model.LoadBalancer]{ID: f.Text("integrationTarget")},
		PayloadFormatVersion: model.AbsentText(f.Head), Timeout: f.Int("timeoutInMillis"),
		TLS: f.TLS("tlsConfig", "serverNameToVerify", "insecureSkipVerification"), RequestParameters: f.Mappings("requestParameters"),
		Templates: templates(f, "requestTemplates"), TemplatesOpen: f.IsOpen(),
		Responses: responses(f.Object("integrationResponses")), ResponsesOpen: f.IsOpen(),
		Passthrough: f.Text("passthroughBehavior"), ContentHandling: f.Text("contentHandling"), TransferMode: f.Text("responseTransferMode"),
	}
	keys, count := f.Texts("cacheKeyParameters")
	in.CacheKeys, in.CacheKeysOpen = keys, count.Unknown()
	return in
}

// responses reads integration responses, which are printed by status code.
func responses(f model.Fields) []model.IntegrationResponse {
	var list []model.IntegrationResponse
	for status, node := range f.Node.Entries() {
		if node.Kind != syntax.Map {
			continue
		}
		fields := model.FieldsOf(status, node, f.Evaluator)
		list = append(list, model.IntegrationResponse{
			Object: fields.Describe("", status.Text), StatusCode: fields.Text("statusCode"),
			SelectionPattern: fields.Text("selectionPattern"), Parameters: fields.Mappings("responseParameters"),
			Templates: templates(fields, "responseTemplates"), ContentHandling: fields.Text("contentHandling"),
		})
	}
	return list
}

// canaryKeys are the members of canary settings. Source: API reference, Stage.
var canaryKeys = model.CanaryKeys{
	Percent: "percentTraffic", Overrides: "stageVariableOverrides", UseStageCache: "useStageCache", Deployment: "deploymentId",
}

func readStageV1(s *snapshot, f model.Fields) {
	if s.stageAgain(f, f.Text("stageName"), f.Text("createdDate")) {
		return
	}
	stage := &model.Stage{
		Object: f.Describe("AWS::ApiGateway::Stage", f.Text("stageName").String()), APIID: f.Text("restApiId"),
		StageName: f.Text("stageName"), AutoDeploy: model.AbsentValue[bool](f.Head), ClientCertificate: f.Text("clientCertificateId"),
	}
	stage.Deployment.ID = f.Text("deploymentId")
	stage.Canary = f.Canary("canarySettings", canaryKeys)
	stage.Variables, stage.VariablesOpen = f.Settings("variables")
	observe(stage, f.Object("accessLogSettings"), "destinationArn", "format")
	methods := f.Object("methodSettings")
	all := methods.Object("*/*")
	stage.Logging, stage.DataTrace = all.Text("loggingLevel"), all.Bool("dataTraceEnabled")
	stage.ThrottlingRate, stage.ThrottlingBurst = all.Text("throttlingRateLimit"), all.Int("throttlingBurstLimit")
	stage.Limits = f.MethodLimits("methodSettings", "throttlingRateLimit", "throttlingBurstLimit")
	stage.Caching = all.Bool("cachingEnabled")
	stage.CacheCluster = f.Bool("cacheClusterEnabled")
	stage.OwnLimits = methods.Node.Len() > 1 || methods.Node.Len() == 1 && all.Node == nil
	s.Stages = append(s.Stages, stage)
}

func readLinkV1(schema jsonschema.Schema) func(*snapshot, model.Fields) {
	return func(s *snapshot, f model.Fields) {
		id := f.Text("id")
		if s.again("link", id, f) {
			return
		}
		link := &model.VPCLink{
			Object: f.Describe("AWS::ApiGateway::VpcLink", nameOf(id, f.Text("name"))), Version: model.LinkV1, ID: id, Title: f.Text("name"),
			Status: f.Text("status"), StatusMessage: f.Text("statusMessage"),
		}
		var targets []model.Text
		targets, link.TargetList = f.Texts("targetArns")
		for _, target := range targets {
			link.Targets = append(link.Targets, model.Ref[model.LoadBalancer]{ID: target})
		}
		s.Links = append(s.Links, link)
		s.describe(schema, &link.Object, f)
	}
}

func readPutIntegration(s *snapshot, f model.Fields) {
	method, resource := f.Text("httpMethod"), f.Text("resourceId")
	path, ok := f.Text("path").Get()
	if !ok {
		path = resource.String()
	}
	in := integration(f, method.String()+" "+path, "integrationHttpMethod")
	in.APIID = f.Text("restApiId")
	s.Integrations = append(s.Integrations, in)
	in.ResponsesOpen = in.ResponsesOpen || !s.scripted()
	s.requested = append(s.requested, requestedIntegration{integration: in, method: method, resource: resource})
	s.describe(jsonschema.PutIntegrationRequest, &in.Object, f)
}

func readPutMethod(s *snapshot, f model.Fields) {
	method, resource := f.Text("httpMethod"), f.Text("resourceId")
	path, name := f.Text("path"), f.Text("path").String()
	if !path.Present() {
		path, name = elsewhere(f), resource.String()
	}
	route := &model.Route{
		Object: f.Describe(methodType, method.String()+" "+name), Method: method, Path: path, ResourceID: resource,
		Target: model.AbsentText(f.Head), Authorization: f.Text("authorizationType"), Authorizer: f.Text("authorizerId"),
		KeyRequired: f.Bool("apiKeyRequired"), Validator: f.Text("requestValidatorId"),
	}
	route.Scopes, _ = f.Texts("authorizationScopes")
	s.declarations(route, f)
	route.ResponsesOpen = route.ResponsesOpen || !s.scripted()
	s.routes = append(s.routes, namedRoute{route: route, api: f.Text("restApiId"), requested: true})
	s.describe(jsonschema.PutMethodRequest, &route.Object, f)
}
