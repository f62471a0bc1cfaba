package jsonschema

import (
	"io/fs"
	"strings"
	"sync"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

func TestEverySchemaCompilesAndIsUsed(t *testing.T) {
	used := map[string]bool{}
	for schema := range schemaCount {
		used[sources[schema].file] = true
		if _, err := schema.compile(); err != nil {
			t.Errorf("schema %d: %v", schema, err)
		}
	}
	err := fs.WalkDir(files, "schemas", func(path string, entry fs.DirEntry, err error) error {
		name := strings.TrimSuffix(strings.TrimPrefix(path, "schemas/"), ".json")
		if err == nil && !entry.IsDir() && !used[name] {
			t.Errorf("nothing uses %s", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// keywords are those that a form understands; another in a schema would be
// checked without a message.
var keywords = map[string]bool{
	"type": true, "enum": true, "properties": true, "required": true, "items": true, "additionalProperties": true,
	"minLength": true, "maxLength": true, "minimum": true, "maximum": true, "minItems": true, "maxItems": true,
	"pattern": true, "x-fold-case": true, "x-expected": true, "x-symptom": true, "x-decisive": true, "x-meant": true,
}

func TestSchemasUseNoOtherKeyword(t *testing.T) {
	for schema := range schemaCount {
		src, err := files.ReadFile("schemas/" + sources[schema].file + ".json")
		if err != nil {
			t.Fatal(err)
		}
		checkKeywords(t, sources[schema].file, syntax.Read("a.json", src, syntax.DefaultLimits()).Root)
	}
}

func checkKeywords(t *testing.T, name string, schema *syntax.Node) {
	t.Helper()
	for key := range schema.Entries() {
		if !keywords[key.Text] {
			t.Errorf("%s uses %q", name, key.Text)
		}
	}
	for _, property := range schema.Get("properties").Entries() {
		checkKeywords(t, name, property)
	}
	for _, key := range []string{"items", "additionalProperties"} {
		if inner := schema.Get(key); inner != nil {
			checkKeywords(t, name, inner)
		}
	}
	if pattern := schema.Get("pattern"); pattern != nil && schema.Get("x-expected") == nil {
		t.Errorf("%s has the pattern %s without words for it", name, pattern.Text)
	}
	for _, list := range []string{"required", "x-decisive"} {
		for item := range schema.Get(list).Items() {
			if schema.Path("properties", item.Text) == nil {
				t.Errorf("%s names %s in %s, which is no property", name, item.Text, list)
			}
		}
	}
}

// examples holds for each schema an object that fits and one that does not.
var examples = [schemaCount]struct{ good, bad string }{
	ExtensionIntegration:            {`{"type": "http_proxy", "uri": "http://a", "responses": {"default": {"statusCode": 200}}}`, `{"type": "http", "connectionType": "LINK"}`},
	ExtensionAuthorizer:             {`{"type": "token", "authorizerUri": "a", "authorizerResultTtlInSeconds": "300"}`, `{"type": "lambda"}`},
	ExtensionsOfDocument:            {`{"openapi": "3.0.1", "x-amazon-apigateway-api-key-source": "HEADER", "x-amazon-apigateway-cors": {"maxAge": 0}, "x-other": 1}`, `{"x-amazon-apigateway-cors": {"allowOrigins": "*"}}`},
	ExtensionsOfOperation:           {`{"operationId": "a", "x-amazon-apigateway-auth": {"type": "none"}}`, `{"x-amazon-apigateway-request-validator": ["all"]}`},
	ExtensionsOfScheme:              {`{"type": "apiKey", "x-amazon-apigateway-authtype": "custom"}`, `{"x-amazon-apigateway-authtype": {}}`},
	ExtensionsOfTag:                 {`{"name": "a", "x-amazon-apigateway-tag-value": "b"}`, `{"x-amazon-apigateway-tag-value": ["b"]}`},
	PutIntegrationRequest:           {`{"restApiId": "a", "resourceId": "b", "httpMethod": "GET", "type": "HTTP", "tlsConfig": {"insecureSkipVerification": false}}`, `{"restApiId": "a", "resourceId": "b", "type": "HTTP"}`},
	PutMethodRequest:                {`{"restApiId": "a", "resourceId": "b", "httpMethod": "GET", "authorizationType": "NONE", "requestParameters": {"method.request.path.a": true}}`, `{"restApiId": "a", "resourceId": "b", "httpMethod": "GET", "authorizationType": "none"}`},
	CreateVpcLinkV1Request:          {`{"name": "a", "targetArns": ["b"]}`, `{"name": "a", "targetArns": "b"}`},
	CreateIntegrationRequest:        {`{"ApiId": "a", "IntegrationType": "HTTP_PROXY", "ResponseParameters": {"200": {"overwrite:statuscode": "204"}}}`, `{"ApiId": "a", "IntegrationType": "HTTP_PROXY", "TlsConfig": {"ServerNameToVerify": ""}}`},
	CreateRouteRequest:              {`{"ApiId": "a", "RouteKey": "GET /a", "RequestParameters": {"route.request.header.a": {"Required": true}}}`, `{"ApiId": "a"}`},
	CreateAuthorizerRequest:         {`{"ApiId": "a", "Name": "b", "AuthorizerType": "JWT", "IdentitySource": ["c"]}`, `{"ApiId": "a", "Name": "b", "AuthorizerType": "jwt", "IdentitySource": ["c"]}`},
	CreateVpcLinkV2Request:          {`{"Name": "a", "SubnetIds": ["b"], "Tags": {"c": "d"}}`, `{"Name": "a", "subnetIds": ["b"]}`},
	MethodV1:                        {`{"httpMethod": "GET", "methodIntegration": {"type": "HTTP"}}`, `{"methodIntegration": {"type": "http"}}`},
	IntegrationV1:                   {`{"type": "HTTP", "later": 1}`, `{"timeoutInMillis": "50"}`},
	VpcLinkV1:                       {`{"id": "a", "status": "AVAILABLE"}`, `{"id": "a", "status": "GONE"}`},
	IntegrationV2:                   {`{"IntegrationId": "a", "ConnectionType": "VPC_LINK"}`, `{"ConnectionType": "vpc_link"}`},
	RouteV2:                         {`{"RouteId": "a", "RouteKey": "$default"}`, `{"ApiKeyRequired": "no"}`},
	VpcLinkV2:                       {`{"VpcLinkId": "a", "VpcLinkStatus": "INACTIVE"}`, `{"SubnetIds": "a"}`},
	apiGatewayMethod:                {`{"RestApiId": "a", "ResourceId": "b", "HttpMethod": "GET", "Integration": {"Type": "HTTP", "IntegrationResponses": [{"StatusCode": 200}]}}`, `{"RestApiId": "a", "ResourceId": "b", "HttpMethod": "GET", "Integration": {"Type": "http"}}`},
	apiGatewayRestAPI:               {`{"Name": "a", "EndpointConfiguration": {"Types": ["PRIVATE"]}}`, `{"EndpointConfiguration": {"Types": ["private"]}}`},
	apiGatewayResource:              {`{"RestApiId": "a", "ParentId": "b", "PathPart": "{proxy+}"}`, `{"RestApiId": "a", "ParentId": "b"}`},
	apiGatewayStage:                 {`{"RestApiId": "a", "Variables": {"link": 1}, "MethodSettings": [{"LoggingLevel": "INFO"}]}`, `{"RestApiId": "a", "Variables": ["link"]}`},
	apiGatewayDeployment:            {`{"RestApiId": "a", "StageDescription": {"TracingEnabled": "true"}}`, `{"RestApiId": "a", "StageDescription": {"TracingEnabled": "on"}}`},
	apiGatewayVpcLink:               {`{"Name": "a", "TargetArns": ["b"]}`, `{"TargetArns": ["b"]}`},
	apiGatewayV2API:                 {`{"ProtocolType": "HTTP", "CorsConfiguration": {"MaxAge": 5}}`, `{"ProtocolType": "REST"}`},
	apiGatewayV2Route:               {`{"ApiId": "a", "RouteKey": "$default", "AuthorizationType": "JWT"}`, `{"ApiId": "a", "RouteKey": "$default", "AuthorizationType": "OIDC"}`},
	apiGatewayV2Integration:         {`{"ApiId": "a", "IntegrationType": "HTTP_PROXY", "PayloadFormatVersion": 1.0}`, `{"ApiId": "a", "IntegrationType": "PROXY"}`},
	apiGatewayV2Stage:               {`{"ApiId": "a", "StageName": "$default", "AutoDeploy": true}`, `{"ApiId": "a", "StageName": "$default", "AutoDeploy": "always"}`},
	apiGatewayV2VpcLink:             {`{"Name": "a", "SubnetIds": ["b"]}`, `{"Name": "a"}`},
	loadBalancerSchema:              {`{"Type": "network", "Scheme": "internal"}`, `{"Type": "NETWORK"}`},
	listenerSchema:                  {`{"LoadBalancerArn": "a", "DefaultActions": [{"Type": "forward", "TargetGroupArn": "b"}], "Port": 80}`, `{"LoadBalancerArn": "a", "DefaultActions": [{"Type": "forwards"}]}`},
	targetGroupSchema:               {`{"Port": "80", "Protocol": "TCP", "TargetType": "alb"}`, `{"Port": 0}`},
	cloudMapServiceSchema:           {`{"DnsConfig": {"DnsRecords": [{"Type": "SRV", "TTL": "10"}]}}`, `{"DnsConfig": {"DnsRecords": [{"Type": "MX", "TTL": 10}]}}`},
	cloudMapInstanceSchema:          {`{"ServiceId": "a", "InstanceAttributes": {"AWS_INSTANCE_PORT": 80}}`, `{"ServiceId": "a"}`},
	ecsServiceSchema:                {`{"Cluster": "a", "ServiceRegistries": [{"RegistryArn": "b", "Port": 80}]}`, `{"ServiceRegistries": [{"RegistryARN": "b"}]}`},
	apiGatewayAccount:               {`{"CloudWatchRoleArn": "a"}`, `{"CloudwatchRole": "a"}`},
	apiGatewayAPIKey:                {`{"Enabled": "true", "StageKeys": [{"RestApiId": "a", "StageName": "b"}]}`, `{"StageKeys": [{"ApiId": "a"}]}`},
	apiGatewayAuthorizer:            {`{"RestApiId": "a", "Name": "b", "Type": "TOKEN", "AuthorizerResultTtlInSeconds": 300}`, `{"RestApiId": "a", "Name": "b", "Type": "JWT"}`},
	apiGatewayBasePathMapping:       {`{"DomainName": "a", "RestApiId": "b"}`, `{"RestApiId": "b"}`},
	apiGatewayClientCertificate:     {`{"Description": "a"}`, `{"Name": "a"}`},
	apiGatewayDomainName:            {`{"DomainName": "a", "EndpointConfiguration": {"Types": ["REGIONAL"]}}`, `{"EndpointConfiguration": {"Types": ["regional"]}}`},
	apiGatewayGatewayResponse:       {`{"RestApiId": "a", "ResponseType": "DEFAULT_5XX", "StatusCode": 502}`, `{"RestApiId": "a", "ResponseType": "DEFAULT_502"}`},
	apiGatewayModel:                 {`{"RestApiId": "a", "Schema": {"type": "object"}}`, `{"Schema": {"type": "object"}}`},
	apiGatewayRequestValidator:      {`{"RestApiId": "a", "ValidateRequestBody": true}`, `{"RestApiId": "a", "ValidateRequestBody": "always"}`},
	apiGatewayUsagePlan:             {`{"Quota": {"Limit": 5, "Period": "DAY"}}`, `{"Quota": {"Limit": 5, "Period": "HOUR"}}`},
	apiGatewayUsagePlanKey:          {`{"KeyId": "a", "KeyType": "API_KEY", "UsagePlanId": "b"}`, `{"KeyId": "a", "KeyType": "KEY", "UsagePlanId": "b"}`},
	apiGatewayV2APIMapping:          {`{"ApiId": "a", "DomainName": "b", "Stage": "c"}`, `{"ApiId": "a", "DomainName": "b"}`},
	apiGatewayV2Authorizer:          {`{"ApiId": "a", "Name": "b", "AuthorizerType": "JWT", "JwtConfiguration": {"Audience": ["c"]}}`, `{"ApiId": "a", "Name": "b", "AuthorizerType": "jwt"}`},
	apiGatewayV2Deployment:          {`{"ApiId": "a"}`, `{"ApiId": "a", "Stage": "b"}`},
	apiGatewayV2DomainName:          {`{"DomainName": "a", "DomainNameConfigurations": [{"CertificateArn": "b"}]}`, `{"DomainNameConfigurations": [{"CertificateArn": "b"}]}`},
	apiGatewayV2IntegrationResponse: {`{"ApiId": "a", "IntegrationId": "b", "IntegrationResponseKey": "$default"}`, `{"ApiId": "a", "IntegrationId": "b"}`},
	apiGatewayV2Model:               {`{"ApiId": "a", "Name": "b", "Schema": {}}`, `{"ApiId": "a", "Schema": {}}`},
	apiGatewayV2RouteResponse:       {`{"ApiId": "a", "RouteId": "b", "RouteResponseKey": "$default"}`, `{"ApiId": "a", "RouteId": ["b"], "RouteResponseKey": "$default"}`},
	balancingListenerCertificate:    {`{"ListenerArn": "a", "Certificates": [{"CertificateArn": "b"}]}`, `{"ListenerArn": "a", "Certificates": [{"Arn": "b"}]}`},
	balancingListenerRule:           {`{"ListenerArn": "a", "Priority": "1", "Actions": [{"Type": "forward", "TargetGroupArn": "b"}], "Conditions": [{"Field": "path-pattern", "Values": ["/c"]}]}`, `{"ListenerArn": "a", "Priority": 0, "Actions": [{"Type": "forward", "TargetGroupArn": "b"}], "Conditions": []}`},
	cloudMapHTTPNamespace:           {`{"Name": "a"}`, `{"Description": "a"}`},
	cloudMapPrivateDNSNamespace:     {`{"Name": "a", "Vpc": "b"}`, `{"Name": "a", "VpcId": "b"}`},
	cloudMapPublicDNSNamespace:      {`{"Name": "a"}`, `{"Name": {"a": "b"}}`},
	ecsTaskDefinition:               {`{"ContainerDefinitions": [{"Name": "a", "Image": "b", "PortMappings": [{"ContainerPort": 80, "Protocol": "tcp"}]}]}`, `{"ContainerDefinitions": [{"Name": "a", "Image": "b", "PortMappings": [{"containerPort": 80}]}]}`},
	ec2SecurityGroup:                {`{"GroupDescription": "a", "SecurityGroupIngress": [{"IpProtocol": -1, "CidrIp": "10.0.0.0/8"}]}`, `{"GroupDescription": "a", "SecurityGroupIngress": [{"IpProtocol": "tcp", "FromPort": 70000}]}`},
	ec2SecurityGroupIngress:         {`{"IpProtocol": "tcp", "FromPort": "443", "ToPort": 443}`, `{"IpProtocol": "tcp", "FromPorts": 443}`},
	ec2SecurityGroupEgress:          {`{"GroupId": "a", "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443}`, `{"GroupId": "a", "FromPort": 443, "ToPort": 443}`},
	ec2Subnet:                       {`{"VpcId": "a", "CidrBlock": "10.0.0.0/24"}`, `{"CidrBlock": "10.0.0.0/24"}`},
	ec2VPC:                          {`{"CidrBlock": "10.0.0.0/16", "EnableDnsSupport": true}`, `{"CidrBlock": ["10.0.0.0/16"]}`},
	ec2VPCEndpointService:           {`{"NetworkLoadBalancerArns": ["a"], "AcceptanceRequired": false}`, `{"NetworkLoadBalancerArns": "a"}`},
	acmCertificate:                  {`{"DomainName": "a", "ValidationMethod": "DNS"}`, `{"DomainNames": ["a"]}`},
	serverlessAPI:                   {`{"StageName": "a", "Variables": {"link": "b"}, "DefinitionBody": {}}`, `{"StageName": "a", "StageVariables": {"link": "b"}}`},
	serverlessHTTPAPI:               {`{"StageVariables": {"link": "a"}}`, `{"Variables": {"link": "a"}}`},
	createAuthorizerV1Request:       {`{"restApiId": "a", "name": "b", "type": "TOKEN"}`, `{"restApiId": "a", "name": "b", "type": "JWT"}`},
	createDeploymentV1Request:       {`{"restApiId": "a", "variables": {"b": "c"}}`, `{"restApiId": "a", "stage": "b"}`},
	createModelRequest:              {`{"restApiId": "a", "name": "b", "contentType": "application/json", "schema": "{}"}`, `{"restApiId": "a", "name": "", "contentType": "application/json"}`},
	createResourceRequest:           {`{"restApiId": "a", "parentId": "b", "pathPart": "c"}`, `{"restApiId": "a", "parentId": "b", "pathPart": ["c"]}`},
	createRestAPIRequest:            {`{"name": "a", "endpointConfiguration": {"types": ["REGIONAL"]}}`, `{"name": "a", "endpointConfiguration": {"types": ["regional"]}}`},
	createStageV1Request:            {`{"restApiId": "a", "stageName": "b", "deploymentId": "c"}`, `{"restApiId": "a", "stageName": "b"}`},
	putIntegrationResponseRequest:   {`{"restApiId": "a", "resourceId": "b", "httpMethod": "GET", "statusCode": 200}`, `{"restApiId": "a", "resourceId": "b", "httpMethod": "GET", "statuscode": "200"}`},
	putMethodResponseRequest:        {`{"restApiId": "a", "resourceId": "b", "httpMethod": "GET", "statusCode": "200"}`, `{"restApiId": "a", "resourceId": "b", "httpMethod": "GET"}`},
	createAPIRequest:                {`{"Name": "a", "ProtocolType": "HTTP"}`, `{"Name": "a", "ProtocolType": "REST"}`},
	createDeploymentV2Request:       {`{"ApiId": "a"}`, `{"apiId": "a"}`},
	createStageV2Request:            {`{"ApiId": "a", "StageName": "$default", "AutoDeploy": "true"}`, `{"ApiId": "a", "StageName": "$default", "AutoDeploy": "always"}`},
	createSecurityGroupRequest:      {`{"GroupName": "a", "Description": "b"}`, `{"GroupName": "a", "GroupDescription": "b", "Description": "c"}`},
	createECSServiceRequest:         {`{"serviceName": "a", "serviceRegistries": [{"registryArn": "b", "port": "80"}]}`, `{"serviceName": "a", "serviceRegistries": [{"registryARN": "b"}]}`},
	createListenerRequest:           {`{"LoadBalancerArn": "a", "Port": "443", "DefaultActions": [{"Type": "forward", "TargetGroupArn": "b"}]}`, `{"LoadBalancerArn": "a", "Port": "0", "DefaultActions": []}`},
	createLoadBalancerRequest:       {`{"Name": "a", "Type": "network", "Subnets": ["b"]}`, `{"Name": "a", "Type": "nlb"}`},
	createRuleRequest:               {`{"ListenerArn": "a", "Priority": 1, "Conditions": [], "Actions": [{"Type": "forward"}]}`, `{"ListenerArn": "a", "Priority": 1, "Conditions": [], "Actions": [{"Type": "forwards"}]}`},
	createTargetGroupRequest:        {`{"Name": "a", "TargetType": "alb", "Port": 80}`, `{"Name": "a", "TargetType": "ALB"}`},
	createCloudMapServiceRequest:    {`{"Name": "a", "DnsConfig": {"DnsRecords": [{"Type": "SRV", "TTL": 60}]}}`, `{"Name": "a", "DnsConfig": {"DnsRecords": [{"Type": "SRV"}]}}`},
	registerInstanceRequest:         {`{"ServiceId": "a", "InstanceId": "b", "Attributes": {"AWS_INSTANCE_PORT": 80}}`, `{"ServiceId": "a", "InstanceId": "b"}`},
}

func run(t *testing.T, schema Schema, src string) []model.ShapeFault {
	t.Helper()
	file := syntax.Read("a.json", []byte(src), syntax.DefaultLimits())
	if file.Root == nil {
		t.Fatalf("not read: %v in %s", file.Problems, src)
	}
	return Shape(schema, "", file.Root.Span, file.Root, model.Plain{}).Faults()
}

func TestExamples(t *testing.T) {
	for schema, example := range examples {
		t.Run(sources[schema].file, func(t *testing.T) {
			if faults := run(t, Schema(schema), example.good); len(faults) != 0 {
				t.Errorf("faults in the good example: %+v", faults)
			}
			if faults := run(t, Schema(schema), example.bad); len(faults) != 1 {
				t.Errorf("%d faults in the bad example, want 1: %+v", len(faults), faults)
			}
		})
	}
}

func TestResourcesHaveSchemas(t *testing.T) {
	for kind := range resources {
		if schema, ok := Resource(kind); !ok || !strings.HasPrefix(sources[schema].file, "cfn/") {
			t.Errorf("%s has the schema %s", kind, sources[schema].file)
		}
	}
	if _, ok := Resource("AWS::S3::Bucket"); ok {
		t.Error("a bucket has a schema")
	}
}

func TestRequestsHaveSchemas(t *testing.T) {
	for command := range requests {
		file := "cli/" + strings.ReplaceAll(command, " ", "-")
		if schema, ok := Request(command); !ok || sources[schema].file != file {
			t.Errorf("%s has the schema %s, want %s", command, sources[schema].file, file)
		}
	}
	if _, ok := Request("s3api create-bucket"); ok {
		t.Error("the request for a bucket has a schema")
	}
}

func TestSchemasServeManyAtOnce(t *testing.T) {
	var workers sync.WaitGroup
	for range 8 {
		workers.Go(func() {
			for schema, example := range examples {
				if faults := run(t, Schema(schema), example.bad); len(faults) != 1 {
					t.Errorf("%s: %d faults, want 1", sources[schema].file, len(faults))
				}
			}
		})
	}
	workers.Wait()
}
