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
	schemaCount
)

// sources tells for each schema its file and how scalars are read.
var sources = [schemaCount]struct {
	file string
	// lenient: "443" is taken for 443 and true for "true", as CloudFormation
	// and the import of OpenAPI do; the CLI refuses that.
	lenient bool
}{
	ExtensionIntegration:     {"openapi/integration", true},
	ExtensionAuthorizer:      {"openapi/authorizer", true},
	ExtensionsOfDocument:     {"openapi/document", true},
	ExtensionsOfOperation:    {"openapi/operation", true},
	ExtensionsOfScheme:       {"openapi/scheme", true},
	ExtensionsOfTag:          {"openapi/tag", true},
	PutIntegrationRequest:    {"cli/put-integration", false},
	PutMethodRequest:         {"cli/put-method", false},
	CreateVpcLinkV1Request:   {"cli/create-vpc-link-v1", false},
	CreateIntegrationRequest: {"cli/create-integration", false},
	CreateRouteRequest:       {"cli/create-route", false},
	CreateAuthorizerRequest:  {"cli/create-authorizer", false},
	CreateVpcLinkV2Request:   {"cli/create-vpc-link-v2", false},
	MethodV1:                 {"cli/method-v1", false},
	IntegrationV1:            {"cli/integration-v1", false},
	VpcLinkV1:                {"cli/vpc-link-v1", false},
	IntegrationV2:            {"cli/integration-v2", false},
	RouteV2:                  {"cli/route-v2", false},
	VpcLinkV2:                {"cli/vpc-link-v2", false},
	apiGatewayMethod:         {"cfn/apigateway-method", true},
	apiGatewayRestAPI:        {"cfn/apigateway-restapi", true},
	apiGatewayResource:       {"cfn/apigateway-resource", true},
	apiGatewayStage:          {"cfn/apigateway-stage", true},
	apiGatewayDeployment:     {"cfn/apigateway-deployment", true},
	apiGatewayVpcLink:        {"cfn/apigateway-vpclink", true},
	apiGatewayV2API:          {"cfn/apigatewayv2-api", true},
	apiGatewayV2Route:        {"cfn/apigatewayv2-route", true},
	apiGatewayV2Integration:  {"cfn/apigatewayv2-integration", true},
	apiGatewayV2Stage:        {"cfn/apigatewayv2-stage", true},
	apiGatewayV2VpcLink:      {"cfn/apigatewayv2-vpclink", true},
	loadBalancerSchema:       {"cfn/elbv2-loadbalancer", true},
	listenerSchema:           {"cfn/elbv2-listener", true},
	targetGroupSchema:        {"cfn/elbv2-targetgroup", true},
	cloudMapServiceSchema:    {"cfn/servicediscovery-service", true},
	cloudMapInstanceSchema:   {"cfn/servicediscovery-instance", true},
	ecsServiceSchema:         {"cfn/ecs-service", true},
}

// resources finds schemas by the CloudFormation type they describe.
var resources = map[string]Schema{
	"AWS::ApiGateway::Method":                   apiGatewayMethod,
	"AWS::ApiGateway::RestApi":                  apiGatewayRestAPI,
	"AWS::ApiGateway::Resource":                 apiGatewayResource,
	"AWS::ApiGateway::Stage":                    apiGatewayStage,
	"AWS::ApiGateway::Deployment":               apiGatewayDeployment,
	"AWS::ApiGateway::VpcLink":                  apiGatewayVpcLink,
	"AWS::ApiGatewayV2::Api":                    apiGatewayV2API,
	"AWS::ApiGatewayV2::Route":                  apiGatewayV2Route,
	"AWS::ApiGatewayV2::Integration":            apiGatewayV2Integration,
	"AWS::ApiGatewayV2::Stage":                  apiGatewayV2Stage,
	"AWS::ApiGatewayV2::VpcLink":                apiGatewayV2VpcLink,
	"AWS::ElasticLoadBalancingV2::LoadBalancer": loadBalancerSchema,
	"AWS::ElasticLoadBalancingV2::Listener":     listenerSchema,
	"AWS::ElasticLoadBalancingV2::TargetGroup":  targetGroupSchema,
	"AWS::ServiceDiscovery::Service":            cloudMapServiceSchema,
	"AWS::ServiceDiscovery::Instance":           cloudMapInstanceSchema,
	"AWS::ECS::Service":                         ecsServiceSchema,
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
