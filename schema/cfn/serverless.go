package cfn

import "github.com/linkproof/linkproof/schema/model"

const (
	typeServerlessAPI     = "AWS::Serverless::Api"
	typeServerlessHTTPAPI = "AWS::Serverless::HttpApi"
)

func isServerlessAPI(kind string) bool {
	return kind == typeServerlessAPI || kind == typeServerlessHTTPAPI
}

func readServerlessAPI(b *builder, d described) {
	api := &model.API{
		Object: d.object, Protocol: model.REST, ID: d.self(model.OtherAttribute), Title: d.Text("Name"),
		EndpointTypes: b.serverlessTypes(d),
	}
	b.APIs = append(b.APIs, api)
	b.body(api, d, "DefinitionBody", "DefinitionUri")
	b.serverlessStage(api, d, d.Text("StageName"), "Variables")
}

// serverlessTypes reads the endpoint type of the API or, without one, of the
// globals; it stands alone or in a configuration
// (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-endpointconfiguration.html).
func (b *builder) serverlessTypes(d described) model.Value[[]string] {
	const key = "EndpointConfiguration"
	fields := d.Fields
	if !fields.Has(key) {
		fields.Node = b.evaluator.globals.Get("Api")
	}
	configuration := fields.Object(key)
	if configuration.Node == nil || configuration.Node.IsScalar() {
		return model.ValueOf(fields.Text(key), oneType)
	}
	return model.ValueOf(configuration.Text("Type"), oneType)
}

func readServerlessHTTPAPI(b *builder, d described) {
	api := &model.API{
		Object: d.object, Protocol: model.HTTP, ID: d.self(model.OtherAttribute), Title: d.Text("Name"),
		EndpointTypes: model.AbsentValue[[]string](d.Head),
	}
	b.APIs = append(b.APIs, api)
	b.body(api, d, "DefinitionBody", "DefinitionUri")
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
	}
	stage.Variables, stage.VariablesOpen = d.Settings(variables)
	section := "Api"
	if api.Protocol == model.HTTP {
		section = "HttpApi"
	}
	stage.VariablesOpen = stage.VariablesOpen || b.evaluator.globals.Path(section, variables) != nil
	b.Stages = append(b.Stages, stage)
}
