package awsjson

import "bytes"

// hints are keys and values of which one at least stands near the start of
// each answer and request that is understood.
var hints = [...]string{
	"ProtocolType", "IntegrationId", "IntegrationType", "RouteKey", "RouteSettings", "StageVariables", "VpcLinkId", "AuthorizerType",
	"DeploymentStatus", "SubnetId", "endpointConfiguration", "apiKeySource", "rootResourceId", "pathPart", "resourceMethods",
	"authorizationType", "passthroughBehavior", "deploymentId", "targetArns", "authorizerUri", "providerARNs", "restApiId",
	"LoadBalancerArn", "TargetGroupArn", "RuleArn", "TargetHealth", "arn:aws", "_INSTANCE_", "IpPermissions", "ResponseMetadata",
	"taskDefinition",
	"containerDefinitions", "ApiMappingId", "DomainNameConfigurations", "RouteResponseId", "ModelId", "basePath", "clientCertificateId",
	"throttleSettings", "validateRequestBody", "responseType", "apiStages", "stageKeys", "domainNameStatus", "responseTemplates", "responseParameters", "responseModels",
	"contentDisposition", "contentType", "CertificateArn", "SecurityGroupRuleId", "VpcId", "ServiceConfigurations", "createdDate", "load_balancing.",
}

// hintsWithin is the number of bytes within which a hint stands.
const hintsWithin = 8 << 10

// Hinted tells by the bytes of a file, at little cost, whether it may be an
// answer or a request.
func Hinted(src []byte) bool {
	head := src[:min(len(src), hintsWithin)]
	for i := range hints {
		if bytes.Contains(head, []byte(hints[i])) {
			return true
		}
	}
	return false
}
