package awsjson

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// answers are one document of each shape, in the order of the table.
var answers = []struct{ src, want string }{
	{
		`{"Items": [{"ApiId": "a1", "ProtocolType": "HTTP", "ApiEndpoint": "https://a1.execute-api.eu-west-1.amazonaws.com"}]}`,
		"AWS::ApiGatewayV2::Api a1: HTTP API, Region eu-west-1",
	},
	{
		`{"Items": [{"IntegrationId": "i1", "IntegrationType": "HTTP_PROXY", "ConnectionType": "VPC_LINK", "ConnectionId": "l1",
		"TlsConfig": {"ServerNameToVerify": "a.example.com"}, "RequestParameters": {"overwrite:path": "/x"},
		"ResponseParameters": {"200": {"remove:header.server": "''"}}}]}`,
		"AWS::ApiGatewayV2::Integration i1: HTTP API, HTTP_PROXY, VPC_LINK, link l1, verifies a.example.com, overwrite:path=/x, 200 remove:header.server=''",
	},
	{
		`{"Items": [{"RouteId": "r1", "RouteKey": "GET /orders/{id}", "Target": "integrations/i1", "AuthorizationType": "NONE"}]}`,
		"AWS::ApiGatewayV2::Route GET /orders/{id}: GET /orders/{id}, to integrations/i1, NONE",
	},
	{
		`{"Items": [{"StageName": "prod", "AutoDeploy": true, "RouteSettings": {}, "StageVariables": {"host": "a"}}]}`,
		"AWS::ApiGatewayV2::Stage prod: host=a",
	},
	{
		`{"Items": [{"VpcLinkId": "l1", "Name": "link", "SubnetIds": ["s1", "s2"], "SecurityGroupIds": ["g1"], "VpcLinkStatus": "AVAILABLE"}]}`,
		"AWS::ApiGatewayV2::VpcLink l1: V2, subnets s1 s2, groups g1, AVAILABLE",
	},
	{
		`{"Items": [{"AuthorizerId": "z1", "AuthorizerType": "JWT", "Name": "users", "IdentitySource": ["$request.header.Authorization"],
		"JwtConfiguration": {"Audience": ["shop"], "Issuer": "https://id.example.com"}}]}`,
		"AWS::ApiGatewayV2::Authorizer users: z1, JWT, by $request.header.Authorization, for shop, https://id.example.com",
	},
	{`{"Items": [{"DeploymentId": "d1", "DeploymentStatus": "DEPLOYED"}]}`, "AWS::ApiGatewayV2::Deployment d1: "},
	{
		`{"Items": [{"DomainName": "api.example.com", "DomainNameConfigurations": [{"CertificateArn": "arn:c", "SecurityPolicy": "TLS_1_2"}]}]}`,
		"AWS::ApiGatewayV2::DomainName api.example.com: TLS_1_2, certificate arn:c",
	},
	{
		`{"Items": [{"ApiId": "a1", "ApiMappingId": "m1", "ApiMappingKey": "v1", "Stage": "prod"}]}`,
		"AWS::ApiGatewayV2::ApiMapping v1: a1, prod, v1",
	},
	{`{"Items": [{"RouteResponseId": "r1", "RouteResponseKey": "$default"}]}`, ""},
	{`{"Items": [{"IntegrationResponseId": "r1", "IntegrationResponseKey": "$default"}]}`, ""},
	{`{"Items": [{"ModelId": "m1", "Name": "order", "Schema": "{}"}]}`, ""},
	{
		`{"items": [{"id": "a1", "name": "billing", "apiKeySource": "HEADER", "endpointConfiguration": {"types": ["REGIONAL"]}}]}`,
		"AWS::ApiGateway::RestApi a1: REST API, REGIONAL",
	},
	{
		`{"items": [{"id": "root", "path": "/"}, {"id": "p1", "parentId": "root", "pathPart": "{id}", "path": "/{id}", "resourceMethods": {
		"GET": {"httpMethod": "GET", "authorizationType": "NONE", "requestParameters": {"method.request.path.id": true}, "methodIntegration": {
		"type": "HTTP", "httpMethod": "POST", "uri": "http://nlb.example.com/{id}", "connectionType": "VPC_LINK", "connectionId": "l1",
		"integrationTarget": "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/a/1",
		"tlsConfig": {"insecureSkipVerification": true}, "requestTemplates": {"application/json": "${x} <b>"},
		"integrationResponses": {"200": {"statusCode": "200", "selectionPattern": "2.."}}}}}}]}`,
		`AWS::ApiGateway::Method GET /{id}: REST API, HTTP, VPC_LINK, link l1, target arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/a/1, skips verification, application/json=${x} <b>, answers 200 for 2..
AWS::ApiGateway::Method GET /{id}: GET /{id}, of p1, NONE, method.request.path.id=true`,
	},
	{
		`{"httpMethod": "GET", "authorizationType": "AWS_IAM", "apiKeyRequired": false, "methodIntegration": {"type": "MOCK"}}`,
		`AWS::ApiGateway::Method GET method: REST API, MOCK
AWS::ApiGateway::Method GET method: GET ${the path}, AWS_IAM`,
	},
	{
		`{"type": "HTTP_PROXY", "httpMethod": "GET", "uri": "http://a.example.com", "passthroughBehavior": "NEVER", "cacheNamespace": "p1"}`,
		"AWS::ApiGateway::Method of http://a.example.com: REST API, HTTP_PROXY",
	},
	{`{"item": [{"stageName": "prod", "deploymentId": "d1", "variables": {"host": "a"}}]}`, "AWS::ApiGateway::Stage prod: host=a"},
	{
		`{"items": [{"id": "l1", "name": "link", "status": "FAILED", "targetArns": ["arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/n/1"]}]}`,
		"AWS::ApiGateway::VpcLink l1: V1, targets arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/n/1, FAILED",
	},
	{
		`{"items": [{"id": "z1", "name": "users", "type": "REQUEST", "authType": "custom", "authorizerUri": "arn:f",
		"identitySource": "method.request.header.A, context.path"}]}`,
		"AWS::ApiGateway::Authorizer users: z1, REQUEST, by method.request.header.A context.path",
	},
	{
		`{"items": [{"id": "u1", "name": "gold", "apiStages": [{"apiId": "a1", "stage": "prod"}], "throttle": {"rateLimit": 10.5, "burstLimit": 20}}]}`,
		"AWS::ApiGateway::UsagePlan gold: a1 prod, rate 10.5",
	},
	{`{"items": [{"id": "k1", "name": "shop", "enabled": true, "createdDate": "2026-01-01", "stageKeys": []}]}`, "AWS::ApiGateway::ApiKey k1: enabled"},
	{`{"items": [{"id": "d1", "createdDate": "2026-01-01"}]}`, "AWS::ApiGateway::Deployment d1: "},
	{
		`{"items": [{"domainName": "api.example.com", "regionalCertificateArn": "arn:c", "regionalDomainName": "d-1.execute-api.eu-west-1.amazonaws.com",
		"domainNameStatus": "AVAILABLE", "securityPolicy": "TLS_1_0", "mutualTlsAuthentication": {"truststoreUri": "s3://b/ca.pem"}}]}`,
		"AWS::ApiGateway::DomainName api.example.com: TLS_1_0, trusts s3://b/ca.pem, certificate arn:c",
	},
	{`{"items": [{"basePath": "(none)", "restApiId": "a1", "stage": "prod"}]}`, "AWS::ApiGateway::BasePathMapping : a1, prod"},
	{
		`{"items": [{"clientCertificateId": "c1", "createdDate": "2025-01-01", "expirationDate": "2026-01-01"}]}`,
		"AWS::ApiGateway::ClientCertificate c1: until 2026-01-01",
	},
	{
		`{"cloudwatchRoleArn": "arn:aws:iam::111122223333:role/logs", "throttleSettings": {"burstLimit": 5000, "rateLimit": 10000.0}}`,
		"AWS::ApiGateway::Account : arn:aws:iam::111122223333:role/logs",
	},
	{
		`{"items": [{"id": "v1", "name": "all", "validateRequestBody": true, "validateRequestParameters": false}]}`,
		"AWS::ApiGateway::RequestValidator all: v1, body",
	},
	{`{"items": [{"id": "m1", "name": "order", "schema": "{}", "contentType": "application/json"}]}`, "AWS::ApiGateway::Model order: application/json"},
	{
		`{"items": [{"responseType": "DEFAULT_5XX", "statusCode": "503", "responseParameters": {"gatewayresponse.header.A": "'b'"}, "defaultResponse": false},
		{"responseType": "DEFAULT_4XX", "defaultResponse": true}]}`,
		"AWS::ApiGateway::GatewayResponse DEFAULT_5XX: 503",
	},
	{`{"statusCode": "200", "responseTemplates": {"application/json": null}}`, ""},
	{`{"contentType": "application/octet-stream", "contentDisposition": "attachment; filename=\"oas30.json\""}`, ""},
	{
		`{"LoadBalancers": [{"LoadBalancerArn": "arn:b", "LoadBalancerName": "b", "DNSName": "b.elb.eu-west-1.amazonaws.com", "Type": "network",
		"Scheme": "internal", "AvailabilityZones": [{"SubnetId": "s1"}]}]}`,
		"AWS::ElasticLoadBalancingV2::LoadBalancer b: internal, network, b.elb.eu-west-1.amazonaws.com, subnets s1",
	},
	{
		`{"Listeners": [{"ListenerArn": "arn:l", "LoadBalancerArn": "arn:b", "Port": 443, "Protocol": "TLS", "Certificates": [{"CertificateArn": "arn:c"}],
		"DefaultActions": [{"Type": "forward", "TargetGroupArn": "arn:g", "ForwardConfig": {"TargetGroups": [{"TargetGroupArn": "arn:g"}]}}]}]}`,
		"AWS::ElasticLoadBalancingV2::Listener TLS 443: of arn:b, certificate arn:c, forward arn:g",
	},
	{
		`{"TargetGroups": [{"TargetGroupArn": "arn:g", "TargetGroupName": "g", "Port": 8080, "Protocol": "TCP", "TargetType": "ip"}]}`,
		"AWS::ElasticLoadBalancingV2::TargetGroup g: TCP, ip",
	},
	{
		`{"Rules": [{"RuleArn": "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/orders/1/2/3", "Priority": "10",
		"Conditions": [{"Field": "host-header", "Values": ["a.example.com"], "HostHeaderConfig": {"Values": ["a.example.com"]}},
		{"Field": "query-string", "QueryStringConfig": {"Values": [{"Key": "v", "Value": "2"}]}}],
		"Actions": [{"Type": "forward", "TargetGroupArn": "arn:g"}], "IsDefault": false},
		{"RuleArn": "arn:d", "Priority": "default", "Conditions": [], "Actions": [], "IsDefault": true}]}`,
		"AWS::ElasticLoadBalancingV2::ListenerRule 10: of " + listenerARN + ", host-header a.example.com, query-string, v=2, forward arn:g\nAWS::ElasticLoadBalancingV2::ListenerRule default: ",
	},
	{
		`{"Certificates": [{"CertificateArn": "arn:c", "IsDefault": true}, {"CertificateArn": "arn:d", "IsDefault": false}]}`,
		"AWS::ElasticLoadBalancingV2::ListenerCertificate arn:d: ",
	},
	{`{"TargetHealthDescriptions": [{"Target": {"Id": "10.0.0.1"}, "TargetHealth": {"State": "healthy"}}]}`, ""},
	{`{"Attributes": [{"Key": "load_balancing.cross_zone.enabled", "Value": "true"}]}`, ""},
	{
		`{"Service": {"Id": "srv-1", "Arn": "arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-1", "Name": "orders", "Type": "DNS_HTTP",
		"DnsConfig": {"DnsRecords": [{"Type": "SRV"}]}}}`,
		"AWS::ServiceDiscovery::Service orders: srv-1, records SRV",
	},
	{
		`{"Instances": [{"Id": "i1", "Attributes": {"AWS_INSTANCE_PORT": "80"}}]}`,
		"AWS::ServiceDiscovery::Instance i1: AWS_INSTANCE_PORT=80",
	},
	{
		`{"Instances": [{"InstanceId": "i1", "ServiceName": "orders", "HealthStatus": "UNHEALTHY", "Attributes": {"AWS_INSTANCE_PORT": "80"}}]}`,
		"AWS::ServiceDiscovery::Instance i1: AWS_INSTANCE_PORT=80, UNHEALTHY",
	},
	{`{"Instances": [], "InstancesRevision": 4}`, ""},
	{
		`{"Namespaces": [{"Id": "ns-1", "Arn": "arn:aws:n", "Name": "example.local", "Type": "DNS_PRIVATE"}]}`,
		"AWS::ServiceDiscovery::Namespace example.local: ns-1, DNS_PRIVATE",
	},
	{
		`{"services": [{"serviceArn": "arn:aws:ecs:eu-west-1:111122223333:service/c/orders", "serviceName": "orders", "serviceRegistries": [{"registryArn": "arn:r", "port": 80}],
		"taskDefinition": "arn:t", "launchType": "FARGATE", "loadBalancers": [{"targetGroupArn": "arn:g", "containerName": "web", "containerPort": 80}],
		"networkConfiguration": {"awsvpcConfiguration": {"subnets": ["s1"], "securityGroups": ["g1"]}},
		"deployments": [{"serviceConnectConfiguration": {"enabled": true}}]}]}`,
		"AWS::ECS::Service orders: arn:t, FARGATE, registry arn:r, group arn:g, subnets s1, groups g1, connects",
	},
	{
		`{"taskDefinition": {"taskDefinitionArn": "arn:t", "family": "orders", "networkMode": "awsvpc",
		"containerDefinitions": [{"name": "web", "portMappings": [{"containerPort": 8080, "protocol": "tcp"}]}]}}`,
		"AWS::ECS::TaskDefinition orders: awsvpc, web 8080",
	},
	{
		`{"SecurityGroups": [{"GroupId": "g1", "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 80, "ToPort": 81,
		"IpRanges": [{"CidrIp": "10.0.0.0/8"}], "Ipv6Ranges": [{"CidrIpv6": "::/0"}], "UserIdGroupPairs": [{"GroupId": "g2"}],
		"PrefixListIds": [{"PrefixListId": "pl-1"}]}], "IpPermissionsEgress": []}]}`,
		"AWS::EC2::SecurityGroup g1: from tcp 10.0.0.0/8 tcp ::/0 tcp g2 tcp pl-1",
	},
	{
		`{"Subnets": [{"SubnetId": "s1", "VpcId": "v1", "CidrBlock": "10.0.0.0/24", "AvailabilityZone": "eu-west-1a"}]}`,
		"AWS::EC2::Subnet s1: v1, 10.0.0.0/24, eu-west-1a",
	},
	{
		`{"SecurityGroupRules": [{"SecurityGroupRuleId": "sgr-1", "GroupId": "g1", "IsEgress": false, "IpProtocol": "tcp", "FromPort": 80, "ToPort": 80,
		"CidrIpv4": "10.0.0.0/8"}, {"SecurityGroupRuleId": "sgr-2", "GroupId": "g1", "IsEgress": true, "IpProtocol": "-1", "ReferencedGroupInfo": {"GroupId": "g2"}}]}`,
		"AWS::EC2::SecurityGroup g1: from tcp 10.0.0.0/8, to -1 g2",
	},
	{
		`{"Vpcs": [{"VpcId": "v1", "CidrBlock": "10.0.0.0/16", "CidrBlockAssociationSet": [{"CidrBlock": "10.0.0.0/16"}, {"CidrBlock": "10.1.0.0/16"}]}]}`,
		"AWS::EC2::VPC v1: blocks 10.0.0.0/16 10.1.0.0/16",
	},
	{
		`{"ServiceConfigurations": [{"ServiceId": "vpce-svc-1", "AcceptanceRequired": true, "NetworkLoadBalancerArns": ["arn:b"]}]}`,
		"AWS::EC2::VPCEndpointService vpce-svc-1: balancers arn:b",
	},
	{
		`{"Certificate": {"CertificateArn": "arn:aws:acm:eu-west-1:111122223333:certificate/c", "DomainName": "a.example.com", "SubjectAlternativeNames": ["a.example.com", "b.example.com"]}}`,
		"AWS::CertificateManager::Certificate a.example.com: names a.example.com b.example.com",
	},
	{
		`{"CertificateSummaryList": [{"CertificateArn": "arn:c", "DomainName": "a.example.com", "SubjectAlternativeNameSummaries": ["a.example.com"],
		"HasAdditionalSubjectAlternativeNames": true}]}`,
		"AWS::CertificateManager::Certificate a.example.com: names a.example.com ${names}",
	},
	{`{"UserId": "AIDA", "Account": "111122223333", "Arn": "arn:aws:iam::111122223333:user/a"}`, "account 111122223333"},
	{`{"Error": {"Code": "NotFoundException", "Message": "Invalid Vpc Link identifier specified"}, "ResponseMetadata": {"HTTPStatusCode": 404}}`, ""},
	{`{"Error": {"Code": "NotFoundException", "Message": "Invalid Vpc Link identifier specified"}}`, ""},
	{
		`{"ApiId": "a1", "IntegrationType": "HTTP_PROXY", "ConnectionType": "VPC_LINK", "Connectionid": "l1"}`,
		"AWS::ApiGatewayV2::Integration create-integration: HTTP API, HTTP_PROXY, VPC_LINK",
	},
	{`{"ApiId": "a1", "RouteKey": "$default", "Target": "integrations/i1"}`, "AWS::ApiGatewayV2::Route $default: $default, to integrations/i1"},
	{`{"ApiId": "a1", "Name": "users", "AuthorizerType": "JWT", "IdentitySource": ["$request.header.Authorization"]}`, "AWS::ApiGatewayV2::Authorizer users: JWT, by $request.header.Authorization"},
	{`{"Name": "link", "SubnetIds": ["s1"]}`, "AWS::ApiGatewayV2::VpcLink link: V2, subnets s1"},
	{`{"restApiId": "a1", "resourceId": "p1", "httpMethod": "GET", "stageVariables": {"link": "l1"}}`, "aws apigateway test-invoke-method GET: link=l1"},
	{
		`{"restApiId": "a1", "resourceId": "p1", "httpMethod": "ANY", "type": "HTTP_PROXY", "integrationHttpMethod": "POST", "uri": "http://a.example.com"}`,
		"AWS::ApiGateway::Method ANY p1: REST API, HTTP_PROXY",
	},
	{
		`{"restApiId": "a1", "resourceId": "p1", "httpMethod": "ANY", "authorizationType": "NONE"}`,
		"AWS::ApiGateway::Method ANY p1: ANY ${the path}, of p1, NONE",
	},
	{`{"restApiId": "a1", "resourceId": "p1", "httpMethod": "ANY", "statusCode": "200"}`, ""},
	{`{"name": "link", "targetArns": []}`, "AWS::ApiGateway::VpcLink link: V1"},
	{
		`{"ServiceId": "srv-1", "InstanceId": "i1", "Attributes": {"AWS_INSTANCE_PORT": "80"}}`,
		"AWS::ServiceDiscovery::Instance i1: AWS_INSTANCE_PORT=80",
	},
	{
		`{"Name": "orders", "NamespaceId": "ns-1", "DnsConfig": {"DnsRecords": [{"Type": "SRV", "TTL": 10}]}}`,
		"AWS::ServiceDiscovery::Service orders: records SRV",
	},
	{`{"restApiId": "a1", "stageName": "prod", "deploymentId": "d1", "variables": {"link": "l1"}}`, "AWS::ApiGateway::Stage prod: link=l1"},
	{`{"ApiId": "a1", "StageName": "prod", "AutoDeploy": true}`, "AWS::ApiGatewayV2::Stage prod: "},
	{
		`{"serviceName": "orders", "taskDefinition": "orders:3", "serviceRegistries": [{"registryArn": "arn:r"}]}`,
		"AWS::ECS::Service orders: orders:3, registry arn:r",
	},
}

func TestShapes(t *testing.T) {
	if len(answers) != len(shapes) {
		t.Fatalf("%d documents for %d shapes", len(answers), len(shapes))
	}
	for i, answer := range answers {
		t.Run(shapes[i].commands, func(t *testing.T) {
			file := read(t, "answer.json", answer.src)
			var fitting []string
			for answer := range found(file.Root) {
				fitting = append(fitting, answer.shape.commands)
			}
			if diff := cmp.Diff([]string{shapes[i].commands}, fitting); diff != "" {
				t.Error(diff)
			}
			m := Load([]*syntax.File{file}, model.Given{}, nil).Worlds[0]
			if diff := cmp.Diff(answer.want, summary(m)); diff != "" {
				t.Error(diff)
			}
			if answer.want != "" && !Hinted(file.Src) {
				t.Error("no hint of the shape in its bytes")
			}
		})
	}
}

func TestRecognizes(t *testing.T) {
	for src, want := range map[string]bool{
		`{"name": "app", "version": "1.0.0", "scripts": {"build": "tsc"}, "type": "module"}`: false,
		`{"compilerOptions": {"target": "es2022"}, "include": ["src"]}`:                      false,
		`{"items": [{"id": 1, "name": "a"}, {"id": 2, "name": "b", "path": "/b"}]}`:          false,
		`{"Items": []}`:                                                       true,
		`{"LoadBalancers": []}`:                                               true,
		`{"services": [], "failures": []}`:                                    true,
		`{"serviceArns": ["arn:aws:ecs:x"], "nextToken": null}`:               true,
		`{"items": [], "position": "abc"}`:                                    true,
		`{"items": [], "total": 0}`:                                           false,
		`{"scripts": []}`:                                                     false,
		`{"position": "abc"}`:                                                 false,
		`{"nested": {"items": []}}`:                                           false,
		`{"Error": {"Code": "NotFoundException", "Message": "no"}}`:           true,
		`{"Service": {"Id": 7, "Name": "x"}}`:                                 false,
		`{"openapi": "3.0.1", "paths": {"/": {"get": {"operationId": "x"}}}}`: false,
		`{"resources": [{"type": "aws_lb", "attributes": {"arn": "arn:aws:x", "dns_name": "y"}}]}`:       false,
		`{"Name": "x", "SubnetIds": [], "Engine": "e", "Version": "v", "Size": 3}`:                       false,
		`{"calls": {"nested request": {"restApiId": "a", "resourceId": "b", "type": "HTTP", "uri": 1}}}`: false,
		`"text"`: false,
		``:       false,
		`[{"IntegrationId": "i1", "IntegrationType": "HTTP_PROXY"}]`:                                         true,
		`{"links": {"Items": [{"VpcLinkId": "l1", "SubnetIds": []}]}, "other": 1}`:                           true,
		`{"test": {"recorded-content": {"get-link": {"id": "<id:1>", "targetArns": []}}}}`:                   true,
		"Items:\n- ApiId: a1\n  ProtocolType: HTTP\n":                                                        true,
		`{"Items": [{"StageName": "old"}, {"StageName": "new", "RouteSettings": {}, "DeploymentId": "d1"}]}`: true,
	} {
		if got := Recognizes(read(t, "-", src)); got != want {
			t.Errorf("%s: recognised %t, want %t", src, got, want)
		}
	}
}

func read(t *testing.T, name, src string) *syntax.File {
	t.Helper()
	file := syntax.Read(name, []byte(src), syntax.DefaultLimits())
	if len(file.Problems) > 0 {
		t.Fatalf("%s: %s", name, file.Problems[0].Message)
	}
	return file
}
