package cfn_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestResources(t *testing.T) {
	tests := []struct {
		name, src string
		want      []string
	}{
		{
			name: "HTTP API before an Application Load Balancer",
			src: `
Resources:
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: orders, ProtocolType: HTTP}}
  Route: {Type: AWS::ApiGatewayV2::Route, Properties: {ApiId: !Ref Api, RouteKey: "ANY /orders/{proxy+}", AuthorizationType: JWT, AuthorizerId: users, Target: !Sub "integrations/${In}"}}
  Default: {Type: AWS::ApiGatewayV2::Route, Properties: {ApiId: !Ref Api, RouteKey: $default, Target: !Join [/, [integrations, !Ref In]]}}
  In:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref Api
      IntegrationType: HTTP_PROXY
      IntegrationMethod: ANY
      ConnectionType: VPC_LINK
      ConnectionId: !Ref Link
      IntegrationUri: !Ref Listener
      PayloadFormatVersion: "1.0"
      TimeoutInMillis: 12000
      TlsConfig: {ServerNameToVerify: orders.example.com}
      RequestParameters: {"overwrite:path": /x}
      ResponseParameters:
        "200": {ResponseParameters: [{Destination: "append:header.a", Source: b}]}
        "404": {"overwrite:statuscode": "403"}
  Stage: {Type: AWS::ApiGatewayV2::Stage, Properties: {ApiId: !Ref Api, StageName: prod, AutoDeploy: true, StageVariables: {a: b}}}
  Link: {Type: AWS::ApiGatewayV2::VpcLink, Properties: {Name: link, SubnetIds: [s1, s2], SecurityGroupIds: [!Ref Group]}}
  Alb: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Scheme: internal, SecurityGroups: [!Ref Group], Subnets: [s1]}}
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Alb
      Port: 443
      Protocol: HTTPS
      Certificates: [{CertificateArn: !Ref Certificate}]
      DefaultActions:
        - {Type: forward, TargetGroupArn: !Ref Targets}
        - {Type: forward, ForwardConfig: {TargetGroups: [{TargetGroupArn: !Ref Targets}]}}
        - {Type: fixed-response, FixedResponseConfig: {StatusCode: "404", ContentType: text/plain, MessageBody: none}}
  Targets: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {Port: 8080, Protocol: HTTP, TargetType: ip}}
  Certificate: {Type: AWS::CertificateManager::Certificate, Properties: {DomainName: orders.example.com, SubjectAlternativeNames: [o.example.com]}}
  Group: {Type: AWS::EC2::SecurityGroup, Properties: {SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8}]}}
  FromLink: {Type: AWS::EC2::SecurityGroupIngress, Properties: {GroupId: !GetAtt Group.GroupId, IpProtocol: "-1", SourceSecurityGroupId: sg-1}}
  ToList: {Type: AWS::EC2::SecurityGroupEgress, Properties: {GroupId: !Ref Group, IpProtocol: tcp, FromPort: 80, ToPort: 81, DestinationPrefixListId: pl-1}}
`,
			want: []string{
				"Api: Api HTTP API title orders routes 2 integrations 1 stages 1",
				"Route: Route ANY /orders/{proxy+} auth JWT by users target integrations/${In} of[Api] calls[In]",
				"Default: Route $default target integrations/${In} of[Api] calls[In]",
				"In: Integration HTTP API HTTP_PROXY over VPC_LINK link ${Link} [Link] method ANY uri ${Listener} payload 1.0 timeout 12000 " +
					"maps (overwrite:path=/x) listener[Listener] balancer[Alb] reaches[Listener]",
				"TlsConfig: TlsConfig name orders.example.com",
				"  200 maps (append:header.a=b)",
				"  404 maps (overwrite:statuscode=403)",
				"Stage: Stage stage prod variables (a=b) auto of[Api]",
				"Link: VpcLink V2 title link subnets (s1, s2) groups (${Group})",
				"Alb: LoadBalancer internal groups (${Group}) subnets (s1) listeners 1",
				"Listener: Listener port 443 HTTPS certificates (${Certificate}) of[Alb]",
				"Type: Action forward to ([Targets])",
				"Type: Action forward to ([Targets])",
				"Type: Action fixed-response 404 text/plain none",
				"Targets: TargetGroup port 8080 HTTP ip",
				"Group: SecurityGroup",
				"FromLink: SecurityGroupIngress in -1 group sg-1",
				"IpProtocol: SecurityGroup out tcp from 443 to 443 cidr 10.0.0.0/8",
				"ToList: SecurityGroupEgress out tcp from 80 to 81 list pl-1",
				"Certificate: Certificate names (orders.example.com, o.example.com)",
			},
		},
		{
			name: "HTTP API before a Cloud Map service",
			src: `
Resources:
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {ProtocolType: HTTP}}
  In: {Type: AWS::ApiGatewayV2::Integration, Properties: {ApiId: !Ref Api, IntegrationUri: !GetAtt Service.Arn}}
  Filtered: {Type: AWS::ApiGatewayV2::Integration, Properties: {ApiId: !Ref Api, IntegrationUri: !Sub "${Service.Arn}?stage=prod"}}
  Service: {Type: AWS::ServiceDiscovery::Service, Properties: {Name: catalog, DnsConfig: {DnsRecords: [{Type: SRV, TTL: 60}, {Type: A, TTL: 60}]}}}
  ByCall: {Type: AWS::ServiceDiscovery::Service, Properties: {Name: jobs, Type: HTTP}}
  Open: {Type: AWS::ServiceDiscovery::Service, Properties: {DnsConfig: !GetAtt Custom.Config}}
  One: {Type: AWS::ServiceDiscovery::Instance, Properties: {ServiceId: !Ref Service, InstanceAttributes: {AWS_INSTANCE_IPV4: 10.0.0.1, AWS_INSTANCE_PORT: 8080}}}
  Task:
    Type: AWS::ECS::Service
    Properties:
      ServiceRegistries:
        - {RegistryArn: !GetAtt Service.Arn, Port: 8080, ContainerName: web, ContainerPort: 80}
  Custom: {Type: Custom::Config}
`,
			want: []string{
				"Api: Api HTTP API integrations 2",
				"In: Integration HTTP API uri ${Service.Arn} service[Service]",
				"Filtered: Integration HTTP API uri ${Service.Arn}?stage=prod service[Service]",
				"Service: Service title catalog records (SRV, A) of 2 instances 1 registrars 1",
				"ByCall: Service title jobs",
				"Open: Service of unknown",
				"One: Instance attributes (AWS_INSTANCE_IPV4=10.0.0.1, AWS_INSTANCE_PORT=8080) of[Service]",
				"Task: Service",
				"RegistryArn: Service in[Service] port 8080 container port 80 container web",
			},
		},
		{
			name: "REST API before a Network Load Balancer",
			src: `
Resources:
  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: billing, EndpointConfiguration: {Types: [REGIONAL]}}}
  Item: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Api, ParentId: !Ref Collection, PathPart: "{id}"}}
  Collection: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: invoices}}
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref Item
      HttpMethod: GET
      AuthorizationType: AWS_IAM
      RequestParameters: {method.request.path.id: true}
      Integration:
        Type: HTTP
        IntegrationHttpMethod: POST
        ConnectionType: VPC_LINK
        ConnectionId: !Ref Link
        Uri: !Sub "https://${Nlb.DNSName}:8443/v1/{id}"
        PassthroughBehavior: NEVER
        TimeoutInMillis: "20000"
        RequestParameters: {integration.request.path.id: method.request.path.id}
        RequestTemplates: {application/json: "{}"}
        IntegrationResponses:
          - {StatusCode: "200", ResponseTemplates: {application/json: $input.body}}
          - {StatusCode: "404", SelectionPattern: 4.., ResponseParameters: {method.response.header.a: "'b'"}}
  Root: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Api, ResourceId: !GetAtt Api.RootResourceId, HttpMethod: ANY, Integration: {Type: MOCK}}}
  Elsewhere: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Api, ResourceId: abc, HttpMethod: OPTIONS}}
  V2: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Api, ResourceId: !Ref Collection, HttpMethod: PUT, Integration: {Type: HTTP_PROXY, ConnectionType: VPC_LINK, ConnectionId: !Ref New, IntegrationTarget: !Ref Nlb, Uri: "https://b.example.com:8443"}}}
  Stage: {Type: AWS::ApiGateway::Stage, Properties: {RestApiId: !Ref Api, StageName: prod, Variables: {link: !Ref Link}, ClientCertificateId: c1}}
  Deployment: {Type: AWS::ApiGateway::Deployment, Properties: {RestApiId: !Ref Api, StageName: test, StageDescription: {Variables: {a: b}}}}
  Bare: {Type: AWS::ApiGateway::Deployment, Properties: {RestApiId: !Ref Api}}
  Link: {Type: AWS::ApiGateway::VpcLink, Properties: {Name: link, TargetArns: [!Ref Nlb]}}
  New: {Type: AWS::ApiGatewayV2::VpcLink, Properties: {Name: new}}
  Nlb: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Type: network}}
  Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref Nlb, Port: 8443, Protocol: TLS}}
`,
			want: []string{
				"Api: RestApi REST API types (REGIONAL) title billing routes 4 integrations 3 stages 2",
				"Get: Method GET /invoices/{id} auth AWS_IAM declares (method.request.path.id=true) of[Api] calls[Get]",
				"Root: Method ANY / of[Api] calls[Root]",
				"Elsewhere: Method OPTIONS ${path} of[Api]",
				"V2: Method PUT /invoices of[Api] calls[V2]",
				"Get: Method REST API HTTP over VPC_LINK link ${Link} [Link] method POST uri https://${Nlb.DNSName}:8443/v1/{id} timeout 20000 " +
					"passthrough NEVER maps (integration.request.path.id=method.request.path.id) templates (application/json={}) balancer[Nlb] reaches[Listener]",
				"StatusCode: IntegrationResponse 200 templates (application/json=$input.body)",
				"StatusCode: IntegrationResponse 404 for 4.. maps (method.response.header.a='b')",
				"Root: Method REST API MOCK",
				"V2: Method REST API HTTP_PROXY over VPC_LINK link ${New} [New] uri https://b.example.com:8443 target ${Nlb} balancer[Nlb] reaches[Listener]",
				"Stage: Stage stage prod variables (link=${Link}) certificate c1 of[Api]",
				"Deployment: Deployment stage test variables (a=b) of[Api]",
				"Link: VpcLink V1 title link targets (${Nlb}=[Nlb]) of 1",
				"New: VpcLink V2 title new",
				"Nlb: LoadBalancer network listeners 1",
				"Listener: Listener port 8443 TLS of[Nlb]",
			},
		},
		{
			name: "APIs with a document",
			src: `
Resources:
  Rest:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Parameters: {endpointConfigurationTypes: REGIONAL}
      Body:
        openapi: 3.0.1
        info: {title: t, version: "1"}
        paths:
          /a: {get: {x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, connectionType: VPC_LINK, connectionId: !Ref LinkV1, uri: "http://b.example.com"}}}
  Http:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      Body:
        openapi: 3.0.1
        info: {title: t, version: "1"}
        paths:
          /a: {get: {x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, connectionType: VPC_LINK, connectionId: !Ref LinkV2, uri: !Ref Listener}}}
  LinkV1: {Type: AWS::ApiGateway::VpcLink}
  LinkV2: {Type: AWS::ApiGatewayV2::VpcLink}
  Listener: {Type: AWS::ElasticLoadBalancingV2::Listener}
`,
			want: []string{
				"Rest: RestApi REST API types (REGIONAL) routes 1 integrations 1",
				"Http: Api HTTP API routes 1 integrations 1",
				"get: Method GET /a of[Rest] calls[GET /a]",
				"get: Route GET /a of[Http] calls[GET /a]",
				"x-amazon-apigateway-integration: Method REST API HTTP_PROXY over VPC_LINK link ${LinkV1} [LinkV1] method GET uri http://b.example.com",
				"x-amazon-apigateway-integration: Integration HTTP API HTTP_PROXY over VPC_LINK link ${LinkV2} [LinkV2] method GET uri ${Listener} " +
					"listener[Listener] reaches[Listener]",
				"LinkV1: VpcLink V1",
				"LinkV2: VpcLink V2",
				"Listener: Listener",
			},
		},
		{
			name: "APIs of SAM",
			src: `
Transform: AWS::Serverless-2016-10-31
Globals:
  Api: {EndpointConfiguration: PRIVATE}
  HttpApi: {StageVariables: {a: b}}
Resources:
  Rest: {Type: AWS::Serverless::Api, Properties: {StageName: prod, Variables: {c: d}}}
  Regional: {Type: AWS::Serverless::Api, Properties: {StageName: prod, EndpointConfiguration: {Type: REGIONAL}}}
  Http:
    Type: AWS::Serverless::HttpApi
    Properties:
      DefinitionBody:
        openapi: 3.0.1
        info: {title: t, version: "1"}
        paths:
          /a: {get: {x-amazon-apigateway-integration: {type: http_proxy, uri: "https://b.example.com"}}}
`,
			want: []string{
				"Rest: Api REST API types (PRIVATE) stages 1",
				"Regional: Api REST API types (REGIONAL) stages 1",
				"Http: HttpApi HTTP API routes 1 integrations 1 stages 1",
				"get: Route GET /a of[Http] calls[GET /a]",
				"x-amazon-apigateway-integration: Integration HTTP API HTTP_PROXY uri https://b.example.com",
				"Rest: Api stage prod variables (c=d) of[Rest]",
				"Regional: Api stage prod of[Regional]",
				"Http: HttpApi stage $default variables (a=b) of[Http]",
			},
		},
		{
			name: "WebSocket and unknown APIs",
			src: `
Resources:
  Socket: {Type: AWS::ApiGatewayV2::Api, Properties: {ProtocolType: WEBSOCKET}}
  In: {Type: AWS::ApiGatewayV2::Integration, Properties: {ApiId: !Ref Socket}}
  Connect: {Type: AWS::ApiGatewayV2::Route, Properties: {ApiId: !ImportValue socket, RouteKey: $connect, Target: !Sub "integrations/${Called}"}}
  Called: {Type: AWS::ApiGatewayV2::Integration, Properties: {ApiId: !ImportValue socket}}
  Templated: {Type: AWS::ApiGatewayV2::Integration, Properties: {ApiId: !ImportValue socket, TemplateSelectionExpression: x}}
  Other: {Type: AWS::ApiGatewayV2::Integration, Properties: {ApiId: !ImportValue http}}
`,
			want: []string{
				"Socket: Api WebSocket API integrations 1",
				"Connect: Route $connect target integrations/${Called} calls[Called]",
				"In: Integration WebSocket API",
				"Called: Integration API",
				"Templated: Integration WebSocket API",
				"Other: Integration HTTP API",
			},
		},
		{
			name: "settings that nobody can tell",
			src: `
Parameters: {Subnets: {Type: "List<AWS::EC2::Subnet::Id>"}, Targets: {Type: CommaDelimitedList, Default: "a,b"}}
Resources:
  In: {Type: AWS::ApiGatewayV2::Integration, Properties: {"Fn::Transform": {Name: AWS::Include}}}
  Method: {Type: AWS::ApiGateway::Method, Properties: {Integration: {"Fn::Transform": {Name: AWS::Include}}}}
  Api: {Type: AWS::ApiGateway::RestApi, Properties: {EndpointConfiguration: !Ref Custom, Body: {"Fn::Transform": {Name: AWS::Include}}}}
  Link: {Type: AWS::ApiGatewayV2::VpcLink, Properties: {SubnetIds: !Ref Subnets}}
  Old: {Type: AWS::ApiGateway::VpcLink, Properties: {TargetArns: !Ref Targets}}
  Older: {Type: AWS::ApiGateway::VpcLink, Properties: {TargetArns: [!Ref Custom]}}
  Stage: {Type: AWS::ApiGateway::Stage, Properties: {Variables: !GetAtt Custom.Variables}}
  Group: {Type: AWS::EC2::SecurityGroup, Properties: {SecurityGroupIngress: !GetAtt Custom.Rules}}
  Loose: {Type: AWS::EC2::SecurityGroup}
  Rule: {Type: AWS::EC2::SecurityGroupIngress, Properties: {GroupId: !Ref Subnets}}
  Custom: {Type: Custom::Thing}
  Empty: {Type: AWS::ApiGatewayV2::Integration}
`,
			want: []string{
				"Api: RestApi REST API",
				"Method: Method ${path}",
				"Empty: Integration HTTP API",
				"Stage: Stage open",
				"Link: VpcLink V2",
				"Old: VpcLink V1 targets (a, b) of 2",
				"Older: VpcLink V1 targets (${Custom}) of 1",
				"Group: SecurityGroup open", "Group: SecurityGroup out -1 cidr 0.0.0.0/0",
				"Loose: SecurityGroup open", "Loose: SecurityGroup out -1 cidr 0.0.0.0/0",
			},
		},
		{
			name: "resources of a path that lead back to each other",
			src: `
Resources:
  A: {Type: AWS::ApiGateway::Resource, Properties: {ParentId: !Ref B, PathPart: a}}
  B: {Type: AWS::ApiGateway::Resource, Properties: {ParentId: !Ref A, PathPart: b}}
  Get: {Type: AWS::ApiGateway::Method, Properties: {ResourceId: !Ref A, HttpMethod: GET}}
`,
			want: []string{"Get: Method GET ${path}"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := read(t, test.src)
			if diff := cmp.Diff(test.want, dump(only(t, test.src))); diff != "" {
				t.Errorf("YAML (-want +got):\n%s", diff)
			}
			var got []string
			for _, line := range dump(only(t, asJSON(file.Root))) {
				got = append(got, unquoted(line))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("JSON (-want +got):\n%s", diff)
			}
		})
	}
}

// unquoted takes the quotes off the name at the start of a line.
func unquoted(line string) string {
	at, rest, _ := strings.Cut(line, ":")
	return strings.Trim(at, `"`) + ":" + rest
}

func TestShapes(t *testing.T) {
	m := only(t, `
Resources:
  In:
    Type: AWS::ApiGatewayV2::Integration
    Properties: {ApiId: a, IntegrationType: HTTP_PROXY, ConectionType: VPC_LINK, TimeoutInMillis: !Ref AWS::NoValue}
  Vpc: {Type: AWS::S3::Bucket, Properties: {Colour: red}}
`)
	if len(m.Shapes) != 1 || m.Shapes[0].Owner != "AWS::ApiGatewayV2::Integration In" {
		t.Fatalf("shapes %v, want that of In", m.Shapes)
	}
	faults := m.Shapes[0].Faults()
	if len(faults) != 1 || faults[0].At.Text() != "ConectionType" {
		t.Errorf("faults %v, want one at ConectionType", faults)
	}
}
