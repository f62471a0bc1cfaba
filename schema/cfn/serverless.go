package cfn

import "github.com/linkproof/linkproof/schema/model"

func readServerlessAPI(b *builder, d described) {
	api := &model.API{
		Object: d.object, Protocol: model.REST, ID: d.self(model.OtherAttribute), Title: d.Text("Name"), EndpointTypes: serverlessTypes(d),
	}
	b.APIs = append(b.APIs, api)
	b.body(api, d, "DefinitionBody")
	b.serverlessStage(api, d, d.Text("StageName"), "Variables")
}

// serverlessTypes reads the endpoint type, which stands alone or in a
// configuration
// (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-endpointconfiguration.html).
func serverlessTypes(d described) model.Value[[]string] {
	configuration := d.Object("EndpointConfiguration")
	kind := configuration.Text("Type")
	if configuration.Node.IsScalar() {
		kind = d.Text("EndpointConfiguration")
	}
	return model.ValueOf(kind, func(kind string) ([]string, bool) { return []string{kind}, true })
}

func readServerlessHTTPAPI(b *builder, d described) {
	api := &model.API{
		Object: d.object, Protocol: model.HTTP, ID: d.self(model.OtherAttribute), Title: d.Text("Name"),
		EndpointTypes: model.AbsentValue[[]string](d.Head),
	}
	b.APIs = append(b.APIs, api)
	b.body(api, d, "DefinitionBody")
	name := d.Text("StageName")
	if name.Absent() {
		name = model.Literal(model.DefaultRoute, d.Head)
	}
	b.serverlessStage(api, d, name, "StageVariables")
}

// serverlessStage adds the stage that SAM makes beside the API.
func (b *builder) serverlessStage(api *model.API, d described, name model.Text, variables string) {
	stage := &model.Stage{Object: d.object, API: api, APIID: api.ID, StageName: name, AutoDeploy: model.AbsentValue[bool](d.Head),
		ClientCertificate: model.AbsentText(d.Head)}
	stage.Variables, stage.VariablesOpen = d.Settings(variables)
	b.Stages = append(b.Stages, stage)
}
