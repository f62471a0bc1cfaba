package awsjson

import "github.com/linkproof/linkproof/schema/model"

// stageAgain tells whether a stage was read before. Answers do not name the API
// of a stage, so it is known by its name and the time of its making.
func (s *snapshot) stageAgain(f model.Fields, name, made model.Text) bool {
	if !name.Known() || !made.Known() {
		return false
	}
	return s.again("stage", model.Literal(name.String()+" of "+made.String(), name.Where()), f)
}

// observe reads where the access logs of a stage go.
func observe(stage *model.Stage, logs model.Fields, destination, format string) {
	stage.LogDestination, stage.LogFormat = logs.Text(destination), logs.Text(format)
}

// Types of deployments.
const (
	deploymentV1 = "AWS::ApiGateway::Deployment"
	deploymentV2 = "AWS::ApiGatewayV2::Deployment"
)

func readTestCall(s *snapshot, f model.Fields) {
	test := &model.TestCall{
		Object: f.Describe("aws apigateway test-invoke-method", f.Text("httpMethod").String()), APIID: f.Text("restApiId"),
		ResourceID: f.Text("resourceId"), Method: f.Text("httpMethod"),
	}
	test.Variables, test.VariablesOpen = f.Settings("stageVariables")
	s.TestCalls = append(s.TestCalls, test)
}

func readDeployment(s *snapshot, f model.Fields) {
	s.addDeployment(f, deploymentV2, f.Text("DeploymentId"), f.Text("ApiId"))
}

func readDeploymentV1(s *snapshot, f model.Fields) {
	s.addDeployment(f, deploymentV1, f.Text("id"), f.Text("restApiId"))
}

func (s *snapshot) addDeployment(f model.Fields, kind string, id, api model.Text) {
	if s.again("deployment", id, f) {
		return
	}
	s.Deployments = append(s.Deployments, &model.Deployment{Object: f.Describe(kind, id.String()), ID: id, APIID: api})
}

func readUsagePlan(s *snapshot, f model.Fields) {
	id := f.Text("id")
	if s.again("usage plan", id, f) {
		return
	}
	throttle := f.Object("throttle")
	plan := &model.UsagePlan{
		Object: f.Describe("AWS::ApiGateway::UsagePlan", f.Text("name").String()), ID: id,
		Rate: throttle.Text("rateLimit"), Burst: throttle.Int("burstLimit"), Quota: f.Object("quota").Int("limit"),
	}
	stages, _ := f.Objects("apiStages")
	for _, stage := range stages {
		plan.Stages = append(plan.Stages, model.PlannedStage{
			Object: stage.Describe("", "stage of the plan"), APIID: stage.Text("apiId"), StageName: stage.Text("stage"),
			Limits: stage.MethodLimits("throttle", "rateLimit", "burstLimit"),
		})
	}
	s.UsagePlans = append(s.UsagePlans, plan)
}

func readAPIKey(s *snapshot, f model.Fields) {
	id := f.Text("id")
	if s.again("key", id, f) {
		return
	}
	s.APIKeys = append(s.APIKeys, &model.APIKey{Object: f.Describe("AWS::ApiGateway::ApiKey", id.String()), ID: id, Value: f.Text("value"), Enabled: f.Bool("enabled")})
}

func readClientCertificate(s *snapshot, f model.Fields) {
	id := f.Text("clientCertificateId")
	if s.again("client certificate", id, f) {
		return
	}
	s.ClientCerts = append(s.ClientCerts, &model.ClientCertificate{
		Object: f.Describe("AWS::ApiGateway::ClientCertificate", id.String()), ID: id, Expires: f.Text("expirationDate"),
	})
}

func readAccount(s *snapshot, f model.Fields) {
	s.GatewayAccounts = append(s.GatewayAccounts, &model.GatewayAccount{
		Object: f.Describe("AWS::ApiGateway::Account", ""), LogRole: f.Text("cloudwatchRoleArn"),
	})
}
