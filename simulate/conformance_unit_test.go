package simulate_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/simulate"
)

// unit is a request to one part of the pipeline. It stands for requests through
// a whole API around that part.
type unit struct {
	judged
	MethodRequest *struct {
		Path   map[string]string `json:"path"`
		Query  map[string]any    `json:"querystring"`
		Header map[string]any    `json:"header"`
		Body   string            `json:"body"`
	} `json:"method_request"`
	IntegrationResponse *struct {
		Header map[string]any `json:"header"`
		Body   string         `json:"body"`
	} `json:"integration_response"`
	Context struct {
		APIID    string            `json:"apiId"`
		Identity map[string]string `json:"identity"`
	} `json:"context"`
	StageVariables map[string]string     `json:"stageVariables"`
	Template       *string               `json:"template"`
	Function       string                `json:"call"`
	Argument       any                   `json:"argument"`
	URI            string                `json:"uri"`
	Rendered       *string               `json:"rendered_request_template"`
	ResponseType   simulate.ResponseType `json:"gateway_response_type"`
}

// unitConfig is the plain structure that units have for a configuration.
type unitConfig struct {
	Policies           string            `json:"iam_or_authorizer_and_resource_policy"`
	Template           *string           `json:"template"`
	Phase              string            `json:"phase"`
	RequestParameters  map[string]string `json:"requestParameters"`
	ResponseParameters map[string]string `json:"responseParameters"`
	GatewayResponses   map[string]any    `json:"x-amazon-apigateway-gateway-responses"`
}

// object is one of JSON.
type object = map[string]any

// whole gives the steps that stand for one about a part of the pipeline; any
// other stands for itself.
func (s *step) whole() ([]step, error) {
	from := &s.Request
	var config unitConfig
	complete := from.Method != "" || from.Test != nil || from.URL != ""
	if !complete {
		if err := json.Unmarshal(s.Config, &config); err != nil {
			return nil, fmt.Errorf("reading the configuration of a unit: %w", err)
		}
	}
	switch {
	case complete:
		return []step{*s}, nil
	case from.MethodRequest != nil:
		return s.mappedRequest(config), nil
	case from.IntegrationResponse != nil:
		return s.mappedResponse(config), nil
	case from.URI != "":
		return s.renderedURI(), nil
	case from.Rendered != nil:
		return s.mock(), nil
	case from.Identity != "":
		return s.authorized(config)
	case from.ResponseType != "":
		return s.gatewayResponse(config), nil
	case from.Template != nil || config.Template != nil || from.Function != "":
		return s.rendered(config), nil
	default:
		return nil, fmt.Errorf("%w: a request without method and path", errNotSimulated)
	}
}

// around is a step that sends a request through an API with one method.
func (s *step) around(path string, integration object) step {
	integration["httpMethod"] = "POST"
	if integration["responses"] == nil {
		integration["responses"] = object{"default": object{"statusCode": "200"}}
	}
	given := &s.Request
	made := step{Name: s.Name, apiID: given.Context.APIID, Expect: object{"status": 200.0}, Backend: written(object{"type": "echo"})}
	method := object{"responses": object{"200": object{"description": "ok"}}, "x-amazon-apigateway-integration": integration}
	made.Stage = &deployed{Name: "dev", Variables: given.StageVariables}
	made.Request = sent{Method: "POST", Path: path, Body: given.Body, Headers: object{}}
	if key := given.Context.Identity["apiKey"]; key != "" {
		method["security"] = []any{object{"api_key": []any{}}}
		made.Request.Headers["x-api-key"] = key
		made.Environment = written(object{"api_keys": []any{object{"value": key, "enabled": true}}})
	}
	if agent := given.Context.Identity["userAgent"]; agent != "" {
		made.Request.Headers["User-Agent"] = agent
	}
	made.Config = written(document(path, method))
	return made
}

// document is an API with one method.
func document(path string, method object) object {
	return object{
		"openapi": "3.0.1", "info": object{"title": "unit", "version": "1"}, "paths": object{path: object{"post": method}},
		"components": object{"securitySchemes": object{"api_key": object{"type": "apiKey", "name": "x-api-key", "in": "header"}}},
	}
}

func written(value any) json.RawMessage {
	src, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return src
}

// holders writes the names of path parameters into a URI.
func holders(uri string, names []string) string {
	var written strings.Builder
	written.WriteString(uri)
	for _, name := range names {
		written.WriteString("/{" + name + "}")
	}
	return written.String()
}

// ownHeaders are those that API Gateway adds to requests of HTTP integrations.
var ownHeaders = []any{"x-amzn-apigateway-api-id", "Accept", "User-Agent", "Content-Type", "X-Amzn-Trace-Id", "Host"}

// arrives expects parameters to arrive at the backend, and no others.
func arrives(parameters object) object {
	path, _ := parameters["path"].(object)
	values := make([]string, 0, len(path))
	for _, name := range sortedKeys(path) {
		values = append(values, fmt.Sprint(path[name]))
	}
	expected := object{"path": "/" + strings.Join(values, "/"), "query_exact": true, "headers_exact": true, "headers_exact_except": ownHeaders}
	if query, ok := parameters["querystring"].(object); ok {
		expected["query"] = query
	}
	if header, ok := parameters["header"].(object); ok {
		expected["headers"] = header
	}
	return expected
}

// mappedRequest has the mappings show in the request to the backend. A mapping
// to the path that is not to take place leaves its place in the URI open.
func (s *step) mappedRequest(config unitConfig) []step {
	given := s.Request.MethodRequest
	expected, _ := s.Expect["integration_request"].(object)
	inPath, _ := expected["path"].(object)
	mapped := func(names []string) step {
		made := s.around(holders("/unit", sortedKeys(given.Path)), object{
			"type": "http", "uri": holders("http://backend.test", names), "requestParameters": config.RequestParameters,
		})
		for _, name := range sortedKeys(given.Path) {
			made.Request.Path = strings.ReplaceAll(fmt.Sprint(made.Request.Path), "{"+name+"}", given.Path[name])
		}
		made.Request.Query = url.Values(textsOf(given.Query)).Encode()
		maps.Copy(made.Request.Headers, given.Header)
		made.Request.Body = given.Body
		return made
	}
	first := mapped(sortedKeys(inPath))
	if expected == nil {
		first.Expect = s.Expect
		return []step{first}
	}
	first.Expect["backend_request"] = arrives(expected)
	steps := []step{first}
	for _, target := range sortedKeys(config.RequestParameters) {
		name, isPath := strings.CutPrefix(target, "integration.request.path.")
		if _, taken := inPath[name]; isPath && !taken {
			left := mapped([]string{name})
			left.Expect = object{"status": 500.0, "log_contains": []any{"Illegal character in path at index 20"}}
			steps = append(steps, left)
		}
	}
	return steps
}

// textsOf gives the texts of each value or list of values.
func textsOf(from map[string]any) map[string][]string {
	texts := make(map[string][]string, len(from))
	for name, value := range from {
		texts[name] = valuesOf(value)
	}
	return texts
}

// addedHeaders are those that API Gateway adds to answers.
var addedHeaders = []any{"X-Amzn-Trace-Id", "Content-Type", "Date", "Connection", "Content-Length", "x-amzn-RequestId", "x-amz-apigw-id"}

// mappedResponse has the mappings show in the answer.
func (s *step) mappedResponse(config unitConfig) []step {
	given := s.Request.IntegrationResponse
	made := s.around("/unit", object{
		"type": "http", "uri": "http://backend.test",
		"responses": object{"default": object{"statusCode": "200", "responseParameters": config.ResponseParameters}},
	})
	made.Backend = written(object{"type": "static", "status": 200, "headers": given.Header, "body": given.Body})
	expected, _ := s.Expect["method_response"].(object)
	headers, _ := expected["header"].(object)
	made.Expect["headers"] = headers
	only := slices.Clone(addedHeaders)
	for _, name := range sortedKeys(headers) {
		only = append(only, name)
	}
	made.Expect["headers_only"] = only
	return []step{made}
}

// renderedURI has the URI show in the request to the backend, or in the log
// when no request can go there.
func (s *step) renderedURI() []step {
	parameters := make(map[string]string)
	if path, ok := s.Request.Path.(object); ok {
		for name, value := range path {
			parameters["integration.request.path."+name] = fmt.Sprintf("'%v'", value)
		}
	}
	made := s.around("/unit", object{"type": "http", "uri": s.Request.URI, "requestParameters": parameters})
	want := fmt.Sprint(s.Expect["uri"])
	if at := strings.IndexByte(want, '{'); at >= 0 {
		made.Expect = object{"status": 500.0, "log_contains": []any{fmt.Sprintf("Illegal character in path at index %d: %s", at, want)}}
		return []step{made}
	}
	made.Expect["log_contains"] = []any{"Endpoint request URI: " + want + "\n"}
	return []step{made}
}

// mock has the status of a MOCK show in the response that it chooses.
func (s *step) mock() []step {
	responses := object{"default": object{"statusCode": "200"}}
	made := func() step {
		return s.around("/unit", object{"type": "mock", "requestTemplates": object{"application/json": *s.Request.Rendered}, "responses": responses})
	}
	status, ok := s.Expect["mock_status"]
	if !ok {
		refused := made()
		refused.Expect = s.Expect
		return []step{refused}
	}
	responses[fmt.Sprint(status)] = object{"statusCode": "299"}
	answered := made()
	answered.Expect = object{"status": 299.0}
	return []step{answered}
}

// rendered has what a template makes show in the request to the backend or in
// the answer.
func (s *step) rendered(config unitConfig) []step {
	template, body := config.Template, s.Request.Body
	if s.Request.Template != nil {
		template = s.Request.Template
	}
	if function := s.Request.Function; function != "" {
		call := function + "($input.path('$.argument'))"
		template, body = &call, string(written(object{"argument": s.Request.Argument}))
	}
	override, _ := s.Expect["request_override"].(object)
	path, _ := override["path"].(object)
	integration := object{"type": "http", "uri": holders("http://backend.test", sortedKeys(path))}
	if config.Phase == "response" {
		integration["responses"] = object{"default": object{"statusCode": "200", "responseTemplates": object{"application/json": *template}}}
	} else {
		integration["requestTemplates"] = object{"application/json": *template}
	}
	made := s.around("/unit", integration)
	made.Request.Body = body
	made.Backend = written(object{"type": "static", "status": 200, "headers": object{"Content-Type": "application/json"}, "body": body})
	shown := object{}
	if override != nil {
		shown = arrives(override)
	}
	if output, ok := s.Expect["output"]; ok {
		shown["body"] = output
	}
	if output, ok := s.Expect["output_json"]; ok {
		shown["body_json"] = output
	}
	if config.Phase == "response" {
		maps.Copy(made.Expect, shown)
	} else {
		made.Expect["backend_request"] = shown
	}
	return []step{made}
}
