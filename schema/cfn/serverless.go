package cfn

import "github.com/linkproof/linkproof/schema/model"

const (
	typeServerlessAPI     = "AWS::Serverless::Api"
	typeServerlessHTTPAPI = "AWS::Serverless::HttpApi"
)

func isServerlessAPI(kind string) bool {
	return kind == typeServerlessAPI || kind == typeServerlessHTTPAPI
}

// generated is an API that SAM makes.
type generated struct {
	api *model.API
	// written tells that the document of the API is given, so that events add
	// nothing to it.
	written bool
	auth    model.Fields
	// cors is where the CORS settings of a REST API stand.
	cors model.Text
}

func (b *builder) generate(api *model.API, d described) {
	if b.generated == nil {
		b.generated = make(map[*model.API]*generated)
	}
	b.generated[api] = &generated{
		api: api, written: d.Has("DefinitionBody") || d.Has("DefinitionUri"), auth: d.Object("Auth"), cors: d.Text("Cors"),
	}
	b.APIs = append(b.APIs, api)
	auth := d.Object("Auth")
	api.AuthorizersOpen = auth.IsOpen() || auth.Object("Authorizers").IsOpen()
	b.body(api, d, "DefinitionBody", "DefinitionUri")
	b.readAuthorizers(b.generated[api])
}

func readServerlessAPI(b *builder, d described) {
	api := &model.API{
		Object: d.object, Protocol: model.REST, ID: d.self(model.OtherAttribute), Title: d.Text("Name"), EndpointTypes: serverlessTypes(d),
	}
	restSettings(api, d)
	b.generate(api, d)
	b.readServerlessResponses(api, d)
	b.serverlessStage(api, d, d.Text("StageName"), "Variables")
}

// serverlessTypes reads the endpoint type, which stands alone or in a
// configuration
// (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-endpointconfiguration.html).
func serverlessTypes(d described) model.Value[[]string] {
	const key = "EndpointConfiguration"
	configuration := d.Object(key)
	if configuration.Node == nil || configuration.Node.IsScalar() {
		return model.ValueOf(d.Text(key), oneType)
	}
	return model.ValueOf(configuration.Text("Type"), oneType)
}

func readServerlessHTTPAPI(b *builder, d described) {
	api := &model.API{
		Object: d.object, Protocol: model.HTTP, ID: d.self(model.OtherAttribute), Title: d.Text("Name"),
		EndpointTypes: model.AbsentValue[[]string](d.Head), ExecuteAPIDisabled: d.Bool("DisableExecuteApiEndpoint"),
		CORS: corsOf(d),
	}
	b.generate(api, d)
	name := d.Text("StageName")
	if name.Absent() {
		name = model.Literal(model.DefaultStage, d.Head)
	}
	b.serverlessStage(api, d, name, "StageVariables")
}

// serverlessStage adds the stage that SAM makes beside the API.
func (b *builder) serverlessStage(api *model.API, d described, name model.Text, variables string) {
	stage := &model.Stage{
		Object: d.object, API: api, APIID: api.ID, StageName: name, AutoDeploy: model.AbsentValue[bool](d.Head),
		ClientCertificate: model.AbsentText(d.Head),
		Canary:            d.Canary("CanarySetting", canaryKeys),
	}
	stage.Variables, stage.VariablesOpen = d.Settings(variables)
	if api.Protocol == model.HTTP {
		httpObservation(stage, d)
	} else {
		restObservation(stage, d.Fields)
	}
	b.Stages = append(b.Stages, stage)
	b.readServerlessDomain(api, d, name)
}

// answerPreflights adds the methods that SAM makes of the CORS settings of a
// REST API: OPTIONS on each path that has none
// (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-corsconfiguration.html).
func (b *builder) answerPreflights(made *generated) {
	if made.api.Protocol != model.REST || !made.cors.Present() {
		return
	}
	answered := make(map[string]bool)
	var paths []model.Text
	for _, route := range b.Routes {
		path, known := route.Path.Get()
		if route.API != made.api || !known {
			continue
		}
		if _, seen := answered[path]; !seen {
			paths = append(paths, route.Path)
		}
		answered[path] = answered[path] || route.Method.IsFold("OPTIONS")
	}
	for _, path := range paths {
		if name, _ := path.Get(); !answered[name] {
			b.preflight(made, path)
		}
	}
}

func (b *builder) preflight(made *generated, path model.Text) {
	at := made.cors.Where()
	none := model.Fields{Head: at, Evaluator: b.evaluator}
	in := methodIntegration(none)
	in.Kind, in.API, in.APIID = model.Literal("MOCK", at), made.api, model.AbsentText(at)
	in.Object = model.Object{Type: "AWS::ApiGateway::Method", Name: routeName(model.Literal("OPTIONS", at), path), Span: at, Head: at}
	in.Responses = []model.IntegrationResponse{{Object: in.Object, StatusCode: model.Literal("200", at), SelectionPattern: model.AbsentText(at)}}
	route := &model.Route{
		Object: in.Object, API: made.api, Method: model.Literal("OPTIONS", at), Path: path.At(at), ResourceID: model.AbsentText(at),
		Target: model.AbsentText(at), Validator: model.AbsentText(at), Integration: in,
		Authorization: model.Literal("NONE", at), Authorizer: model.AbsentText(at), ParametersOpen: true, ResponsesOpen: true,
	}
	b.Routes = append(b.Routes, route)
	b.Integrations = append(b.Integrations, in)
}
