package prove

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"
)

// faults are what may be wrong with a template.
var faults = []string{
	"egress", "ingress", "tasks", "port", "plain", "secure", "name", "host", "path", "grpc", "redirect", "address", "records",
	"variable", "mapping", "responses", "other network", "no task", "query",
}

// drawn is what a template is made of: the shape is drawn, and right but for
// the faults.
type drawn struct {
	// kind is HTTP, V1 or V2: an HTTP API, or a REST API behind a link of that
	// version. behind is what stands behind the link: application, network, tasks
	// or instances.
	kind, behind string
	// secure tells that TLS is spoken, and conditions that a listener rule takes
	// the requests rather than the default action.
	secure, conditions, variable, closed bool
	stage, path, method                  string
	port                                 int
	faults                               []string
}

func drawTemplate(t *rapid.T) *drawn {
	d := &drawn{kind: rapid.SampledFrom([]string{"HTTP", "V1", "V2"}).Draw(t, "kind")}
	d.behind = rapid.SampledFrom(map[string][]string{
		"HTTP": {"application", "network", "tasks", "instances"}, "V1": {"network"}, "V2": {"application", "network"},
	}[d.kind]).Draw(t, "behind")
	d.secure = d.balanced() && rapid.Bool().Draw(t, "secure")
	d.conditions = d.behind == "application" && rapid.Bool().Draw(t, "conditions")
	d.closed = rapid.Bool().Draw(t, "closed")
	d.variable = d.kind != "HTTP" && rapid.Bool().Draw(t, "variable")
	d.stage = rapid.SampledFrom([]string{"prod", "test"}).Draw(t, "stage")
	if d.kind == "HTTP" && rapid.Bool().Draw(t, "default stage") {
		d.stage = "$default"
	}
	d.path = rapid.SampledFrom([]string{"/orders", "/orders/{id}"}).Draw(t, "path")
	d.method = rapid.SampledFrom([]string{"GET", "ANY", "POST"}).Draw(t, "method")
	d.port = rapid.SampledFrom([]int{80, 443, 8080}).Draw(t, "port")
	d.faults = rapid.SliceOfNDistinct(rapid.SampledFrom(faults), 0, 2, rapid.ID[string]).Draw(t, "faults")
	return d
}

func (d *drawn) balanced() bool { return d.behind == "application" || d.behind == "network" }

func (d *drawn) wrong(fault string) bool { return slices.Contains(d.faults, fault) }

// either gives the first text where the fault was drawn, else the second.
func (d *drawn) either(fault, wrong, right string) string {
	if d.wrong(fault) {
		return wrong
	}
	return right
}

// text writes the template.
func (d *drawn) text() string {
	text := network + d.guards() + d.link()
	if d.balanced() {
		text += d.balancer()
	} else {
		text += d.cloudMap()
	}
	if d.kind == "HTTP" {
		return text + d.httpAPI()
	}
	return text + d.restAPI()
}

const network = `Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  SubnetA: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1a}}
  SubnetB: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24, AvailabilityZone: eu-west-1b}}
  OtherVpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.1.0.0/16}}
  OtherA: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref OtherVpc, CidrBlock: 10.1.1.0/24, AvailabilityZone: eu-west-1a}}
  OtherB: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref OtherVpc, CidrBlock: 10.1.2.0/24, AvailabilityZone: eu-west-1b}}
`

// tasksPort is where the containers listen.
const tasksPort = 9000

func (d *drawn) guards() string {
	entry := d.port
	if !d.balanced() {
		entry = tasksPort
	}
	egress := ""
	if d.closed || d.wrong("egress") {
		port := entry
		if d.wrong("egress") {
			port = 7
		}
		egress = fmt.Sprintf(", SecurityGroupEgress: [{IpProtocol: tcp, FromPort: %d, ToPort: %[1]d, CidrIp: 10.0.0.0/8}]", port)
	}
	from := "SourceSecurityGroupId: !GetAtt LinkGroup.GroupId"
	if d.kind == "V1" {
		from = "CidrIp: 0.0.0.0/0"
	}
	in := entry
	if d.wrong("ingress") {
		in = 8
	}
	behind := tasksPort
	if d.wrong("tasks") {
		behind = 9
	}
	return fmt.Sprintf(`  LinkGroup: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: link, VpcId: !Ref Vpc%s}}
  Entry: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: entry, VpcId: !Ref Vpc, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: %d, ToPort: %[2]d, %s}]}}
  Inside: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: tasks, VpcId: !Ref Vpc, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: %d, ToPort: %[4]d, SourceSecurityGroupId: !GetAtt Entry.GroupId}]}}
`, egress, in, from, behind)
}

func (d *drawn) link() string {
	if d.kind == "V1" {
		return "  Link: {Type: AWS::ApiGateway::VpcLink, Properties: {Name: link, TargetArns: [!Ref Balancer]}}\n"
	}
	subnets := d.either("other network", "[!Ref OtherA, !Ref OtherB]", "[!Ref SubnetA, !Ref SubnetB]")
	return "  Link: {Type: AWS::ApiGatewayV2::VpcLink, Properties: {Name: link, SecurityGroupIds: [!GetAtt LinkGroup.GroupId], SubnetIds: " + subnets + "}}\n"
}

// protocol is that of the listener.
func (d *drawn) protocol() string {
	return map[string][2]string{"application": {"HTTP", "HTTPS"}, "network": {"TCP", "TLS"}}[d.behind][asNumber(d.secure)]
}

func asNumber(truth bool) int {
	if truth {
		return 1
	}
	return 0
}

func (d *drawn) balancer() string {
	certificates, actions := "", "[{Type: forward, TargetGroupArn: !Ref Group}]"
	if d.secure {
		certificates = ", Certificates: [{CertificateArn: !Ref Certificate}]"
	}
	if d.behind == "application" && d.wrong("redirect") {
		actions = `[{Type: redirect, RedirectConfig: {Host: shop.example.com, StatusCode: HTTP_301}}]`
	} else if d.conditions {
		actions = `[{Type: fixed-response, FixedResponseConfig: {StatusCode: "404"}}]`
	}
	group := "Protocol: HTTP, ProtocolVersion: " + d.either("grpc", "GRPC", "HTTP1")
	if d.behind == "network" {
		group = "Protocol: TCP"
	}
	text := fmt.Sprintf(`  Certificate: {Type: AWS::CertificateManager::Certificate, Properties: {DomainName: orders.example.com}}
  Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Type: %s, Scheme: internal, Subnets: [!Ref SubnetA, !Ref SubnetB], SecurityGroups: [!GetAtt Entry.GroupId]}}
  Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref Balancer, Port: %d, Protocol: %s%s, DefaultActions: %s}}
  Group: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {TargetType: ip, VpcId: !Ref Vpc, Port: %d, %s}}
`, d.behind, d.port, d.protocol(), certificates, actions, tasksPort, group)
	if d.conditions {
		text += d.rule()
	}
	return text + d.tasks("LoadBalancers: [{TargetGroupArn: !Ref Group, ContainerName: web, ContainerPort: 9000}]")
}

// rule passes the requests on. Which path a VPC link V2 brings from a REST API,
// and which host any link from an HTTP API, is not documented.
func (d *drawn) rule() string {
	condition := "{Field: host-header, HostHeaderConfig: {Values: [" + d.either("host", "parcels.example.com", "orders.example.com") + "]}}"
	if d.kind == "HTTP" {
		condition = "{Field: path-pattern, PathPatternConfig: {Values: [" + d.either("path", "/parcels*", `"*/orders*"`) + "]}}"
	}
	return "  Rule: {Type: AWS::ElasticLoadBalancingV2::ListenerRule, Properties: {ListenerArn: !Ref Listener, Priority: 1, Conditions: [" +
		condition + "], Actions: [{Type: forward, TargetGroupArn: !Ref Group}]}}\n"
}

// tasks are the containers, with what they register in. A load balancer without
// tasks is no mistake that lint reports: something else may start them.
func (d *drawn) tasks(registered string) string {
	group, count := "Inside", "2"
	if !d.balanced() {
		group, count = "Entry", d.either("no task", "0", "2")
	}
	return fmt.Sprintf(`  Definition: {Type: AWS::ECS::TaskDefinition, Properties: {NetworkMode: awsvpc, ContainerDefinitions: [{Name: web, Image: web, PortMappings: [{ContainerPort: 9000}]}]}}
  Tasks:
    Type: AWS::ECS::Service
    Properties:
      LaunchType: FARGATE
      TaskDefinition: !Ref Definition
      DesiredCount: %s
      %s
      NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [!Ref SubnetA, !Ref SubnetB], SecurityGroups: [!GetAtt %s.GroupId]}}
`, count, registered, group)
}

func (d *drawn) cloudMap() string {
	record := d.either("records", "A", "SRV")
	text := fmt.Sprintf(`  Service:
    Type: AWS::ServiceDiscovery::Service
    Properties: {Name: orders, NamespaceId: ns-abcdefgh12345678, DnsConfig: {DnsRecords: [{Type: %s, TTL: 10}]}, HealthCheckCustomConfig: {FailureThreshold: 1}}
`, record)
	switch {
	case d.behind == "instances":
		return text + "  First: {Type: AWS::ServiceDiscovery::Instance, Properties: {ServiceId: !Ref Service, InstanceAttributes: {AWS_INSTANCE_PORT: \"9000\"" +
			d.either("address", "", ", AWS_INSTANCE_IPV4: 10.0.1.7") + ", color: blue}}}\n"
	case record == "A":
		return text + d.tasks("ServiceRegistries: [{RegistryArn: !GetAtt Service.Arn}]")
	default:
		return text + d.tasks("ServiceRegistries: [{RegistryArn: !GetAtt Service.Arn, Port: 9000}]")
	}
}

func (d *drawn) httpAPI() string {
	uri, settings := "!Ref Listener", ""
	if !d.balanced() {
		uri = `!Sub "${Service.Arn}` + d.either("query", "?color=red", "") + `"`
	}
	if d.balanced() && d.secure != (d.wrong("plain") || d.wrong("secure")) {
		settings += "\n      TlsConfig: {ServerNameToVerify: " + d.either("name", "parcels.example.org", "orders.example.com") + "}"
	}
	return fmt.Sprintf(`  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: orders, ProtocolType: HTTP}}
  Stage: {Type: AWS::ApiGatewayV2::Stage, Properties: {ApiId: !Ref Api, StageName: %s, AutoDeploy: true}}
  Route: {Type: AWS::ApiGatewayV2::Route, Properties: {ApiId: !Ref Api, RouteKey: "%s %s", Target: !Sub "integrations/${Integration}"}}
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref Api
      IntegrationType: HTTP_PROXY
      IntegrationMethod: %[2]s
      ConnectionType: VPC_LINK
      ConnectionId: !Ref Link
      IntegrationUri: %[4]s
      PayloadFormatVersion: "1.0"%[5]s
`, d.stage, d.method, d.path, uri, settings)
}

func (d *drawn) restAPI() string {
	parent, resources := "Orders", "  Orders: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: orders}}\n"
	mapping, kind := "", d.either("responses", "HTTP", "HTTP_PROXY")
	if strings.HasSuffix(d.path, "{id}") {
		parent = "Order"
		resources += "  Order: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Api, ParentId: !Ref Orders, PathPart: \"{id}\"}}\n"
		mapping = d.either("mapping", "", "\n        RequestParameters: {integration.request.path.id: method.request.path.id}")
	}
	target := ""
	if d.kind == "V2" {
		target = "\n        IntegrationTarget: !Ref Balancer"
	}
	link, variables := "!Ref Link", ""
	if d.variable {
		link, variables = "${stageVariables.link}", d.either("variable", ", Variables: {lnk: !Ref Link}", ", Variables: {link: !Ref Link}")
	}
	return resources + fmt.Sprintf(`  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: orders}}
  Stage: {Type: AWS::ApiGateway::Stage, Properties: {RestApiId: !Ref Api, DeploymentId: !Ref Deployment, StageName: %s%s}}
  Deployment: {Type: AWS::ApiGateway::Deployment, DependsOn: Method, Properties: {RestApiId: !Ref Api}}
  Method:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref %s
      HttpMethod: %s
      AuthorizationType: NONE
      RequestParameters: {method.request.path.id: true}
      Integration:
        Type: %s
        IntegrationHttpMethod: %[4]s
        ConnectionType: VPC_LINK
        ConnectionId: %[6]s%s%s
        Uri: %s
`, d.stage, variables, parent, d.method, kind, link, target, mapping, d.uri())
}

// uri is that of a REST API.
func (d *drawn) uri() string {
	scheme, port := "http", d.port
	if d.secure != (d.wrong("plain") || d.wrong("secure")) {
		scheme = "https"
	}
	if d.wrong("port") {
		port = 81
	}
	return fmt.Sprintf("%s://%s:%d%s", scheme, d.either("name", "parcels.example.org", "orders.example.com"), port, d.path)
}
