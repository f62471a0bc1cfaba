package jsonschema

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/xeipuuv/gojsonschema"
)

// Schema names one of the embedded schemas.
type Schema uint8

// The schemas of objects that are no CloudFormation resource; those of
// resources are found by Resource.
const (
	// ExtensionIntegration: x-amazon-apigateway-integration of OpenAPI.
	ExtensionIntegration Schema = iota
	// ExtensionAuthorizer: x-amazon-apigateway-authorizer.
	ExtensionAuthorizer

	// ExtensionsOfDocument and the next three: objects of OpenAPI with
	// extensions among other keys.
	ExtensionsOfDocument
	ExtensionsOfOperation
	ExtensionsOfScheme
	ExtensionsOfTag

	// PutIntegrationRequest and the next two: aws apigateway --cli-input-json.
	PutIntegrationRequest
	PutMethodRequest
	CreateVpcLinkV1Request

	// CreateIntegrationRequest and the next three: aws apigatewayv2
	// --cli-input-json.
	CreateIntegrationRequest
	CreateRouteRequest
	CreateAuthorizerRequest
	CreateVpcLinkV2Request

	// MethodV1 and the next two: what aws apigateway prints; a method of
	// get-resources holds its integration.
	MethodV1
	IntegrationV1
	VpcLinkV1

	// IntegrationV2 and the next two: what aws apigatewayv2 prints as items.
	IntegrationV2
	RouteV2
	VpcLinkV2

	apiGatewayMethod
	apiGatewayRestAPI
	apiGatewayResource
	apiGatewayStage
	apiGatewayDeployment
	apiGatewayVpcLink
	apiGatewayV2API
	apiGatewayV2Route
	apiGatewayV2Integration
	apiGatewayV2Stage
	apiGatewayV2VpcLink
	loadBalancerSchema
	listenerSchema
	targetGroupSchema
	cloudMapServiceSchema
	cloudMapInstanceSchema
	ecsServiceSchema
	apiGatewayAccount
	apiGatewayAPIKey
	apiGatewayAuthorizer
	apiGatewayBasePathMapping
	apiGatewayClientCertificate
	apiGatewayDomainName
	apiGatewayGatewayResponse
	apiGatewayModel
	apiGatewayRequestValidator
	apiGatewayUsagePlan
	apiGatewayUsagePlanKey
	apiGatewayV2APIMapping
	apiGatewayV2Authorizer
	apiGatewayV2Deployment
	apiGatewayV2DomainName
	apiGatewayV2IntegrationResponse
	apiGatewayV2Model
	apiGatewayV2RouteResponse
	balancingListenerCertificate
	balancingListenerRule
	cloudMapHTTPNamespace
	cloudMapPrivateDNSNamespace
	cloudMapPublicDNSNamespace
	ecsTaskDefinition
	ec2SecurityGroup
	ec2SecurityGroupIngress
	ec2SecurityGroupEgress
	ec2Subnet
	ec2VPC
	ec2VPCEndpointService
	acmCertificate
	serverlessAPI
	serverlessHTTPAPI
	createAuthorizerV1Request
	createDeploymentV1Request
	createModelRequest
	createResourceRequest
	createRestAPIRequest
	createStageV1Request
	putIntegrationResponseRequest
	putMethodResponseRequest
	createAPIRequest
	createDeploymentV2Request
	createStageV2Request
	createSecurityGroupRequest
	createECSServiceRequest
	createListenerRequest
	createLoadBalancerRequest
	createRuleRequest
	createTargetGroupRequest
	createCloudMapServiceRequest
	registerInstanceRequest
	schemaCount
)

// sources tells for each schema its file and how scalars are read.
var sources = [schemaCount]struct {
	file string
	// lenient: "443" is taken for 443 and true for "true", as CloudFormation
	// and the import of OpenAPI do; the CLI refuses that.
	lenient bool
}{
	ExtensionIntegration:            {"openapi/integration", true},
	ExtensionAuthorizer:             {"openapi/authorizer", true},
	ExtensionsOfDocument:            {"openapi/document", true},
	ExtensionsOfOperation:           {"openapi/operation", true},
	ExtensionsOfScheme:              {"openapi/scheme", true},
	ExtensionsOfTag:                 {"openapi/tag", true},
	PutIntegrationRequest:           {"cli/put-integration", false},
	PutMethodRequest:                {"cli/put-method", false},
	CreateVpcLinkV1Request:          {"cli/create-vpc-link-v1", false},
	CreateIntegrationRequest:        {"cli/create-integration", false},
	CreateRouteRequest:              {"cli/create-route", false},
	CreateAuthorizerRequest:         {"cli/create-authorizer", false},
	CreateVpcLinkV2Request:          {"cli/create-vpc-link-v2", false},
	MethodV1:                        {"cli/method-v1", false},
	IntegrationV1:                   {"cli/integration-v1", false},
	VpcLinkV1:                       {"cli/vpc-link-v1", false},
	IntegrationV2:                   {"cli/integration-v2", false},
	RouteV2:                         {"cli/route-v2", false},
	VpcLinkV2:                       {"cli/vpc-link-v2", false},
	apiGatewayMethod:                {"cfn/apigateway-method", true},
	apiGatewayRestAPI:               {"cfn/apigateway-restapi", true},
	apiGatewayResource:              {"cfn/apigateway-resource", true},
	apiGatewayStage:                 {"cfn/apigateway-stage", true},
	apiGatewayDeployment:            {"cfn/apigateway-deployment", true},
	apiGatewayVpcLink:               {"cfn/apigateway-vpclink", true},
	apiGatewayV2API:                 {"cfn/apigatewayv2-api", true},
	apiGatewayV2Route:               {"cfn/apigatewayv2-route", true},
	apiGatewayV2Integration:         {"cfn/apigatewayv2-integration", true},
	apiGatewayV2Stage:               {"cfn/apigatewayv2-stage", true},
	apiGatewayV2VpcLink:             {"cfn/apigatewayv2-vpclink", true},
	loadBalancerSchema:              {"cfn/elbv2-loadbalancer", true},
	listenerSchema:                  {"cfn/elbv2-listener", true},
	targetGroupSchema:               {"cfn/elbv2-targetgroup", true},
	cloudMapServiceSchema:           {"cfn/servicediscovery-service", true},
	cloudMapInstanceSchema:          {"cfn/servicediscovery-instance", true},
	ecsServiceSchema:                {"cfn/ecs-service", true},
	apiGatewayAccount:               {"cfn/apigateway-account", true},
	apiGatewayAPIKey:                {"cfn/apigateway-apikey", true},
	apiGatewayAuthorizer:            {"cfn/apigateway-authorizer", true},
	apiGatewayBasePathMapping:       {"cfn/apigateway-basepathmapping", true},
	apiGatewayClientCertificate:     {"cfn/apigateway-clientcertificate", true},
	apiGatewayDomainName:            {"cfn/apigateway-domainname", true},
	apiGatewayGatewayResponse:       {"cfn/apigateway-gatewayresponse", true},
	apiGatewayModel:                 {"cfn/apigateway-model", true},
	apiGatewayRequestValidator:      {"cfn/apigateway-requestvalidator", true},
	apiGatewayUsagePlan:             {"cfn/apigateway-usageplan", true},
	apiGatewayUsagePlanKey:          {"cfn/apigateway-usageplankey", true},
	apiGatewayV2APIMapping:          {"cfn/apigatewayv2-apimapping", true},
	apiGatewayV2Authorizer:          {"cfn/apigatewayv2-authorizer", true},
	apiGatewayV2Deployment:          {"cfn/apigatewayv2-deployment", true},
	apiGatewayV2DomainName:          {"cfn/apigatewayv2-domainname", true},
	apiGatewayV2IntegrationResponse: {"cfn/apigatewayv2-integrationresponse", true},
	apiGatewayV2Model:               {"cfn/apigatewayv2-model", true},
	apiGatewayV2RouteResponse:       {"cfn/apigatewayv2-routeresponse", true},
	balancingListenerCertificate:    {"cfn/elbv2-listenercertificate", true},
	balancingListenerRule:           {"cfn/elbv2-listenerrule", true},
	cloudMapHTTPNamespace:           {"cfn/servicediscovery-httpnamespace", true},
	cloudMapPrivateDNSNamespace:     {"cfn/servicediscovery-privatednsnamespace", true},
	cloudMapPublicDNSNamespace:      {"cfn/servicediscovery-publicdnsnamespace", true},
	ecsTaskDefinition:               {"cfn/ecs-taskdefinition", true},
	ec2SecurityGroup:                {"cfn/ec2-securitygroup", true},
	ec2SecurityGroupIngress:         {"cfn/ec2-securitygroupingress", true},
	ec2SecurityGroupEgress:          {"cfn/ec2-securitygroupegress", true},
	ec2Subnet:                       {"cfn/ec2-subnet", true},
	ec2VPC:                          {"cfn/ec2-vpc", true},
	ec2VPCEndpointService:           {"cfn/ec2-vpcendpointservice", true},
	acmCertificate:                  {"cfn/acm-certificate", true},
	serverlessAPI:                   {"cfn/serverless-api", true},
	serverlessHTTPAPI:               {"cfn/serverless-httpapi", true},
	createAuthorizerV1Request:       {"cli/apigateway-create-authorizer", true},
	createDeploymentV1Request:       {"cli/apigateway-create-deployment", true},
	createModelRequest:              {"cli/apigateway-create-model", true},
	createResourceRequest:           {"cli/apigateway-create-resource", true},
	createRestAPIRequest:            {"cli/apigateway-create-rest-api", true},
	createStageV1Request:            {"cli/apigateway-create-stage", true},
	putIntegrationResponseRequest:   {"cli/apigateway-put-integration-response", true},
	putMethodResponseRequest:        {"cli/apigateway-put-method-response", true},
	createAPIRequest:                {"cli/apigatewayv2-create-api", true},
	createDeploymentV2Request:       {"cli/apigatewayv2-create-deployment", true},
	createStageV2Request:            {"cli/apigatewayv2-create-stage", true},
	createSecurityGroupRequest:      {"cli/ec2-create-security-group", true},
	createECSServiceRequest:         {"cli/ecs-create-service", true},
	createListenerRequest:           {"cli/elbv2-create-listener", true},
	createLoadBalancerRequest:       {"cli/elbv2-create-load-balancer", true},
	createRuleRequest:               {"cli/elbv2-create-rule", true},
	createTargetGroupRequest:        {"cli/elbv2-create-target-group", true},
	createCloudMapServiceRequest:    {"cli/servicediscovery-create-service", true},
	registerInstanceRequest:         {"cli/servicediscovery-register-instance", true},
}

// resources finds schemas by the CloudFormation type they describe.
var resources = map[string]Schema{
	"AWS::ApiGateway::Method":                          apiGatewayMethod,
	"AWS::ApiGateway::RestApi":                         apiGatewayRestAPI,
	"AWS::ApiGateway::Resource":                        apiGatewayResource,
	"AWS::ApiGateway::Stage":                           apiGatewayStage,
	"AWS::ApiGateway::Deployment":                      apiGatewayDeployment,
	"AWS::ApiGateway::VpcLink":                         apiGatewayVpcLink,
	"AWS::ApiGatewayV2::Api":                           apiGatewayV2API,
	"AWS::ApiGatewayV2::Route":                         apiGatewayV2Route,
	"AWS::ApiGatewayV2::Integration":                   apiGatewayV2Integration,
	"AWS::ApiGatewayV2::Stage":                         apiGatewayV2Stage,
	"AWS::ApiGatewayV2::VpcLink":                       apiGatewayV2VpcLink,
	"AWS::ElasticLoadBalancingV2::LoadBalancer":        loadBalancerSchema,
	"AWS::ElasticLoadBalancingV2::Listener":            listenerSchema,
	"AWS::ElasticLoadBalancingV2::TargetGroup":         targetGroupSchema,
	"AWS::ServiceDiscovery::Service":                   cloudMapServiceSchema,
	"AWS::ServiceDiscovery::Instance":                  cloudMapInstanceSchema,
	"AWS::ECS::Service":                                ecsServiceSchema,
	"AWS::ApiGateway::Account":                         apiGatewayAccount,
	"AWS::ApiGateway::ApiKey":                          apiGatewayAPIKey,
	"AWS::ApiGateway::Authorizer":                      apiGatewayAuthorizer,
	"AWS::ApiGateway::BasePathMapping":                 apiGatewayBasePathMapping,
	"AWS::ApiGateway::ClientCertificate":               apiGatewayClientCertificate,
	"AWS::ApiGateway::DomainName":                      apiGatewayDomainName,
	"AWS::ApiGateway::GatewayResponse":                 apiGatewayGatewayResponse,
	"AWS::ApiGateway::Model":                           apiGatewayModel,
	"AWS::ApiGateway::RequestValidator":                apiGatewayRequestValidator,
	"AWS::ApiGateway::UsagePlan":                       apiGatewayUsagePlan,
	"AWS::ApiGateway::UsagePlanKey":                    apiGatewayUsagePlanKey,
	"AWS::ApiGatewayV2::ApiMapping":                    apiGatewayV2APIMapping,
	"AWS::ApiGatewayV2::Authorizer":                    apiGatewayV2Authorizer,
	"AWS::ApiGatewayV2::Deployment":                    apiGatewayV2Deployment,
	"AWS::ApiGatewayV2::DomainName":                    apiGatewayV2DomainName,
	"AWS::ApiGatewayV2::IntegrationResponse":           apiGatewayV2IntegrationResponse,
	"AWS::ApiGatewayV2::Model":                         apiGatewayV2Model,
	"AWS::ApiGatewayV2::RouteResponse":                 apiGatewayV2RouteResponse,
	"AWS::ElasticLoadBalancingV2::ListenerCertificate": balancingListenerCertificate,
	"AWS::ElasticLoadBalancingV2::ListenerRule":        balancingListenerRule,
	"AWS::ServiceDiscovery::HttpNamespace":             cloudMapHTTPNamespace,
	"AWS::ServiceDiscovery::PrivateDnsNamespace":       cloudMapPrivateDNSNamespace,
	"AWS::ServiceDiscovery::PublicDnsNamespace":        cloudMapPublicDNSNamespace,
	"AWS::ECS::TaskDefinition":                         ecsTaskDefinition,
	"AWS::EC2::SecurityGroup":                          ec2SecurityGroup,
	"AWS::EC2::SecurityGroupIngress":                   ec2SecurityGroupIngress,
	"AWS::EC2::SecurityGroupEgress":                    ec2SecurityGroupEgress,
	"AWS::EC2::Subnet":                                 ec2Subnet,
	"AWS::EC2::VPC":                                    ec2VPC,
	"AWS::EC2::VPCEndpointService":                     ec2VPCEndpointService,
	"AWS::CertificateManager::Certificate":             acmCertificate,
	"AWS::Serverless::Api":                             serverlessAPI,
	"AWS::Serverless::HttpApi":                         serverlessHTTPAPI,
}

// requests finds schemas by the AWS CLI command whose input they describe. A
// command line has texts only, so scalars are read as the CLI converts them.
var requests = map[string]Schema{
	"apigateway create-authorizer":        createAuthorizerV1Request,
	"apigateway create-deployment":        createDeploymentV1Request,
	"apigateway create-model":             createModelRequest,
	"apigateway create-resource":          createResourceRequest,
	"apigateway create-rest-api":          createRestAPIRequest,
	"apigateway create-stage":             createStageV1Request,
	"apigateway put-integration-response": putIntegrationResponseRequest,
	"apigateway put-method-response":      putMethodResponseRequest,
	"apigatewayv2 create-api":             createAPIRequest,
	"apigatewayv2 create-deployment":      createDeploymentV2Request,
	"apigatewayv2 create-stage":           createStageV2Request,
	"ec2 create-security-group":           createSecurityGroupRequest,
	"ecs create-service":                  createECSServiceRequest,
	"elbv2 create-listener":               createListenerRequest,
	"elbv2 create-load-balancer":          createLoadBalancerRequest,
	"elbv2 create-rule":                   createRuleRequest,
	"elbv2 create-target-group":           createTargetGroupRequest,
	"servicediscovery create-service":     createCloudMapServiceRequest,
	"servicediscovery register-instance":  registerInstanceRequest,
}

// Request gives the schema of the input of an AWS CLI command, such as "elbv2
// create-listener", that has no name of its own here.
func Request(command string) (Schema, bool) {
	schema, ok := requests[command]
	return schema, ok
}

// Resource gives the schema of the properties of a CloudFormation type.
func Resource(kind string) (Schema, bool) {
	schema, ok := resources[kind]
	return schema, ok
}

//go:embed schemas
var files embed.FS

// compiled is a schema ready for use: the validator, and the form that tells
// how to convert for it and how to speak of its errors.
type compiled struct {
	form      *form
	validator *gojsonschema.Schema
}

// library remembers what was compiled; each schema is compiled at most once,
// when it is first asked for.
var library [schemaCount]struct {
	once sync.Once
	compiled
}

func (s Schema) compiled() *compiled {
	entry := &library[s]
	entry.once.Do(func() {
		made, err := s.compile()
		if err != nil {
			panic(err) // an embedded schema is broken: a test compiles them all
		}
		entry.compiled = made
	})
	return &entry.compiled
}

func (s Schema) compile() (compiled, error) {
	name := "schemas/" + sources[s].file + ".json"
	src, err := files.ReadFile(name)
	if err != nil {
		return compiled{}, fmt.Errorf("reading schema %s: %w", name, err)
	}
	var described form
	if err := json.Unmarshal(src, &described); err != nil {
		return compiled{}, fmt.Errorf("reading the form of schema %s: %w", name, err)
	}
	decoder := json.NewDecoder(bytes.NewReader(src))
	decoder.UseNumber()
	var decoded any
	if err := decoder.Decode(&decoded); err != nil {
		return compiled{}, fmt.Errorf("decoding schema %s: %w", name, err)
	}
	validator, err := Compile(decoded)
	if err != nil {
		return compiled{}, fmt.Errorf("compiling schema %s: %w", name, err)
	}
	return compiled{form: &described, validator: validator}, nil
}
