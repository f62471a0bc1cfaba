package awsjson

import "github.com/linkproof/linkproof/schema/jsonschema"

// Where the objects of a listing stand.
var (
	itemsV2 = []string{"", "Items"}
	itemsV1 = []string{"", "items"}
	stageV1 = []string{"", "item"}
	itself  = []string{""}
)

// shapes lists what is understood; the first that fits a document counts.
// Source: the service models of botocore (apigateway, apigatewayv2, elbv2,
// servicediscovery, ecs, ec2, acm, sts), output and input shapes.
var shapes = [...]shape{
	// Amazon API Gateway V2: HTTP and WebSocket APIs.
	{
		commands: "apigatewayv2 get-apis, get-api", within: itemsV2,
		all: []string{"ApiId", "ProtocolType"}, read: readAPI,
	},
	{
		commands: "apigatewayv2 get-integrations, get-integration", within: itemsV2,
		all: []string{"IntegrationId"}, some: []string{"IntegrationType", "IntegrationUri"}, read: readIntegration(jsonschema.IntegrationV2),
	},
	{
		commands: "apigatewayv2 get-routes, get-route", within: itemsV2,
		all: []string{"RouteId", "RouteKey"}, read: readRoute(jsonschema.RouteV2),
	},
	{
		commands: "apigatewayv2 get-stages, get-stage", within: itemsV2,
		all: []string{"StageName"}, some: []string{"RouteSettings", "DefaultRouteSettings", "StageVariables"}, read: readStage,
	},
	{
		commands: "apigatewayv2 get-vpc-links, get-vpc-link", within: itemsV2,
		all: []string{"VpcLinkId", "SubnetIds"}, read: readLink(jsonschema.VpcLinkV2),
	},
	{
		commands: "apigatewayv2 get-authorizers, get-authorizer", within: itemsV2,
		all: []string{"AuthorizerId", "AuthorizerType"}, read: readAuthorizer,
	},
	{
		commands: "apigatewayv2 get-deployments, get-deployment", within: itemsV2,
		all: []string{"DeploymentId", "DeploymentStatus"}, read: readDeployment,
	},
	{
		commands: "apigatewayv2 get-domain-names, get-domain-name", within: itemsV2,
		all: []string{"DomainName", "DomainNameConfigurations"}, read: readDomain,
	},
	{
		commands: "apigatewayv2 get-api-mappings, get-api-mapping", within: itemsV2,
		all: []string{"ApiMappingId", "ApiId", "Stage"}, read: readMapping,
	},
	{
		commands: "apigatewayv2 get-route-responses, get-route-response", within: itemsV2,
		all: []string{"RouteResponseId", "RouteResponseKey"},
	},
	{
		commands: "apigatewayv2 get-integration-responses, get-integration-response", within: itemsV2,
		all: []string{"IntegrationResponseId", "IntegrationResponseKey"},
	},
	{
		commands: "apigatewayv2 get-models, get-model", within: itemsV2,
		all: []string{"ModelId", "Schema"},
	},

	// Amazon API Gateway: REST APIs.
	{
		commands: "apigateway get-rest-apis, get-rest-api", within: itemsV1,
		all: []string{"id", "name"}, some: []string{"endpointConfiguration", "apiKeySource", "rootResourceId"}, read: readRestAPI,
	},
	{
		commands: "apigateway get-resources, get-resource", within: itemsV1,
		all: []string{"id", "path"}, some: []string{"pathPart", "resourceMethods"}, read: readResource,
	},
	{
		commands: "apigateway get-method", within: itself,
		all: []string{"httpMethod", "authorizationType"}, some: []string{"apiKeyRequired", "methodIntegration", "methodResponses"},
		none: []string{"restApiId"}, read: readLoneMethod,
	},
	{
		commands: "apigateway get-integration", within: itself,
		all: []string{"type", "passthroughBehavior"}, some: []string{"cacheNamespace", "cacheKeyParameters"},
		none: []string{"restApiId"}, read: readLoneIntegration,
	},
	{
		commands: "apigateway get-stages, get-stage", within: stageV1,
		all: []string{"stageName", "deploymentId"}, none: []string{"restApiId"}, read: readStageV1,
	},
	{
		commands: "apigateway get-vpc-links, get-vpc-link", within: itemsV1,
		all: []string{"id", "targetArns"}, read: readLinkV1(jsonschema.VpcLinkV1),
	},
	{
		commands: "apigateway get-authorizers, get-authorizer", within: itemsV1,
		all: []string{"id", "name", "type"}, some: []string{"authorizerUri", "providerARNs", "authType"}, read: readAuthorizerV1,
	},
	{
		commands: "apigateway get-usage-plans, get-usage-plan", within: itemsV1,
		all: []string{"id", "name"}, some: []string{"apiStages", "throttle", "quota"}, read: readUsagePlan,
	},
	{
		commands: "apigateway get-api-keys, get-api-key", within: itemsV1,
		all: []string{"id", "enabled", "createdDate"}, read: readAPIKey,
	},
	{
		commands: "apigateway get-deployments, get-deployment", within: itemsV1,
		all: []string{"id", "createdDate"}, most: 4, read: readDeploymentV1,
	},
	{
		commands: "apigateway get-domain-names, get-domain-name", within: itemsV1,
		all: []string{"domainName"}, some: []string{"domainNameStatus", "distributionDomainName", "regionalDomainName", "securityPolicy"},
		none: []string{"domain"}, read: readDomainV1,
	},
	{
		commands: "apigateway get-base-path-mappings, get-base-path-mapping", within: itemsV1,
		all: []string{"basePath", "restApiId"}, none: []string{"domainName"}, most: 3, read: readMappingV1,
	},
	{
		commands: "apigateway get-client-certificates, get-client-certificate", within: itemsV1,
		all: []string{"clientCertificateId", "expirationDate"}, read: readClientCertificate,
	},
	{
		commands: "apigateway get-account", within: itself,
		all: []string{"throttleSettings"}, some: []string{"cloudwatchRoleArn", "features", "apiKeyVersion"}, read: readAccount,
	},
	{
		commands: "apigateway get-request-validators, get-request-validator", within: itemsV1,
		all: []string{"id", "validateRequestBody", "validateRequestParameters"}, read: readValidator,
	},
	{
		commands: "apigateway get-models, get-model", within: itemsV1,
		all: []string{"id", "name", "contentType"}, some: []string{"schema", "description"}, most: 5, read: readBodyModel,
	},
	{
		commands: "apigateway get-gateway-responses, get-gateway-response", within: itemsV1,
		all: []string{"responseType", "defaultResponse"}, read: readGatewayResponse,
	},
	{
		commands: "apigateway get-integration-response, get-method-response", within: itself,
		all: []string{"statusCode"}, some: []string{"responseTemplates", "responseParameters", "responseModels", "selectionPattern"},
		none: []string{"restApiId", "responseType"}, most: 5,
	},
	{
		commands: "apigateway get-export, apigatewayv2 export-api, of which the document is a file of its own", within: itself,
		all: []string{"contentType", "contentDisposition"}, most: 3,
	},

	// Elastic Load Balancing.
	{
		commands: "elbv2 describe-load-balancers", within: []string{"LoadBalancers"},
		all: []string{"LoadBalancerArn", "DNSName"}, read: readLoadBalancer,
	},
	{
		commands: "elbv2 describe-listeners", within: []string{"Listeners"},
		all: []string{"ListenerArn", "LoadBalancerArn"}, read: readListener,
	},
	{
		commands: "elbv2 describe-target-groups", within: []string{"TargetGroups"},
		all: []string{"TargetGroupArn", "TargetGroupName"}, read: readTargetGroup,
	},
	{
		commands: "elbv2 describe-rules", within: []string{"Rules"},
		all: []string{"RuleArn", "Priority"}, read: readRule,
	},
	{
		commands: "elbv2 describe-listener-certificates", within: []string{"Certificates"},
		all: []string{"CertificateArn", "IsDefault"}, most: 2, read: readListenerCertificate,
	},
	{
		commands: "elbv2 describe-target-health", within: []string{"TargetHealthDescriptions"},
		all: []string{"Target", "TargetHealth"}, read: readTarget,
	},
	{
		commands: "elbv2 describe-load-balancer-attributes, describe-target-group-attributes", within: []string{"Attributes"},
		all: []string{"Key", "Value"}, most: 2, read: readAttribute,
	},

	// AWS Cloud Map.
	{
		commands: "servicediscovery list-services, get-service", within: []string{"Services", "Service"},
		all: []string{"Id", "Arn", "Name"}, read: readCloudMap,
	},
	{
		commands: "servicediscovery list-instances, get-instance", within: []string{"Instances", "Instance"},
		all: []string{"Id", "Attributes"}, read: readInstance("Id"),
	},
	{
		commands: "servicediscovery discover-instances", within: []string{"Instances"},
		all: []string{"InstanceId", "Attributes"}, read: readInstance("InstanceId"),
	},
	{
		commands: "servicediscovery list-instances, discover-instances without an instance", within: itself,
		all: []string{"Instances"}, most: 3, read: readEmptyListing,
	},
	{
		commands: "servicediscovery list-namespaces, get-namespace", within: []string{"Namespaces", "Namespace"},
		all: []string{"Id", "Arn", "Name", "Type"}, read: readNamespace,
	},

	// Amazon ECS.
	{
		commands: "ecs describe-services, create-service", within: []string{"services", "service"},
		all: []string{"serviceArn", "serviceName"}, read: readECSService,
	},
	{
		commands: "ecs describe-task-definition", within: []string{"taskDefinition"},
		all: []string{"taskDefinitionArn", "containerDefinitions"}, read: readTaskDefinition,
	},

	// What stands around them.
	{
		commands: "ec2 describe-security-groups", within: []string{"SecurityGroups"},
		all: []string{"GroupId"}, some: []string{"IpPermissions", "IpPermissionsEgress"}, read: readSecurityGroup,
	},
	{
		commands: "ec2 describe-subnets", within: []string{"Subnets"},
		all: []string{"SubnetId", "CidrBlock"}, read: readSubnet,
	},
	{
		commands: "ec2 describe-security-group-rules", within: []string{"SecurityGroupRules"},
		all: []string{"SecurityGroupRuleId", "GroupId"}, read: readLooseRule,
	},
	{
		commands: "ec2 describe-vpcs", within: []string{"Vpcs"},
		all: []string{"VpcId", "CidrBlock"}, read: readVPC,
	},
	{
		commands: "ec2 describe-vpc-endpoint-service-configurations", within: []string{"ServiceConfigurations"},
		all: []string{"ServiceId"}, some: []string{"NetworkLoadBalancerArns", "GatewayLoadBalancerArns"}, read: readEndpointService,
	},
	{
		commands: "acm describe-certificate", within: []string{"Certificate"},
		all: []string{"CertificateArn", "DomainName"}, read: readCertificate,
	},
	{
		commands: "acm list-certificates", within: []string{"CertificateSummaryList"},
		all: []string{"CertificateArn", "DomainName"}, read: readCertificateSummary,
	},
	{
		commands: "sts get-caller-identity", within: itself,
		all: []string{"UserId", "Account", "Arn"}, most: 4, read: readIdentity,
	},
	{
		commands: "an error, as the SDK for Python records it", within: itself,
		all: []string{"Error", "ResponseMetadata"},
	},
	{
		commands: "an error, as the CLI prints it in JSON", within: []string{"Error"},
		all: []string{"Code", "Message"},
	},

	// Requests for --cli-input-json.
	{
		commands: "apigatewayv2 create-integration, update-integration", within: itself, request: true,
		some:  []string{"ApiId", "IntegrationType", "IntegrationMethod", "IntegrationUri", "ConnectionType", "ConnectionId", "PayloadFormatVersion"},
		least: 3, read: readIntegration(jsonschema.CreateIntegrationRequest),
	},
	{
		commands: "apigatewayv2 create-route, update-route", within: itself, request: true,
		all: []string{"ApiId", "RouteKey"}, read: readRoute(jsonschema.CreateRouteRequest),
	},
	{
		commands: "apigatewayv2 create-authorizer", within: itself, request: true,
		all: []string{"ApiId", "AuthorizerType"}, read: readAuthorizerRequest,
	},
	{
		commands: "apigatewayv2 create-vpc-link", within: itself, request: true,
		all: []string{"Name", "SubnetIds"}, most: 4, read: readLink(jsonschema.CreateVpcLinkV2Request),
	},
	{
		commands: "apigateway test-invoke-method", within: itself, request: true,
		all: []string{"restApiId", "resourceId", "httpMethod"}, some: []string{"pathWithQueryString", "stageVariables", "multiValueHeaders"},
		read: readTestCall,
	},
	{
		commands: "apigateway put-integration", within: itself, request: true,
		all: []string{"restApiId", "resourceId"}, some: []string{"type", "uri", "integrationHttpMethod", "connectionType", "connectionId"},
		least: 2, read: readPutIntegration,
	},
	{
		commands: "apigateway put-method", within: itself, request: true,
		all:  []string{"restApiId", "resourceId", "httpMethod"},
		some: []string{"authorizationType", "apiKeyRequired", "requestParameters", "authorizerId"},
		none: []string{"statusCode"}, read: readPutMethod,
	},
	{
		commands: "apigateway put-method-response, put-integration-response", within: itself, request: true,
		all: []string{"restApiId", "resourceId", "httpMethod", "statusCode"},
	},
	{
		commands: "apigateway create-vpc-link", within: itself, request: true,
		all: []string{"name", "targetArns"}, none: []string{"id"}, read: readLinkV1(jsonschema.CreateVpcLinkV1Request),
	},
	{
		commands: "servicediscovery register-instance", within: itself, request: true,
		all: []string{"ServiceId", "InstanceId", "Attributes"}, read: readInstance("InstanceId"),
	},
	{
		commands: "servicediscovery create-service", within: itself, request: true,
		all: []string{"Name"}, some: []string{"NamespaceId", "DnsConfig", "HealthCheckConfig", "HealthCheckCustomConfig"}, least: 2,
		none: []string{"Id", "Arn"}, read: readCloudMap,
	},
	{
		commands: "apigateway create-stage", within: itself, request: true,
		all: []string{"restApiId", "stageName", "deploymentId"}, read: readStageV1,
	},
	{
		commands: "apigatewayv2 create-stage", within: itself, request: true,
		all: []string{"ApiId", "StageName"}, some: []string{"AutoDeploy", "DeploymentId", "StageVariables", "DefaultRouteSettings"}, read: readStage,
	},
	{
		commands: "ecs create-service", within: itself, request: true,
		all: []string{"serviceName", "taskDefinition"}, some: []string{"serviceRegistries", "cluster", "launchType", "desiredCount"}, read: readECSService,
	},
}
