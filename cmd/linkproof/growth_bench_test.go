//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// growing are files that grow by whole units; each gives the text of one unit
// of a number, all of which stand between head and tail.
var growing = []struct {
	name, file, head, tail string
	// perUnit is how many of the things counted a unit has.
	perUnit int
	unit    func(b *strings.Builder, number int)
}{
	{"resources of an HTTP API", "http.yaml", httpHead, "", 5, httpUnit},
	{"resources of a REST API", "rest.yaml", restHead, "", 2, restUnit},
	{"resources with a mistake each", "wrong.yaml", httpHead, "", 2, wrongUnit},
	{"operations", "openapi.yaml", "openapi: 3.0.1\ninfo: {title: shop, version: '1'}\npaths:\n", "", 1, operationUnit},
	{"integrations printed", "get-integrations.json", `{"Items": [`, `{}]}`, 1, printedUnit},
	{"lines of a script", "deploy.sh", "API=$(aws apigatewayv2 create-api --name shop --protocol-type HTTP --query ApiId --output text)\n", "", 5, callUnit},
	{"lines of a script with an API every 10", "apis.sh", "", "", 10, apiUnit},
}

// BenchmarkGrowth lints files of ten and a hundred times the size: the time
// for a byte stays the same.
func BenchmarkGrowth(b *testing.B) {
	for _, kind := range growing {
		for _, size := range []int{10, 100, 1000, 10_000} {
			units := size / kind.perUnit
			if units < 2 || size == 10_000 && kind.file != "deploy.sh" && kind.file != "apis.sh" {
				continue
			}
			b.Run(fmt.Sprintf("%s/%d", kind.name, size), func(b *testing.B) {
				var text strings.Builder
				text.WriteString(kind.head)
				for i := range units {
					kind.unit(&text, i)
				}
				text.WriteString(kind.tail)
				path := filepath.Join(b.TempDir(), kind.file)
				if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
					b.Fatal(err)
				}
				begin := processorTime(b)
				lintAll(b, []string{path})
				b.ReportMetric(float64(processorTime(b)-begin)/float64(b.N)/float64(text.Len()), "cpu-ns/byte")
			})
		}
	}
}

const httpHead = `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Name: {Type: String, Default: shop}
Resources:
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: !Ref Name, ProtocolType: HTTP}}
  Link: {Type: AWS::ApiGatewayV2::VpcLink, Properties: {Name: shop, SubnetIds: [subnet-0a1b2c3d, subnet-1a2b3c4d], SecurityGroupIds: [sg-0a1b2c3d]}}
  Alb: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Scheme: internal, Subnets: [subnet-0a1b2c3d, subnet-1a2b3c4d]}}
`

func httpUnit(b *strings.Builder, number int) {
	_, _ = fmt.Fprintf(b, `  Listener%[1]d:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: {LoadBalancerArn: !Ref Alb, Port: %[2]d, Protocol: HTTP, DefaultActions: [{Type: forward, TargetGroupArn: !Ref Group%[1]d}]}
  Group%[1]d:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties: {Port: 8080, Protocol: HTTP, TargetType: ip, VpcId: vpc-0a1b2c3d, HealthCheckPath: /health}
  Service%[1]d:
    Type: AWS::ECS::Service
    Properties:
      Cluster: shop
      TaskDefinition: shop:%[2]d
      LoadBalancers: [{ContainerName: shop, ContainerPort: 8080, TargetGroupArn: !Ref Group%[1]d}]
  Integration%[1]d:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref Api
      IntegrationType: HTTP_PROXY
      IntegrationMethod: ANY
      ConnectionType: VPC_LINK
      ConnectionId: !Ref Link
      PayloadFormatVersion: "1.0"
      IntegrationUri: !Ref Listener%[1]d
  Route%[1]d:
    Type: AWS::ApiGatewayV2::Route
    Properties: {ApiId: !Ref Api, RouteKey: "ANY /items%[1]d/{proxy+}", Target: !Sub "integrations/${Integration%[1]d}"}
`, number, number+1000)
}

const restHead = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: shop}}
  Nlb: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Type: network, Scheme: internal, Subnets: [subnet-0a1b2c3d]}}
  Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref Nlb, Port: 8443, Protocol: TLS, DefaultActions: []}}
  Link: {Type: AWS::ApiGateway::VpcLink, Properties: {Name: shop, TargetArns: [!Ref Nlb]}}
`

func restUnit(b *strings.Builder, number int) {
	_, _ = fmt.Fprintf(b, `  Item%[1]d:
    Type: AWS::ApiGateway::Resource
    Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: item%[1]d}
  Get%[1]d:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref Item%[1]d
      HttpMethod: GET
      AuthorizationType: NONE
      Integration:
        Type: HTTP_PROXY
        ConnectionType: VPC_LINK
        ConnectionId: !Ref Link
        IntegrationHttpMethod: GET
        Uri: https://shop.example.com:8443/item%[1]d
`, number)
}

// wrongUnit has an ignored mistake and one that counts.
func wrongUnit(b *strings.Builder, number int) {
	_, _ = fmt.Fprintf(b, `  Link%[1]d:
    Type: AWS::ApiGateway::VpcLink
    Metadata: {linkproof: {ignore: [{rule: LNK007, reason: kept for now}]}}
    Properties: {Name: shop, TargetArns: [!Ref Alb]}
  Integration%[1]d:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref Api
      IntegrationType: HTTP_PROXY
      IntegrationMethod: ANY
      ConnectionType: VPC_LINK
      ConnectionId: !Ref Link
      PayloadFormatVersion: "2.0"
      IntegrationUri: !Ref Alb
`, number)
}

func operationUnit(b *strings.Builder, number int) {
	_, _ = fmt.Fprintf(b, `  /items%[1]d/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: fine}}
      x-amazon-apigateway-integration:
        type: http_proxy
        httpMethod: GET
        connectionType: VPC_LINK
        connectionId: a1b2c3
        uri: https://shop.example.com/items%[1]d/{id}
        requestParameters: {integration.request.path.id: method.request.path.id}
`, number)
}

func printedUnit(b *strings.Builder, number int) {
	_, _ = fmt.Fprintf(b, `{"IntegrationId": "a%[1]d", "IntegrationType": "HTTP_PROXY", "IntegrationMethod": "ANY", "ConnectionType": "VPC_LINK", "ConnectionId": "x%[1]d",
  "PayloadFormatVersion": "1.0", "TimeoutInMillis": 30000,
  "IntegrationUri": "arn:aws:elasticloadbalancing:us-east-2:111111111111:listener/app/shop/50dc6c495c0c9188/%016[1]x"},
`, number)
}

func callUnit(b *strings.Builder, number int) {
	_, _ = fmt.Fprintf(b, `ID%[1]d=$(aws apigatewayv2 create-integration --api-id "$API" --integration-type HTTP_PROXY \
  --connection-type VPC_LINK --connection-id a1b2c3 --integration-method ANY --payload-format-version 1.0 \
  --integration-uri arn:aws:elasticloadbalancing:us-east-2:111111111111:listener/app/shop/50dc6c495c0c9188/%016[1]x \
  --query IntegrationId --output text)
aws apigatewayv2 create-route --api-id "$API" --route-key 'GET /items%[1]d' --target "integrations/$ID%[1]d"
`, number)
}

func apiUnit(b *strings.Builder, number int) {
	_, _ = fmt.Fprintf(b, `API=$(aws apigatewayv2 create-api --name "shop%[1]d" --protocol-type HTTP --query ApiId --output text)
`, number)
	callUnit(b, number)
	_, _ = fmt.Fprintf(b, `
# The stage of shop%[1]d.
aws apigatewayv2 create-stage --api-id "$API" --stage-name '$default' --auto-deploy

`, number)
}
