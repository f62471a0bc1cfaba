package cfn_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
)

func TestAccess(t *testing.T) {
	m := only(t, `
Resources:
  Rest: {Type: AWS::ApiGateway::RestApi, Properties: {DisableExecuteApiEndpoint: true, ApiKeySourceType: HEADER, EndpointConfiguration: {Types: [PRIVATE], VpcEndpointIds: [vpce-1]}}}
  Http: {Type: AWS::ApiGatewayV2::Api, Properties: {ProtocolType: HTTP, CorsConfiguration: {AllowOrigins: ["*"], MaxAge: 60}}}
  Users: {Type: AWS::ApiGateway::Authorizer, Properties: {RestApiId: !Ref Rest, Type: REQUEST, IdentitySource: "method.request.header.A, method.request.header.B"}}
  Tokens: {Type: AWS::ApiGatewayV2::Authorizer, Properties: {ApiId: !Ref Http, AuthorizerType: JWT, IdentitySource: [$request.header.A], JwtConfiguration: {Issuer: "https://i", Audience: [a, b]}}}
  Bodies: {Type: AWS::ApiGateway::RequestValidator, Properties: {RestApiId: !Ref Rest, ValidateRequestBody: true}}
  Late: {Type: AWS::ApiGateway::GatewayResponse, Properties: {RestApiId: !Ref Rest, ResponseType: INTEGRATION_TIMEOUT, StatusCode: "503", ResponseParameters: {gatewayresponse.header.a: "'b'"}}}
  Order: {Type: AWS::ApiGateway::Model, Properties: {RestApiId: !Ref Rest, Name: Order, ContentType: application/json}}
  Get: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Rest, HttpMethod: GET, ResourceId: !GetAtt Rest.RootResourceId, ApiKeyRequired: true, RequestValidatorId: !GetAtt Bodies.RequestValidatorId}}
`)
	rest, http := m.APIs[0], m.APIs[1]
	users, tokens := m.Authorizers[0], m.Authorizers[1]
	want := []string{
		"Users REQUEST (method.request.header.A, method.request.header.B)", "Tokens JWT ($request.header.A) https://i (a, b)",
		"Late INTEGRATION_TIMEOUT 503 (gatewayresponse.header.a='b')", "Order application/json",
	}
	got := []string{
		"Users " + users.Kind.String() + list("", texts(users.IdentitySources)),
		"Tokens " + tokens.Kind.String() + list("", texts(tokens.IdentitySources)) + " " + tokens.Issuer.String() + list("", texts(tokens.Audiences)),
		"Late " + m.Responses[0].Kind.String() + " " + m.Responses[0].StatusCode.String() + mappings("", m.Responses[0].Parameters),
		m.RequestModels[0].Title.String() + " " + m.RequestModels[0].ContentType.String(),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("access (-want +got):\n%s", diff)
	}
	if len(rest.Authorizers) != 1 || len(rest.Validators) != 1 || len(rest.GatewayResponses) != 1 || len(http.Authorizers) != 1 {
		t.Error("not all is joined to its API")
	}
	route := m.Routes[0]
	if !model.Is(route.KeyRequired, true) || route.Validator.Same(m.Validators[0].ID) != model.Yes {
		t.Errorf("the method has validator %s, want that of Bodies, and needs no key", route.Validator)
	}
	if !model.Is(rest.ExecuteAPIDisabled, true) || !rest.APIKeySource.Is("HEADER") || len(rest.VPCEndpoints) != 1 || http.CORS == nil || !model.Is(http.CORS.MaxAge, 60) {
		t.Error("settings of the APIs are missing")
	}
}

func TestDomainsAndPlans(t *testing.T) {
	m := only(t, `
Resources:
  Rest: {Type: AWS::ApiGateway::RestApi}
  Domain: {Type: AWS::ApiGateway::DomainName, Properties: {DomainName: a.example.com, RegionalCertificateArn: c, SecurityPolicy: TLS_1_2, MutualTlsAuthentication: {TruststoreUri: "s3://b/k"}}}
  Mapping: {Type: AWS::ApiGateway::BasePathMapping, Properties: {DomainName: !Ref Domain, RestApiId: !Ref Rest, BasePath: v1, Stage: prod}}
  Http: {Type: AWS::ApiGatewayV2::Api, Properties: {ProtocolType: HTTP}}
  Other: {Type: AWS::ApiGatewayV2::DomainName, Properties: {DomainName: b.example.com, DomainNameConfigurations: [{CertificateArn: c, SecurityPolicy: TLS_1_2}]}}
  ByName: {Type: AWS::ApiGatewayV2::ApiMapping, Properties: {DomainName: b.example.com, ApiId: !GetAtt Http.ApiId, Stage: $default}}
  Snapshot: {Type: AWS::ApiGateway::Deployment, DependsOn: [Get], Properties: {RestApiId: !Ref Rest}}
  Get: {Type: AWS::ApiGateway::Method, DependsOn: Post}
  Post: {Type: AWS::ApiGateway::Method}
  HttpSnapshot: {Type: AWS::ApiGatewayV2::Deployment, DependsOn: Get, Properties: {ApiId: !Ref Http}}
  Stage:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Rest
      StageName: prod
      DeploymentId: !Ref Snapshot
      AccessLogSetting: {DestinationArn: arn, Format: $context.requestId}
      MethodSettings: [{HttpMethod: GET, ResourcePath: /a, LoggingLevel: "OFF"}, {HttpMethod: "*", ResourcePath: "/*", LoggingLevel: INFO, DataTraceEnabled: true}]
  HttpStage: {Type: AWS::ApiGatewayV2::Stage, Properties: {ApiId: !Ref Http, StageName: x, DeploymentId: !GetAtt HttpSnapshot.DeploymentId, DefaultRouteSettings: {ThrottlingRateLimit: 5}}}
  Plan: {Type: AWS::ApiGateway::UsagePlan, Properties: {ApiStages: [{ApiId: !Ref Rest, Stage: prod}], Throttle: {RateLimit: 2.5, BurstLimit: 4}, Quota: {Limit: 9, Period: DAY}}}
  Key: {Type: AWS::ApiGateway::ApiKey, Properties: {Enabled: true}}
  Certificate: {Type: AWS::ApiGateway::ClientCertificate}
  Account: {Type: AWS::ApiGateway::Account, Properties: {CloudWatchRoleArn: role}}
`)
	var domains []string
	for _, domain := range m.Domains {
		parts := []string{domain.HostName.String(), domain.SecurityPolicy.String() + list("", texts(domain.Certificates)), domain.TrustStore.String()}
		for _, mapping := range domain.Mappings {
			parts = append(parts, mapping.Path.String()+">"+mapping.API.Name+"/"+mapping.StageName.String())
		}
		domains = append(domains, strings.Join(parts, " "))
	}
	want := []string{"a.example.com TLS_1_2 (c) s3://b/k v1>Rest/prod", "b.example.com TLS_1_2 (c)  >Http/$default"}
	if diff := cmp.Diff(want, domains); diff != "" {
		t.Errorf("domains (-want +got):\n%s", diff)
	}
	stage, other := m.Stages[0], m.Stages[1]
	if stage.Deployment.To != m.Deployments[0] || other.Deployment.To != m.Deployments[1] {
		t.Error("the stages do not find their deployments")
	}
	if diff := cmp.Diff([][]string{{"Get", "Rest", "Post"}, {"Get", "Http", "Post"}}, [][]string{m.Deployments[0].After, m.Deployments[1].After}); diff != "" {
		t.Errorf("what comes before deployments (-want +got):\n%s", diff)
	}
	if !stage.Logging.Is("INFO") || !model.Is(stage.DataTrace, true) || !stage.LogFormat.Is("$context.requestId") || !other.ThrottlingRate.Is("5") {
		t.Errorf("stages observe %+v and %+v", stage, other)
	}
	plan := m.UsagePlans[0]
	if plan.Stages[0].API != m.APIs[0] || !plan.Rate.Is("2.5") || !model.Is(plan.Burst, 4) || !model.Is(plan.Quota, 9) {
		t.Errorf("the usage plan is %+v", plan)
	}
	if len(m.APIKeys) != 1 || len(m.ClientCerts) != 1 || !m.GatewayAccounts[0].LogRole.Is("role") {
		t.Error("keys, certificates or the account are missing")
	}
}

func TestNetworks(t *testing.T) {
	m := only(t, `
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  A: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, AvailabilityZone: eu-west-1a}}
  B: {Type: AWS::EC2::Subnet, Properties: {VpcId: !GetAtt Vpc.VpcId, AvailabilityZoneId: euw1-az2}}
  Nlb:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Type: network
      SubnetMappings: [{SubnetId: !Ref A}]
      EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off"
      LoadBalancerAttributes: [{Key: load_balancing.cross_zone.enabled, Value: true}]
  Offer: {Type: AWS::EC2::VPCEndpointService, Properties: {NetworkLoadBalancerArns: [!Ref Nlb], AcceptanceRequired: false}}
  Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref Nlb, Port: 443, Certificates: [{CertificateArn: one}], SslPolicy: p, MutualAuthentication: {Mode: verify}}}
  More: {Type: AWS::ElasticLoadBalancingV2::ListenerCertificate, Properties: {ListenerArn: !Ref Listener, Certificates: [{CertificateArn: two}]}}
  Rule:
    Type: AWS::ElasticLoadBalancingV2::ListenerRule
    Properties:
      ListenerArn: !GetAtt Listener.ListenerArn
      Priority: 7
      Conditions:
        - {Field: host-header, HostHeaderConfig: {Values: [a.example.com]}}
        - {Field: path-pattern, Values: [/a/*]}
        - {Field: query-string, QueryStringConfig: {Values: [{Key: k, Value: v}]}}
      Actions: [{Type: forward, TargetGroupArn: !Ref Group}]
  Group:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      VpcId: !Ref Vpc
      HealthCheckProtocol: HTTP
      HealthCheckPath: /health
      Matcher: {HttpCode: 200-299}
      TargetGroupAttributes: [{Key: proxy_protocol_v2.enabled, Value: "true"}]
      Targets: [{Id: 10.0.0.4, Port: 80}]
  Names: {Type: AWS::ServiceDiscovery::PrivateDnsNamespace, Properties: {Name: shop.internal, Vpc: !Ref Vpc}}
  Service: {Type: AWS::ServiceDiscovery::Service, Properties: {DnsConfig: {NamespaceId: !GetAtt Names.Id, RoutingPolicy: MULTIVALUE, DnsRecords: []}, HealthCheckCustomConfig: {}}}
  Definition:
    Type: AWS::ECS::TaskDefinition
    Properties: {Family: web, NetworkMode: awsvpc, ContainerDefinitions: [{Name: web, Environment: [{Name: A, Value: b}], PortMappings: [{ContainerPort: 8080}]}]}
  Task:
    Type: AWS::ECS::Service
    Properties:
      TaskDefinition: !Ref Definition
      DesiredCount: 2
      LoadBalancers: [{TargetGroupArn: !Ref Group, ContainerName: web, ContainerPort: 8080}]
      NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [!Ref A], SecurityGroups: [sg-1]}}
`)
	for what, holds := range map[string]bool{
		"subnets are in the VPC":         m.Subnets[0].VPC.To == m.VPCs[0] && m.Subnets[1].VPC.To == m.VPCs[0] && m.Subnets[1].Zone.Is("euw1-az2"),
		"subnet mappings are subnets":    m.Balancers[0].Subnets[0].Same(m.Subnets[0].ID) == model.Yes,
		"settings of the load balancer":  m.Balancers[0].EnforcesOnPrivateLink.Is("off") && settings("", m.Balancers[0].Attributes) == " (load_balancing.cross_zone.enabled=true)",
		"the offer names its balancer":   m.EndpointServices[0].Balancers[0].To == m.Balancers[0],
		"certificates of both resources": list("", texts(m.Listeners[0].Certificates)) == " (one, two)" && m.Listeners[0].MutualTLS.Is("verify"),
		"the rule is the listener's":     m.Listeners[0].Rules[0] == m.Rules[0] && model.Is(m.Rules[0].Priority, 7) && m.Rules[0].Actions[0].Groups[0].To == m.Groups[0],
		"host condition":                 list("", texts(m.Rules[0].Conditions[0].Values)) == " (a.example.com)",
		"path condition":                 list("", texts(m.Rules[0].Conditions[1].Values)) == " (/a/*)",
		"query condition":                settings("", m.Rules[0].Conditions[2].Pairs) == " (k=v)",
		"health check":                   m.Groups[0].HealthCheck.Path.Is("/health") && m.Groups[0].HealthCheck.Codes.Is("200-299"),
		"targets and attributes":         m.Groups[0].Targets[0].ID.Is("10.0.0.4") && settings("", m.Groups[0].Attributes) == " (proxy_protocol_v2.enabled=true)",
		"the service's namespace":        m.Services[0].Namespace.To == m.Namespaces[0] && m.Namespaces[0].Kind.Is("DNS_PRIVATE"),
		"kinds of health checks":         model.Is(m.Services[0].CustomHealthCheck, true) && m.Services[0].HealthCheck.Absent(),
		"the task's definition":          m.Tasks[0].Definition.To == m.Definitions[0] && m.Definitions[0].Exposes("web", 8080) == model.Yes,
		"the task's target group":        m.Tasks[0].Balancers[0].Group.To == m.Groups[0] && model.Is(m.Tasks[0].DesiredCount, 2),
		"the task's network":             len(m.Tasks[0].Subnets) == 1 && m.Tasks[0].SecurityGroups[0].Is("sg-1"),
	} {
		if !holds {
			t.Errorf("%s: not so", what)
		}
	}
}

// TestContainersAside shows that only names and ports of containers make
// worlds.
func TestContainersAside(t *testing.T) {
	const head = `
Parameters: {Env: {Type: String, Default: dev}}
Conditions: {IsProd: !Equals [!Ref Env, prod]}
Resources:
  Api: {Type: AWS::ApiGatewayV2::Api}
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Cpu: 256
      ContainerDefinitions: [{Name: web, `
	for src, want := range map[string]int{
		head + "Environment: [{Name: A, Value: !If [IsProd, a, b]}]}]\n":     1,
		head + "PortMappings: [{ContainerPort: !If [IsProd, 80, 8080]}]}]\n": 2,
	} {
		if got := len(load(t, src).Worlds); got != want {
			t.Errorf("got %d worlds, want %d of%s", got, want, src)
		}
	}
}
