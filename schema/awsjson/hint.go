package awsjson

import "bytes"

// hints are keys and values of which one at least stands near the start of
// each answer and request that is understood.
var hints = [...]string{
	"ProtocolType", "IntegrationId", "IntegrationType", "RouteKey", "RouteSettings", "StageVariables", "VpcLinkId", "AuthorizerType",
	"DeploymentStatus", "SubnetId", "endpointConfiguration", "apiKeySource", "rootResourceId", "pathPart", "resourceMethods",
	"authorizationType", "passthroughBehavior", "deploymentId", "targetArns", "authorizerUri", "providerARNs", "restApiId",
	"LoadBalancerArn", "TargetGroupArn", "RuleArn", "TargetHealth", "arn:aws", "_INSTANCE_", "IpPermissions", "ResponseMetadata",
	"taskDefinition", "\"Instances\"", "DnsRecords", "HealthCheckC", "AutoDeploy",
	"containerDefinitions", "ApiMappingId", "DomainNameConfigurations", "RouteResponseId", "ModelId", "basePath", "clientCertificateId",
	"throttleSettings", "validateRequestBody", "responseType", "apiStages", "stageKeys", "domainNameStatus", "responseTemplates", "responseParameters", "responseModels",
	"contentDisposition", "ApiId", "SubnetIds", "patchOperations", "TargetType", "DnsConfig", "apiId", "contentType", "CertificateArn", "SecurityGroupRuleId", "VpcId", "ServiceConfigurations", "createdDate", "load_balancing.",
}

// hintsWithin is the number of bytes within which a hint stands.
const hintsWithin = 8 << 10

// maxEmpty is the number of bytes that no listing without objects has.
const maxEmpty = 200

// failures are what the AWS CLI starts its account of a failure with.
var failures = [...]string{"An error occurred (", "aws: [ERROR]: An error occurred ("}

// Failed tells whether a text is what the AWS CLI says when a call fails, which
// is what a file holds when the answer was meant to go there.
func Failed(src []byte) bool {
	start := bytes.TrimSpace(src[:min(len(src), maxEmpty)])
	for i := range failures {
		if bytes.HasPrefix(start, []byte(failures[i])) {
			return true
		}
	}
	return false
}

// Hinted tells by the bytes of a file, at little cost, whether it may be an
// answer or a request.
func Hinted(src []byte) bool {
	return len(src) < maxEmpty && bytes.Contains(src, []byte("[]")) || Mentioned(src)
}

// Mentioned tells whether a file has a word of answers and requests near its
// start.
func Mentioned(src []byte) bool {
	head := src[:min(len(src), hintsWithin)]
	for i := range hints {
		if bytes.Contains(head, []byte(hints[i])) {
			return true
		}
	}
	return false
}
