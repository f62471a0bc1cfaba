package awsjson

import (
	"github.com/linkproof/linkproof/schema/jsonschema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// Requests reads requests that make objects, in the order of a script, into a
// model. What an answer will hold stands beside the settings of a request.
type Requests struct{ snapshot }

// NewRequests starts reading into a model.
func NewRequests(world *model.Model, evaluator model.Evaluator) *Requests {
	return &Requests{snapshot{Model: world, evaluator: evaluator, seen: make(map[identity]bool), paths: make(map[string]model.Text)}}
}

// scripted tells that requests stand in a script, which shows all of them; a
// file with one request says nothing of the calls that follow it.
func (s *snapshot) scripted() bool { return s.written != nil }

// readers tell how the requests that make objects are read. Source: the input
// shapes of the service models of botocore.
func readers(operation string) func(*snapshot, model.Fields) {
	switch operation {
	case "apigateway create-rest-api":
		return readRestAPI
	case "apigateway create-vpc-link":
		return readLinkV1(jsonschema.CreateVpcLinkV1Request)
	case "apigateway create-model":
		return readBodyModel
	case "apigateway create-request-validator":
		return readValidator
	case "apigateway put-method":
		return readPutMethod
	case "apigateway put-integration":
		return readPutIntegration
	case "apigateway create-stage":
		return readStageV1
	case "apigateway test-invoke-method":
		return readTestCall
	default:
		return readersV2(operation)
	}
}

// readersV2 are the readers of requests of apigatewayv2.
func readersV2(operation string) func(*snapshot, model.Fields) {
	switch operation {
	case "apigatewayv2 create-api":
		return readAPI
	case "apigatewayv2 create-integration":
		return readIntegration(jsonschema.CreateIntegrationRequest)
	case "apigatewayv2 create-route":
		return readRoute(jsonschema.CreateRouteRequest)
	case "apigatewayv2 create-stage":
		return readStage
	case "apigatewayv2 create-vpc-link":
		return readLink(jsonschema.CreateVpcLinkV2Request)
	case "apigatewayv2 create-authorizer":
		return readAuthorizerRequest
	default:
		return targetReaders(operation)
	}
}

// targetReaders are the readers of what lies behind an API.
func targetReaders(operation string) func(*snapshot, model.Fields) {
	switch operation {
	case "elbv2 create-load-balancer":
		return readLoadBalancer
	case "elbv2 create-listener":
		return readListener
	case "elbv2 create-rule":
		return readRule
	case "elbv2 add-listener-certificates":
		return readMoreCertificates
	case "elbv2 create-target-group":
		return readTargetGroup
	case "ecs create-service":
		return readECSService
	case "ec2 create-security-group":
		return readSecurityGroup
	case "ec2 create-vpc-endpoint-service-configuration":
		return readEndpointService
	default:
		return cloudMapReaders(operation)
	}
}

// cloudMapReaders are the readers of requests of AWS Cloud Map.
func cloudMapReaders(operation string) func(*snapshot, model.Fields) {
	switch operation {
	case "servicediscovery create-service":
		return readCloudMap
	case "servicediscovery create-http-namespace":
		return readNewNamespace("HTTP")
	case "servicediscovery create-private-dns-namespace":
		return readNewNamespace("DNS_PRIVATE")
	case "servicediscovery create-public-dns-namespace":
		return readNewNamespace("DNS_PUBLIC")
	case "servicediscovery register-instance":
		return readInstance("InstanceId")
	default:
		return nil
	}
}

// Read adds the object that a request makes. The fields hold its settings as
// later requests left them, written the request itself, which the schema is
// about.
func (r *Requests) Read(operation string, f model.Fields, written *syntax.Node) {
	if read := readers(operation); read != nil {
		r.written, r.call = written, operation
		read(&r.snapshot, f)
		r.note(operation, f)
	}
}

// Describe adds the schema of a request that has no kind of object of its own;
// the command is what people wrote, such as "elbv2 create-listener".
func (r *Requests) Describe(command string, f model.Fields, written *syntax.Node) {
	if schema, ok := jsonschema.Request(command); ok {
		r.written, r.call = written, command
		object := f.Describe("aws "+command, "")
		r.describe(schema, &object, f)
	}
}

// Join gives the objects what they name each other by. Nothing may be read
// after it.
func (r *Requests) Join() { r.join() }
