package cfn

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// The types that give things which integrations are made of.
const (
	typeLoadBalancer   = "AWS::ElasticLoadBalancingV2::LoadBalancer"
	typeListener       = "AWS::ElasticLoadBalancingV2::Listener"
	typeRule           = "AWS::ElasticLoadBalancingV2::ListenerRule"
	typeTargetGroup    = "AWS::ElasticLoadBalancingV2::TargetGroup"
	typeLinkV1         = "AWS::ApiGateway::VpcLink"
	typeLinkV2         = "AWS::ApiGatewayV2::VpcLink"
	typeCloudMap       = "AWS::ServiceDiscovery::Service"
	typeECSService     = "AWS::ECS::Service"
	typeTaskDefinition = "AWS::ECS::TaskDefinition"
	typeCertificate    = "AWS::CertificateManager::Certificate"
)

// returns lists what Ref (the empty attribute) and Fn::GetAtt give; what is
// not listed is another attribute. Source: "Return values" on the page of each
// type, https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/.
var returns = [...]struct {
	kind, attribute string
	thing           model.Thing
}{
	{typeLoadBalancer, "", model.LoadBalancerARN},
	{typeLoadBalancer, "LoadBalancerArn", model.LoadBalancerARN},
	{typeLoadBalancer, "DNSName", model.DNSName},
	{typeLoadBalancer, "LoadBalancerFullName", model.LoadBalancerName},
	{typeLoadBalancer, "LoadBalancerName", model.LoadBalancerName},
	{"AWS::ElasticLoadBalancing::LoadBalancer", "DNSName", model.DNSName},
	{typeListener, "", model.ListenerARN},
	{typeListener, "ListenerArn", model.ListenerARN},
	{typeRule, "", model.ListenerRuleARN},
	{typeRule, "RuleArn", model.ListenerRuleARN},
	{typeTargetGroup, "", model.TargetGroupARN},
	{typeTargetGroup, "TargetGroupArn", model.TargetGroupARN},
	{typeLinkV1, "", model.LinkV1ID},
	{typeLinkV1, "VpcLinkId", model.LinkV1ID},
	{typeLinkV2, "", model.LinkV2ID},
	{typeLinkV2, "VpcLinkId", model.LinkV2ID},
	{typeCloudMap, "", model.CloudMapServiceID},
	{typeCloudMap, "Id", model.CloudMapServiceID},
	{typeCloudMap, "Arn", model.CloudMapServiceARN},
	{"AWS::ServiceDiscovery::PrivateDnsNamespace", "", model.NamespaceID},
	{"AWS::ServiceDiscovery::PrivateDnsNamespace", "Id", model.NamespaceID},
	{"AWS::ServiceDiscovery::PrivateDnsNamespace", "Arn", model.NamespaceARN},
	{"AWS::ServiceDiscovery::HttpNamespace", "", model.NamespaceID},
	{"AWS::ServiceDiscovery::HttpNamespace", "Id", model.NamespaceID},
	{"AWS::ServiceDiscovery::HttpNamespace", "Arn", model.NamespaceARN},
	{"AWS::ServiceDiscovery::PublicDnsNamespace", "", model.NamespaceID},
	{"AWS::ServiceDiscovery::PublicDnsNamespace", "Id", model.NamespaceID},
	{"AWS::ServiceDiscovery::PublicDnsNamespace", "Arn", model.NamespaceARN},
	{typeECSService, "", model.ECSServiceARN},
	{typeECSService, "ServiceArn", model.ECSServiceARN},
	{typeCertificate, "", model.OtherARN},
}

// identities lists the attributes that give the same as Ref. Source: as above.
var identities = [...]struct{ kind, attribute string }{
	{"AWS::ApiGateway::RestApi", "RestApiId"},
	{"AWS::ApiGateway::Authorizer", "AuthorizerId"},
	{"AWS::ApiGateway::ClientCertificate", "ClientCertificateId"},
	{"AWS::ApiGateway::Deployment", "DeploymentId"},
	{"AWS::ApiGateway::RequestValidator", "RequestValidatorId"},
	{"AWS::ApiGatewayV2::Api", "ApiId"},
	{"AWS::ApiGatewayV2::Authorizer", "AuthorizerId"},
	{"AWS::ApiGatewayV2::Deployment", "DeploymentId"},
	{"AWS::EC2::SecurityGroup", "GroupId"},
	{"AWS::EC2::Subnet", "SubnetId"},
	{"AWS::EC2::VPC", "VpcId"},
	{typeTaskDefinition, "TaskDefinitionArn"},
}

// identity tells whether an attribute gives the same as Ref.
func identity(kind, attribute string) bool {
	for i := range identities {
		if identities[i].attribute == attribute && identities[i].kind == kind {
			return true
		}
	}
	return false
}

// thingOf tells what an attribute of a type is. The attributes of types that
// stand for anything, such as custom resources, are unknown: ok is false.
func thingOf(kind, attribute string) (thing model.Thing, ok bool) {
	for i := range returns {
		if returns[i].kind == kind && returns[i].attribute == attribute {
			return returns[i].thing, true
		}
	}
	return model.OtherAttribute, !arbitrary(kind)
}

// arbitrary tells of types whose attributes hold what their maker wants.
func arbitrary(kind string) bool {
	switch kind {
	case "AWS::CloudFormation::CustomResource", "AWS::CloudFormation::Stack", "AWS::Serverless::Application",
		"AWS::SSM::Parameter", "AWS::CloudFormation::WaitCondition":
		return true
	default:
		return !strings.HasPrefix(kind, "AWS::")
	}
}
