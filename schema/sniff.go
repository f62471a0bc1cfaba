package schema

import "bytes"

// gatewayMarks occur in every template and document with an API; a file with
// one is ours even where it cannot be parsed.
var gatewayMarks = [...][]byte{
	[]byte("AWS::ApiGateway"), []byte("AWS::Serverless"), []byte("x-amazon-apigateway"),
	[]byte("IntegrationUri"), []byte("methodIntegration"), []byte("VpcLinkId"), []byte("RouteKey"),
}

// templateMark occurs in templates: one without an API is not read.
var templateMark = []byte("AWS::")

// answerMarks occur near the start of what the AWS CLI prints and takes: of
// the keys by which awsjson tells it from other JSON, at least one is here.
var answerMarks = [...][]byte{
	[]byte("IntegrationId"), []byte("IntegrationType"), []byte("ProtocolType"), []byte("RouteSettings"), []byte("StageVariables"),
	[]byte("AuthorizerType"), []byte("SubnetIds"), []byte("pathPart"), []byte("resourceMethods"), []byte("authorizationType"),
	[]byte("passthroughBehavior"), []byte("targetArns"), []byte("restApiId"), []byte("apiKeySource"), []byte("rootResourceId"),
	[]byte("endpointConfiguration"), []byte("deploymentId"), []byte("DeploymentStatus"), []byte("LoadBalancerArn"),
	[]byte("ListenerArn"), []byte("TargetGroupArn"), []byte("RuleArn"), []byte("servicediscovery"), []byte("AWS_INSTANCE_"),
	[]byte("serviceArn"), []byte("serviceRegistries"), []byte("taskDefinition"), []byte("IpPermissions"), []byte("SubnetId"),
	[]byte("CertificateArn"), []byte("UserId"),
}

// answerHead is how many bytes of a file are searched for answerMarks.
const answerHead = 8 << 10

// interest is what the bytes of a file tell before it is parsed.
type interest uint8

const (
	// foreign: not ours.
	foreign interest = iota
	// possible: perhaps what the AWS CLI prints.
	possible
	// certain: it is about API Gateway, whether or not it can be parsed.
	certain
)

// sniff looks at the bytes of a file that was found in a folder, which costs
// far less than to parse it.
func sniff(src []byte) interest {
	for _, mark := range gatewayMarks {
		if bytes.Contains(src, mark) {
			return certain
		}
	}
	if bytes.Contains(src, templateMark) {
		return foreign
	}
	head := src[:min(len(src), answerHead)]
	for _, mark := range answerMarks {
		if bytes.Contains(head, mark) {
			return possible
		}
	}
	return foreign
}
