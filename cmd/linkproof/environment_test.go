package main

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// httpAPI is an HTTP API whose integration has a URI that is not in it.
const httpAPI = `
Resources:
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: shop, ProtocolType: HTTP}}
  Route:
    Type: AWS::ApiGatewayV2::Route
    Properties: {ApiId: !Ref Api, RouteKey: GET /orders, Target: !Sub "integrations/${Orders}"}
  Orders:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref Api
      IntegrationType: HTTP_PROXY
      IntegrationMethod: GET
      IntegrationUri: URI
      ConnectionType: VPC_LINK
      ConnectionId: a1b2c3
      PayloadFormatVersion: "1.0"
`

// restAPI is a REST API whose link is that of a stage variable.
const restAPI = `
Resources:
  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: shop}}
  GetRoot:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: GET
      AuthorizationType: NONE
      Integration:
        Type: HTTP_PROXY
        IntegrationHttpMethod: GET
        Uri: http://orders.example/orders
        ConnectionType: VPC_LINK
        ConnectionId: ${stageVariables.link}
`

const (
	listenerARN = "arn:aws:elasticloadbalancing:us-east-2:111111111111:listener/app/shop/50dc6c495c0c9188/0467ef3c8400ae65"
	serviceARN  = "arn:aws:servicediscovery:us-east-2:111111111111:service/srv-1"
)

func TestStubFilesTellWhatStandsAroundAnAPI(t *testing.T) {
	tests := []struct {
		name, template, environment string
		args                        []string
		code                        int
	}{
		{
			"listener", strings.Replace(httpAPI, "URI", listenerARN, 1),
			"listeners: {'" + listenerARN + "': 'http://<host>'}",
			[]string{"--path-with-query-string", "/orders"},
			exitClean,
		},
		{
			"instance", strings.Replace(httpAPI, "URI", serviceARN+"?stage=prod", 1),
			"cloud_map: {srv-1: [{AWS_INSTANCE_IPV4: <name>, AWS_INSTANCE_PORT: '<port>', attributes: {stage: prod}}]}",
			[]string{"--path-with-query-string", "/orders"},
			exitClean,
		},
		{
			"instance with other attributes", strings.Replace(httpAPI, "URI", serviceARN+"?stage=prod", 1),
			"cloud_map: {srv-1: [{AWS_INSTANCE_IPV4: <name>, AWS_INSTANCE_PORT: '<port>', attributes: {stage: test}}]}",
			[]string{"--path-with-query-string", "/orders"},
			exitFound,
		},
		{
			"link", restAPI, "vpc_links: {x1y2z3: {version: 1, endpoint: 'http://<host>'}}",
			[]string{"--stage-variables", "link=x1y2z3"},
			exitClean,
		},
		{
			"beyond this machine", restAPI, "vpc_links: {x1y2z3: {version: 1, endpoint: 'http://192.0.2.1'}}",
			[]string{"--stage-variables", "link=x1y2z3"},
			exitFailed,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			address, requests := listen(t, "Host")
			server, err := url.Parse(address)
			if err != nil {
				t.Fatal(err)
			}
			where := strings.NewReplacer("<host>", server.Host, "<name>", server.Hostname(), "<port>", server.Port())
			config := write(t, "template.yaml", test.template)
			stubs := write(t, "stubs.yaml", "environment:\n  "+where.Replace(test.environment)+"\n")
			args := append([]string{"invoke", config, "--http-method", "GET", "--stub", stubs}, test.args...)
			got := try(t, false, nil, args...)
			if got.code != test.code {
				t.Fatalf("exit code %d, want %d; errors %q, output\n%s", got.code, test.code, got.errs, got.out)
			}
			reached := len(*requests) == 1 && (*requests)[0].URI == "/orders"
			if reached != (test.code == exitClean) {
				t.Errorf("the backend saw %+v", *requests)
			}
		})
	}
}

// write makes a file for a test and gives its path.
func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
