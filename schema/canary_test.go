package schema_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/linkproof/linkproof/schema"
)

// TestCanaries reads the same canary out of every notation that has one.
func TestCanaries(t *testing.T) {
	const api = "Resources:\n  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: orders}}\n"
	const members = "PercentTraffic: 12.5, StageVariableOverrides: {host: new}"
	const made = "aws apigateway create-rest-api --name orders\n" +
		"aws apigateway create-stage --rest-api-id a1 --stage-name live --deployment-id d1"
	tests := map[string]struct{ file, text, deployment string }{
		"a stage": {"template.yaml", api + "  Stage: {Type: AWS::ApiGateway::Stage, Properties: {RestApiId: !Ref Api, StageName: live, DeploymentId: d1, CanarySetting: {" + members + ", DeploymentId: d2}}}\n", "d2"},
		"a deployment": {
			"template.yaml", api + "  Next: {Type: AWS::ApiGateway::Deployment, Properties: {RestApiId: !Ref Api, StageName: live, DeploymentCanarySettings: {" + members + "}}}\n", "",
		},
		"the description of a stage": {
			"template.yaml", api + "  Next: {Type: AWS::ApiGateway::Deployment, Properties: {RestApiId: !Ref Api, StageName: live, StageDescription: {CanarySetting: {" + members + "}}}}\n", "",
		},
		"SAM": {
			"template.yaml", "Transform: AWS::Serverless-2016-10-31\nResources:\n  Api: {Type: AWS::Serverless::Api, Properties: {StageName: live, CanarySetting: {" + members + "}}}\n", "",
		},
		"output of the CLI": {
			"stage.json", `{"deploymentId": "d1", "stageName": "live", "canarySettings": {"percentTraffic": 12.5, "deploymentId": "d2", "stageVariableOverrides": {"host": "new"}, "useStageCache": false}}`, "d2",
		},
		"a script": {
			"deploy.sh", made + " --canary-settings '{\"percentTraffic\": 12.5, \"deploymentId\": \"d2\", \"stageVariableOverrides\": {\"host\": \"new\"}}'\n", "d2",
		},
		"patch operations": {
			"deploy.sh", made + "\naws apigateway update-stage --rest-api-id a1 --stage-name live --patch-operations op=replace,path=/canarySettings/percentTraffic,value=12.5 " +
				"op=replace,path=/canarySettings/stageVariableOverrides/host,value=new op=replace,path=/canarySettings/deploymentId,value=d2\n", "d2",
		},
		"a deployment of a script": {
			"deploy.sh", made + "\naws apigateway create-deployment --rest-api-id a1 --stage-name live --canary-settings percentTraffic=12.5,stageVariableOverrides={host=new}\n", "",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), test.file)
			if err := os.WriteFile(path, []byte(test.text), 0o600); err != nil {
				t.Fatal(err)
			}
			loaded, err := schema.Load(t.Context(), []string{path}, schema.Options{})
			if err != nil || len(loaded.Results) != 1 {
				t.Fatalf("%v, %v", loaded, err)
			}
			stages := loaded.Results[0].Worlds[0].Stages
			if len(stages) != 1 || stages[0].Canary == nil {
				t.Fatalf("no canary in %v", stages)
			}
			canary := stages[0].Canary
			share, known := canary.Share()
			got := fmt.Sprint(share, known, len(canary.Overrides), canary.Deployment.ID.String())
			if want := fmt.Sprint(12.5, true, 1, test.deployment); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
			if value := canary.Overrides[0]; !value.Name.Is("host") || !value.Value.Is("new") {
				t.Errorf("got %v", value)
			}
		})
	}
}
