package cfn

import "github.com/linkproof/linkproof/schema/model"

const typeRestAPI = "AWS::ApiGateway::RestApi"

func readRestAPI(b *builder, d described) {
	api := &model.API{
		Object: d.object, Protocol: model.REST, ID: d.self(model.OtherAttribute), Title: d.Text("Name"),
		EndpointTypes: endpointTypes(d),
	}
	restSettings(api, d)
	b.APIs = append(b.APIs, api)
	b.body(api, d, "Body", "BodyS3Location")
}

// endpointTypes reads the types of the endpoint, which may also be a parameter
// of the import of the Body.
func endpointTypes(d described) model.Value[[]string] {
	imported := d.Object("Parameters").Text("endpointConfigurationTypes")
	if !d.Has("EndpointConfiguration") && imported.Present() {
		return model.ValueOf(imported, oneType)
	}
	if d.Has("EndpointConfiguration") && d.Object("EndpointConfiguration").Node == nil {
		return model.UnknownValue[[]string]("the endpoint configuration is not known", d.Node.Get("EndpointConfiguration").Where())
	}
	return all(d.Object("EndpointConfiguration").Texts("Types"))
}

func oneType(kind string) (types []string, ok bool) { return []string{kind}, true }

// all gives texts as one value, which is known when all of them are.
func all(texts []model.Text, count model.Value[int]) model.Value[[]string] {
	number, known := count.Get()
	switch {
	case count.Absent():
		return model.AbsentValue[[]string](count.Where())
	case !known || number != len(texts):
		return model.UnknownValue[[]string](count.Why(), count.Where())
	}
	values := make([]string, len(texts))
	for i, text := range texts {
		if values[i], known = text.Get(); !known {
			return model.UnknownValue[[]string](text.Why(), text.Where())
		}
	}
	return model.KnownValue(values, count.Where())
}

func readMethod(b *builder, d described) {
	route := &model.Route{
		Object: d.object, Method: d.Text("HttpMethod"), ResourceID: d.Text("ResourceId"), Path: unknownPath(d.Head),
		Authorization: d.Text("AuthorizationType"), Authorizer: d.Text("AuthorizerId"),
		KeyRequired: d.Bool("ApiKeyRequired"), Validator: d.Text("RequestValidatorId"),
	}
	route.Scopes, _ = d.Texts("AuthorizationScopes")
	models, _ := d.Settings("RequestModels")
	for _, named := range models {
		route.Models = append(route.Models, model.RequestModel{MediaType: named.Name, Name: named.Value})
	}
	route.Parameters, route.ParametersOpen = d.Settings("RequestParameters")
	route.Responses, route.ResponsesOpen = methodResponses(d)
	b.loose = append(b.loose, looseRoute{route: route, api: d.Text("RestApiId")})
	b.Routes = append(b.Routes, route)
	fields := d.Object("Integration")
	route.IntegrationOpen = !fields.Absent()
	if fields.Node != nil {
		fields.Head = d.Head // the method is what people know the integration by
		in := methodIntegration(fields)
		in.Object, in.APIID = d.inner(fields), d.Text("RestApiId")
		route.Integration = in
		b.Integrations = append(b.Integrations, in)
	}
}

func methodIntegration(f model.Fields) *model.Integration {
	in := &model.Integration{
		Protocol: model.REST, Kind: f.Text("Type"), ConnectionType: f.Text("ConnectionType"), Method: f.Text("IntegrationHttpMethod"),
		URI: f.Text("Uri"), Timeout: f.Int("TimeoutInMillis"), RequestParameters: f.Mappings("RequestParameters"),
		Passthrough: f.Text("PassthroughBehavior"), ContentHandling: f.Text("ContentHandling"), TransferMode: f.Text("ResponseTransferMode"), ID: model.AbsentText(f.Head), Subtype: model.AbsentText(f.Head),
		PayloadFormatVersion: model.AbsentText(f.Head),
	}
	in.Link.ID = f.Text("ConnectionId")
	in.Target.ID = f.Text("IntegrationTarget")
	in.Templates, in.TemplatesOpen = f.Settings("RequestTemplates")
	in.TLS = f.TLS("TlsConfig", "ServerNameToVerify", "InsecureSkipVerification")
	keys, count := f.Texts("CacheKeyParameters")
	in.CacheKeys, in.CacheKeysOpen = keys, count.Unknown()
	responses, count := f.Objects("IntegrationResponses")
	in.ResponsesOpen = count.Unknown()
	for _, response := range responses {
		in.Responses = append(in.Responses, integrationResponse(response))
	}
	return in
}

func methodResponses(d described) (responses []model.MethodResponse, open bool) {
	objects, count := d.Objects("MethodResponses")
	for _, f := range objects {
		response := model.MethodResponse{Object: f.Describe("MethodResponse", ""), StatusCode: f.Text("StatusCode")}
		response.Parameters, response.ParametersOpen = f.Settings("ResponseParameters")
		response.Models, _ = f.Settings("ResponseModels")
		responses = append(responses, response)
	}
	return responses, count.Unknown()
}

func integrationResponse(f model.Fields) model.IntegrationResponse {
	response := model.IntegrationResponse{
		Object: f.Describe("IntegrationResponse", ""), StatusCode: f.Text("StatusCode"),
		SelectionPattern: f.Text("SelectionPattern"), Parameters: f.Mappings("ResponseParameters"), ContentHandling: f.Text("ContentHandling"),
	}
	response.Templates, _ = f.Settings("ResponseTemplates")
	return response
}

// canaryKeys are the members of canary settings. Source: CloudFormation
// reference, AWS::ApiGateway::Stage CanarySetting.
var canaryKeys = model.CanaryKeys{
	Percent: "PercentTraffic", Overrides: "StageVariableOverrides", UseStageCache: "UseStageCache", Deployment: "DeploymentId",
}

func readStage(b *builder, d described) {
	stage := &model.Stage{
		Object: d.object, APIID: d.Text("RestApiId"), StageName: d.Text("StageName"),
		ClientCertificate: d.Text("ClientCertificateId"), AutoDeploy: model.AbsentValue[bool](d.Head),
	}
	stage.Deployment.ID = d.Text("DeploymentId")
	stage.Canary = d.Canary("CanarySetting", canaryKeys)
	stage.Variables, stage.VariablesOpen = d.Settings("Variables")
	restObservation(stage, d.Fields)
	b.Stages = append(b.Stages, stage)
}

// readDeployment reads the stage that a deployment with a StageName makes.
func readDeployment(b *builder, d described) {
	b.addDeployment(d, d.Text("RestApiId"))
	name := d.Text("StageName")
	if name.Absent() {
		return
	}
	description := d.Object("StageDescription")
	stage := &model.Stage{
		Object: d.object, APIID: d.Text("RestApiId"), StageName: name, AutoDeploy: model.AbsentValue[bool](d.Head),
		ClientCertificate: description.Text("ClientCertificateId"),
	}
	stage.Deployment.ID = d.self(model.OtherAttribute)
	if stage.Canary = d.Canary("DeploymentCanarySettings", canaryKeys); stage.Canary == nil {
		stage.Canary = description.Canary("CanarySetting", canaryKeys)
	}
	stage.Variables, stage.VariablesOpen = description.Settings("Variables")
	restObservation(stage, description)
	b.Stages = append(b.Stages, stage)
}

func readLinkV1(b *builder, d described) {
	link := &model.VPCLink{Object: d.object, Version: model.LinkV1, ID: d.self(model.LinkV1ID), Title: d.Text("Name")}
	var targets []model.Text
	targets, link.TargetList = d.Texts("TargetArns")
	for _, target := range targets {
		link.Targets = append(link.Targets, model.Ref[model.LoadBalancer]{ID: target})
	}
	b.Links = append(b.Links, link)
}
