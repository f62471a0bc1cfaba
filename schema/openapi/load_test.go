package openapi

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

func parse(t *testing.T, src string) *syntax.File {
	t.Helper()
	file := syntax.Read("api.yaml", []byte(src), syntax.DefaultLimits())
	if file.Root == nil {
		t.Fatalf("not read: %v", file.Problems)
	}
	return file
}

func TestRecognizes(t *testing.T) {
	tests := map[string]bool{
		"openapi: 3.0.1\npaths: {}":                             true,
		"swagger: '2.0'\npaths: {}":                             true,
		"openapi: 3.0.1\nx-amazon-apigateway-cors: {}":          true,
		"openapi: 3.0.1\ninfo: {}":                              false,
		"paths: {}":                                             false,
		"x-amazon-apigateway-integration: {type: mock}":         true,
		"x-amazon-apigateway-cors: {}\nx-other: 1":              true,
		"x-amazon-apigateway-cors: {}\nname: a":                 false,
		"x-other: 1":                                            false,
		"{}":                                                    false,
		"openapi: {a: b}\npaths: {}":                            false,
		"AWSTemplateFormatVersion: '2010-09-09'\nResources: {}": false,
		"[openapi, paths]":                                      false,
	}
	for src, want := range tests {
		if got := Recognizes(parse(t, src).Root); got != want {
			t.Errorf("%q recognized: %t, want %t", src, got, want)
		}
	}
}

// withIntegration puts lines into the integration of one operation.
func withIntegration(lines string) string {
	return "openapi: 3.0.1\npaths:\n  /a:\n    get:\n      x-amazon-apigateway-integration:\n" + lines
}

func TestProtocolOf(t *testing.T) {
	const listener = "arn:aws:elasticloadbalancing:us-east-2:123456789012:listener/app/a/50dc6c495c0c9188/0467ef3c8400ae65"
	tests := []struct {
		name, src string
		want      model.Protocol
	}{
		{"nothing tells", withIntegration("        {type: http_proxy, uri: 'http://a'}"), model.UnknownProtocol},
		{"swagger", "swagger: '2.0'\nx-amazon-apigateway-cors: {}", model.REST},
		{"validators", "openapi: 3.0.1\nx-amazon-apigateway-request-validators: {}", model.REST},
		{"cors", "openapi: 3.0.1\nx-amazon-apigateway-cors: {}", model.HTTP},
		{"default route", "openapi: 3.0.1\npaths:\n  /$default:\n    x-amazon-apigateway-any-method: {}", model.HTTP},
		{"type http", withIntegration("        {type: http}"), model.REST},
		{"private url", withIntegration("        {type: http_proxy, connectionType: VPC_LINK, uri: 'http://a/'}"), model.REST},
		{"private listener", withIntegration("        {type: http_proxy, connectionType: VPC_LINK, uri: " + listener + "}"), model.HTTP},
		{
			"REST API with a listener by mistake",
			withIntegration("        {type: http_proxy, connectionType: VPC_LINK, uri: " + listener + ", passthroughBehavior: never, requestParameters: {integration.request.path.a: method.request.path.a}}"),
			model.REST,
		},
		{"a private endpoint", "openapi: 3.0.1\nservers: [{x-amazon-apigateway-endpoint-configuration: {vpcEndpointIds: [vpce-1]}}]\nx-amazon-apigateway-importexport-version: '1.0'", model.REST},
		{"addresses of the endpoint", "openapi: 3.0.1\nx-amazon-apigateway-endpoint-configuration: {ipAddressType: dualstack}", model.HTTP},
		{"no default endpoint, which both may have", "openapi: 3.0.1\nx-amazon-apigateway-endpoint-configuration: {disableExecuteApiEndpoint: true}", model.UnknownProtocol},
		{"several identity sources", "openapi: 3.0.1\ncomponents:\n  securitySchemes:\n    a:\n      x-amazon-apigateway-authorizer: {type: request, identitySource: [$request.header.A]}\nx-amazon-apigateway-importexport-version: '1.0'", model.HTTP},
		{"a fragment of an HTTP API", "x-amazon-apigateway-integration: {payloadFormatVersion: '1.0'}", model.HTTP},
		{"a draw", withIntegration("        {payloadFormatVersion: '1.0', passthroughBehavior: never}"), model.UnknownProtocol},
		{"mappings of HTTP APIs", withIntegration("        {requestParameters: {'overwrite:path': /a}}"), model.HTTP},
		{"tls of REST APIs", withIntegration("        {tlsConfig: {insecureSkipVerification: true}}"), model.REST},
		{
			"authorizer", "openapi: 3.0.1\ncomponents:\n  securitySchemes:\n    a:\n      x-amazon-apigateway-authorizer: {type: request, identitySource: $request.header.A}",
			model.HTTP,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Load(parse(t, test.src), model.Given{}, nil).Worlds[0].APIs[0].Protocol; got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// only gives the one integration of a document that is filled into an API of
// a template.
func only(t *testing.T, src string) (*model.Model, *model.Integration) {
	t.Helper()
	m := model.NewModel(model.Given{})
	api := &model.API{Protocol: model.REST}
	m.APIs = append(m.APIs, api)
	Fill(m, api, parse(t, src).Root, model.Plain{})
	m.Seal()
	if len(m.Integrations) != 1 {
		t.Fatalf("%d integrations, want 1", len(m.Integrations))
	}
	return m, m.Integrations[0]
}

func TestWhatIsMissingPointsAtTheExtension(t *testing.T) {
	_, in := only(t, withIntegration("        type: http_proxy\n        tlsConfig: {}\n"))
	for name, text := range map[string]model.Text{"uri": in.URI, "connectionId": in.Link.ID, "httpMethod": in.Method} {
		if got := text.Where().Text(); !text.Absent() || got != "x-amazon-apigateway-integration" {
			t.Errorf("%s: absent %t at %q", name, text.Absent(), got)
		}
	}
	if got := in.TLS.ServerName.Where().Text(); got != "tlsConfig" {
		t.Errorf("the server name is missing at %q, want tlsConfig", got)
	}
}

func TestFillKeepsTheProtocolOfTheAPI(t *testing.T) {
	m, in := only(t, withIntegration("        {type: http_proxy, payloadFormatVersion: '1.0'}"))
	if in.Protocol != model.REST || m.Routes[0].API != m.APIs[0] || len(m.APIs[0].Integrations) != 1 {
		t.Errorf("protocol %s, API %p, its integrations %d", in.Protocol, m.Routes[0].API, len(m.APIs[0].Integrations))
	}
}

func TestUnknownPartsAreLeftOut(t *testing.T) {
	tests := map[string]string{
		"the whole document":  "Fn::Transform: {Name: AWS::Include}",
		"the paths":           "openapi: 3.0.1\npaths: {Ref: Paths}",
		"a path":              "openapi: 3.0.1\npaths:\n  /a: {Ref: Item}",
		"an operation":        "openapi: 3.0.1\npaths:\n  /a:\n    get: {Ref: Operation}",
		"a path that is null": "openapi: 3.0.1\npaths:\n  /a:",
	}
	for name, src := range tests {
		t.Run(name, func(t *testing.T) {
			m := model.NewModel(model.Given{})
			Fill(m, &model.API{}, parse(t, src).Root, model.Plain{})
			if len(m.Routes) != 0 {
				t.Errorf("%d routes, want none", len(m.Routes))
			}
		})
	}
}

func TestPathsAreReadAsWritten(t *testing.T) {
	world := Load(parse(t, "openapi: 3.0.1\nx-amazon-apigateway-cors: {}\npaths:\n  x-note: {get: {}}\n  orders/{id}: {get: {}}\n  /pets: {get: {}}\n"), model.Given{}, nil).Worlds[0]
	var got []string
	for _, route := range world.Routes {
		got = append(got, route.Path.String())
	}
	if diff := cmp.Diff([]string{"orders/{id}", "/pets"}, got); diff != "" {
		t.Errorf("paths differ (-want +got):\n%s", diff)
	}
}

func TestIntegrationsThatNobodyCallsAreRead(t *testing.T) {
	world := Load(parse(t, `openapi: 3.0.1
paths:
  /a: {get: {x-amazon-apigateway-integration: {$ref: '#/components/x-amazon-apigateway-integrations/called'}}}
components:
  x-amazon-apigateway-integrations:
    called: {type: http_proxy, uri: 'http://called'}
    idle: {type: http_proxy, uri: 'http://idle'}
`), model.Given{}, nil).Worlds[0]
	got := map[string]int{}
	for _, in := range world.Integrations {
		got[in.Name] = len(in.Routes)
	}
	if diff := cmp.Diff(map[string]int{"called": 1, "idle": 0}, got); diff != "" {
		t.Errorf("integrations and how often they are called differ (-want +got):\n%s", diff)
	}
}

func TestBodiesOfTemplatesReferToThemselves(t *testing.T) {
	_, in := only(t, `openapi: 3.0.1
paths:
  /a: {$ref: '#/components/x-items/a'}
components:
  x-items:
    a: {get: {$ref: '#/components/x-operations/a'}}
  x-operations:
    a: {security: [{pool: []}], x-amazon-apigateway-integration: {$ref: '#/components/x-calls/a'}}
  x-calls:
    a: {type: http_proxy, uri: 'http://a'}
  securitySchemes: {$ref: '#/x-schemes'}
x-schemes:
  pool: {type: apiKey, x-amazon-apigateway-authtype: cognito_user_pools}
`)
	if len(in.Routes) != 1 || !in.URI.Is("http://a") || !in.Routes[0].Authorization.Is("COGNITO_USER_POOLS") {
		t.Errorf("%d routes to %s", len(in.Routes), in.URI)
	}
}

func TestIgnores(t *testing.T) {
	file := parse(t, `openapi: 3.0.1
x-linkproof-ignore: [{rule: A, reason: a}]
paths:
  /a:
    x-linkproof-ignore: [{rule: B, reason: b}]
    get:
      x-linkproof-ignore: [{rule: C, reason: c}]
      x-amazon-apigateway-integration:
        x-linkproof-ignore: [{rule: D}]
        type: http_proxy
`)
	world := Load(file, model.Given{}, nil).Worlds[0]
	got := map[string]int{}
	for _, ignore := range world.Ignores {
		got[ignore.Rule+ignore.Reason] = ignore.Scope.From().Line
	}
	want := map[string]int{"Aa": 1, "Bb": 4, "Cc": 6, "D": 8}
	for rule, line := range want {
		if got[rule] != line {
			t.Errorf("ignore %s covers from line %d, want %d", rule, got[rule], line)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d ignores, want %d", len(got), len(want))
	}
}

func TestFactsJoin(t *testing.T) {
	file := parse(t, withIntegration("        {type: http_proxy, connectionType: VPC_LINK, connectionId: 1a2b3c}"))
	world := Load(file, model.Given{}, func() *model.Model {
		return &model.Model{Links: []*model.VPCLink{{ID: model.Literal("1a2b3c", syntax.Span{})}}}
	}).Worlds[0]
	if _, ok := world.Integrations[0].Through(); !ok {
		t.Error("the integration did not meet the link of the facts")
	}
}
