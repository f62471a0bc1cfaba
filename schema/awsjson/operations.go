package awsjson

// operation is a call of the AWS CLI as far as its input tells it from others.
type operation struct {
	// command is service and operation.
	command string
	// required and others are the keys of its input.
	required, others []string
	// fold tells that its keys are found in another case too: nothing else has
	// keys of these names.
	fold bool
}

// operations are the calls whose input is understood, beside the requests among
// the shapes. Source: the input shapes of the service models of botocore.
var operations = [...]operation{
	{
		command: "apigateway create-rest-api", required: []string{"name"},
		others: []string{
			"description", "version", "cloneFrom", "binaryMediaTypes", "minimumCompressionSize", "apiKeySource",
			"endpointConfiguration", "policy", "tags", "disableExecuteApiEndpoint", "securityPolicy", "endpointAccessMode",
		},
	},
	{
		command: "apigateway create-resource", required: []string{"restApiId", "parentId", "pathPart"}, fold: true,
	},
	{
		command: "apigateway put-method", required: []string{"restApiId", "resourceId", "httpMethod", "authorizationType"}, fold: true,
		others: []string{
			"authorizerId", "apiKeyRequired", "operationName", "requestParameters", "requestModels", "requestValidatorId",
			"authorizationScopes",
		},
	},
	{
		command: "apigateway put-integration", required: []string{"restApiId", "resourceId", "httpMethod", "type"}, fold: true,
		others: []string{
			"integrationHttpMethod", "uri", "connectionType", "connectionId", "credentials", "requestParameters",
			"requestTemplates", "passthroughBehavior", "cacheNamespace", "cacheKeyParameters", "contentHandling",
			"timeoutInMillis", "tlsConfig", "responseTransferMode", "integrationTarget",
		},
	},
	{
		command: "apigateway put-method-response", required: []string{"restApiId", "resourceId", "httpMethod", "statusCode"}, fold: true,
		others: []string{"responseParameters", "responseModels"},
	},
	{
		command: "apigateway put-integration-response", required: []string{"restApiId", "resourceId", "httpMethod", "statusCode"}, fold: true,
		others: []string{"selectionPattern", "responseParameters", "responseTemplates", "contentHandling"},
	},
	{
		command: "apigateway create-deployment", required: []string{"restApiId"},
		others: []string{
			"stageName", "stageDescription", "description", "cacheClusterEnabled", "cacheClusterSize", "variables",
			"canarySettings", "tracingEnabled",
		},
	},
	{
		command: "apigateway create-stage", required: []string{"restApiId", "stageName", "deploymentId"}, fold: true,
		others: []string{
			"description", "cacheClusterEnabled", "cacheClusterSize", "variables", "documentationVersion",
			"canarySettings", "tracingEnabled", "tags",
		},
	},
	{
		command: "apigateway create-vpc-link", required: []string{"name", "targetArns"},
		others: []string{"description", "tags"},
	},
	{
		command: "apigateway create-authorizer", required: []string{"restApiId", "name", "type"}, fold: true,
		others: []string{
			"providerARNs", "authType", "authorizerUri", "authorizerCredentials", "identitySource",
			"identityValidationExpression", "authorizerResultTtlInSeconds",
		},
	},
	{
		command: "apigateway create-request-validator", required: []string{"restApiId"},
		others: []string{"name", "validateRequestBody", "validateRequestParameters"},
	},
	{
		command: "apigateway create-model", required: []string{"restApiId", "name", "contentType"}, fold: true,
		others: []string{"description", "schema"},
	},
	{
		command: "apigateway put-gateway-response", required: []string{"restApiId", "responseType"}, fold: true,
		others: []string{"statusCode", "responseParameters", "responseTemplates"},
	},
	{
		command: "apigateway create-domain-name", required: []string{"domainName"},
		others: []string{
			"certificateName", "certificateBody", "certificatePrivateKey", "certificateChain", "certificateArn",
			"regionalCertificateName", "regionalCertificateArn", "endpointConfiguration", "tags", "securityPolicy",
			"endpointAccessMode", "mutualTlsAuthentication", "ownershipVerificationCertificateArn", "policy",
			"routingMode",
		},
	},
	{
		command: "apigateway create-base-path-mapping", required: []string{"domainName", "restApiId"}, fold: true,
		others: []string{"domainNameId", "basePath", "stage"},
	},
	{
		command: "apigateway create-usage-plan", required: []string{"name"},
		others: []string{"description", "apiStages", "throttle", "quota", "tags"},
	},
	{
		command: "apigateway create-api-key",
		others:  []string{"name", "description", "enabled", "generateDistinctId", "value", "stageKeys", "customerId", "tags"},
	},
	{
		command: "apigateway update-account",
		others:  []string{"patchOperations"},
	},
	{
		command: "apigateway update-integration", required: []string{"restApiId", "resourceId", "httpMethod"}, fold: true,
		others: []string{"patchOperations"},
	},
	{
		command: "apigateway update-method", required: []string{"restApiId", "resourceId", "httpMethod"}, fold: true,
		others: []string{"patchOperations"},
	},
	{
		command: "apigateway update-stage", required: []string{"restApiId", "stageName"}, fold: true,
		others: []string{"patchOperations"},
	},
	{
		command: "apigateway update-vpc-link", required: []string{"vpcLinkId"},
		others: []string{"patchOperations"},
	},
	{
		command: "apigatewayv2 create-api", required: []string{"ProtocolType", "Name"},
		others: []string{
			"ApiKeySelectionExpression", "CorsConfiguration", "CredentialsArn", "Description", "DisableSchemaValidation",
			"DisableExecuteApiEndpoint", "IpAddressType", "RouteKey", "RouteSelectionExpression", "Tags", "Target",
			"Version",
		},
	},
	{
		command: "apigatewayv2 create-integration", required: []string{"ApiId", "IntegrationType"}, fold: true,
		others: []string{
			"ConnectionId", "ConnectionType", "ContentHandlingStrategy", "CredentialsArn", "Description",
			"IntegrationMethod", "IntegrationSubtype", "IntegrationUri", "PassthroughBehavior", "PayloadFormatVersion",
			"RequestParameters", "RequestTemplates", "ResponseParameters", "TemplateSelectionExpression",
			"TimeoutInMillis", "TlsConfig",
		},
	},
	{
		command: "apigatewayv2 update-integration", required: []string{"ApiId", "IntegrationId"}, fold: true,
		others: []string{
			"ConnectionId", "ConnectionType", "ContentHandlingStrategy", "CredentialsArn", "Description",
			"IntegrationMethod", "IntegrationSubtype", "IntegrationType", "IntegrationUri", "PassthroughBehavior",
			"PayloadFormatVersion", "RequestParameters", "RequestTemplates", "ResponseParameters",
			"TemplateSelectionExpression", "TimeoutInMillis", "TlsConfig",
		},
	},
	{
		command: "apigatewayv2 create-route", required: []string{"ApiId", "RouteKey"}, fold: true,
		others: []string{
			"ApiKeyRequired", "AuthorizationScopes", "AuthorizationType", "AuthorizerId", "ModelSelectionExpression",
			"OperationName", "RequestModels", "RequestParameters", "RouteResponseSelectionExpression", "Target",
		},
	},
	{
		command: "apigatewayv2 update-route", required: []string{"ApiId", "RouteId"}, fold: true,
		others: []string{
			"ApiKeyRequired", "AuthorizationScopes", "AuthorizationType", "AuthorizerId", "ModelSelectionExpression",
			"OperationName", "RequestModels", "RequestParameters", "RouteKey", "RouteResponseSelectionExpression",
			"Target",
		},
	},
	{
		command: "apigatewayv2 create-stage", required: []string{"ApiId", "StageName"}, fold: true,
		others: []string{
			"AccessLogSettings", "AutoDeploy", "ClientCertificateId", "DefaultRouteSettings", "DeploymentId",
			"Description", "RouteSettings", "StageVariables", "Tags",
		},
	},
	{
		command: "apigatewayv2 update-stage", required: []string{"StageName", "ApiId"}, fold: true,
		others: []string{
			"AccessLogSettings", "AutoDeploy", "ClientCertificateId", "DefaultRouteSettings", "DeploymentId",
			"Description", "RouteSettings", "StageVariables",
		},
	},
	{
		command: "apigatewayv2 create-deployment", required: []string{"ApiId"},
		others: []string{"Description", "StageName"},
	},
	{
		command: "apigatewayv2 create-vpc-link", required: []string{"SubnetIds", "Name"},
		others: []string{"SecurityGroupIds", "Tags"},
	},
	{
		command: "apigatewayv2 update-vpc-link", required: []string{"VpcLinkId"},
		others: []string{"Name"},
	},
	{
		command: "apigatewayv2 create-authorizer", required: []string{"ApiId", "AuthorizerType", "IdentitySource", "Name"}, fold: true,
		others: []string{
			"AuthorizerCredentialsArn", "AuthorizerPayloadFormatVersion", "AuthorizerResultTtlInSeconds", "AuthorizerUri",
			"EnableSimpleResponses", "IdentityValidationExpression", "JwtConfiguration",
		},
	},
	{
		command: "apigatewayv2 create-domain-name", required: []string{"DomainName"},
		others: []string{"DomainNameConfigurations", "MutualTlsAuthentication", "RoutingMode", "Tags"},
	},
	{
		command: "apigatewayv2 create-api-mapping", required: []string{"DomainName", "Stage", "ApiId"}, fold: true,
		others: []string{"ApiMappingKey"},
	},
	{
		command: "apigatewayv2 create-route-response", required: []string{"ApiId", "RouteId", "RouteResponseKey"}, fold: true,
		others: []string{"ModelSelectionExpression", "ResponseModels", "ResponseParameters"},
	},
	{
		command: "apigatewayv2 create-integration-response", required: []string{"ApiId", "IntegrationId", "IntegrationResponseKey"}, fold: true,
		others: []string{"ContentHandlingStrategy", "ResponseParameters", "ResponseTemplates", "TemplateSelectionExpression"},
	},
	{
		command: "elbv2 create-load-balancer", required: []string{"Name"},
		others: []string{
			"Subnets", "SubnetMappings", "SecurityGroups", "Scheme", "Tags", "Type", "IpAddressType",
			"CustomerOwnedIpv4Pool", "EnablePrefixForIpv6SourceNat", "IpamPools",
		},
	},
	{
		command: "elbv2 create-listener", required: []string{"LoadBalancerArn", "DefaultActions"}, fold: true,
		others: []string{"Protocol", "Port", "SslPolicy", "Certificates", "AlpnPolicy", "Tags", "MutualAuthentication"},
	},
	{
		command: "elbv2 create-rule", required: []string{"ListenerArn", "Conditions", "Priority", "Actions"}, fold: true,
		others: []string{"Tags", "Transforms"},
	},
	{
		command: "elbv2 create-target-group", required: []string{"Name"},
		others: []string{
			"Protocol", "ProtocolVersion", "Port", "VpcId", "HealthCheckProtocol", "HealthCheckPort",
			"HealthCheckEnabled", "HealthCheckPath", "HealthCheckIntervalSeconds", "HealthCheckTimeoutSeconds",
			"HealthyThresholdCount", "UnhealthyThresholdCount", "Matcher", "TargetType", "Tags", "IpAddressType",
			"TargetControlPort",
		},
	},
	{
		command: "elbv2 register-targets", required: []string{"TargetGroupArn", "Targets"}, fold: true,
	},
	{
		command: "elbv2 add-listener-certificates", required: []string{"ListenerArn", "Certificates"}, fold: true,
	},
	{
		command: "elbv2 modify-target-group-attributes", required: []string{"TargetGroupArn", "Attributes"}, fold: true,
	},
	{
		command: "elbv2 modify-load-balancer-attributes", required: []string{"LoadBalancerArn", "Attributes"}, fold: true,
	},
	{
		command: "servicediscovery create-service", required: []string{"Name"},
		others: []string{
			"NamespaceId", "CreatorRequestId", "Description", "DnsConfig", "HealthCheckConfig", "HealthCheckCustomConfig",
			"Tags", "Type",
		},
	},
	{
		command: "servicediscovery register-instance", required: []string{"ServiceId", "InstanceId", "Attributes"},
		others: []string{"CreatorRequestId"},
	},
	{
		command: "servicediscovery create-private-dns-namespace", required: []string{"Name", "Vpc"},
		others: []string{"CreatorRequestId", "Description", "Tags", "Properties"},
	},
	{
		command: "ecs create-service", required: []string{"serviceName"},
		others: []string{
			"cluster", "taskDefinition", "availabilityZoneRebalancing", "loadBalancers", "serviceRegistries",
			"desiredCount", "clientToken", "launchType", "capacityProviderStrategy", "platformVersion", "role",
			"deploymentConfiguration", "placementConstraints", "placementStrategy", "networkConfiguration",
			"healthCheckGracePeriodSeconds", "schedulingStrategy", "deploymentController", "tags", "enableECSManagedTags",
			"propagateTags", "enableExecuteCommand", "serviceConnectConfiguration", "volumeConfigurations",
			"vpcLatticeConfigurations",
		},
	},
	{
		command: "ecs update-service", required: []string{"service"},
		others: []string{
			"cluster", "desiredCount", "taskDefinition", "capacityProviderStrategy", "deploymentConfiguration",
			"availabilityZoneRebalancing", "networkConfiguration", "placementConstraints", "placementStrategy",
			"platformVersion", "forceNewDeployment", "healthCheckGracePeriodSeconds", "deploymentController",
			"enableExecuteCommand", "enableECSManagedTags", "loadBalancers", "propagateTags", "serviceRegistries",
			"serviceConnectConfiguration", "volumeConfigurations", "vpcLatticeConfigurations",
		},
	},
	{
		command: "ecs register-task-definition", required: []string{"family", "containerDefinitions"},
		others: []string{
			"taskRoleArn", "executionRoleArn", "networkMode", "volumes", "placementConstraints",
			"requiresCompatibilities", "cpu", "memory", "tags", "pidMode", "ipcMode", "proxyConfiguration",
			"inferenceAccelerators", "ephemeralStorage", "runtimePlatform", "enableFaultInjection",
		},
	},
	{
		command: "ec2 create-security-group", required: []string{"Description", "GroupName"},
		others: []string{"VpcId", "TagSpecifications", "DryRun"},
	},
	{
		command: "ec2 authorize-security-group-ingress",
		others: []string{
			"CidrIp", "FromPort", "GroupId", "GroupName", "IpPermissions", "IpProtocol", "SourceSecurityGroupName",
			"SourceSecurityGroupOwnerId", "ToPort", "TagSpecifications", "DryRun",
		},
	},
	{
		command: "ec2 create-subnet", required: []string{"VpcId"},
		others: []string{
			"TagSpecifications", "AvailabilityZone", "AvailabilityZoneId", "CidrBlock", "Ipv6CidrBlock", "OutpostArn",
			"Ipv6Native", "Ipv4IpamPoolId", "Ipv4NetmaskLength", "Ipv6IpamPoolId", "Ipv6NetmaskLength", "DryRun",
		},
	},
	{
		command: "ec2 create-vpc",
		others: []string{
			"CidrBlock", "Ipv6Pool", "Ipv6CidrBlock", "Ipv4IpamPoolId", "Ipv4NetmaskLength", "Ipv6IpamPoolId",
			"Ipv6NetmaskLength", "Ipv6CidrBlockNetworkBorderGroup", "VpcEncryptionControl", "TagSpecifications", "DryRun",
			"InstanceTenancy", "AmazonProvidedIpv6CidrBlock",
		},
	},
	{
		command: "ec2 create-vpc-endpoint-service-configuration",
		others: []string{
			"DryRun", "AcceptanceRequired", "PrivateDnsName", "NetworkLoadBalancerArns", "GatewayLoadBalancerArns",
			"SupportedIpAddressTypes", "SupportedRegions", "ClientToken", "TagSpecifications",
		},
	},
	{
		command: "acm request-certificate", required: []string{"DomainName"},
		others: []string{
			"ValidationMethod", "SubjectAlternativeNames", "IdempotencyToken", "DomainValidationOptions", "Options",
			"CertificateAuthorityArn", "Tags", "KeyAlgorithm", "ManagedBy",
		},
	},
}
