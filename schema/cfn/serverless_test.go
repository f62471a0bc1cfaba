package cfn_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
)

// routesOf shows routes with where they stand.
func routesOf(m *model.Model) []string {
	var shown []string
	for _, route := range m.Routes {
		parts := []string{route.Where().Text() + ": " + route.Name}
		if route.API != nil {
			parts = append(parts, "of "+route.API.Name)
		}
		if route.Integration != nil {
			parts = append(parts, "calls "+route.Integration.Kind.String())
		}
		for _, part := range []string{text("auth", route.Authorization), text("by", route.Authorizer)} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		shown = append(shown, strings.Join(parts, " "))
	}
	return shown
}

func TestServerlessEvents(t *testing.T) {
	const transform = "Transform: AWS::Serverless-2016-10-31\n"
	tests := []struct {
		name, src string
		want      []string
	}{
		{"implicit REST API", transform + `
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Read: {Type: Api, Properties: {Path: "/orders/{id}", Method: get}}
        Any: {Type: Api, Properties: {Path: /, Method: any}}
        Queue: {Type: SQS, Properties: {Queue: q}}
`, []string{"Read: GET /orders/{id} of ServerlessRestApi calls AWS_PROXY", "Any: ANY / of ServerlessRestApi calls AWS_PROXY"}},
		{"implicit HTTP API, default route", transform + `
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Read: {Type: HttpApi, Properties: {Path: /orders, Method: GET}}
        Rest: {Type: HttpApi}
`, []string{"Read: GET /orders of ServerlessHttpApi calls AWS_PROXY", "Rest: $default of ServerlessHttpApi calls AWS_PROXY"}},
		{"API with authorizers", transform + `
Globals: {Api: {Auth: {Authorizers: {Users: {UserPoolArn: arn}}}}}
Resources:
  Shop: {Type: AWS::Serverless::Api, Properties: {StageName: prod, Auth: {DefaultAuthorizer: Users, Authorizers: {Own: {FunctionArn: arn}}}}}
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Users: {Type: Api, Properties: {Path: /a, Method: get, RestApiId: !Ref Shop}}
        Own: {Type: Api, Properties: {Path: /b, Method: get, RestApiId: !Ref Shop, Auth: {Authorizer: Own}}}
        Open: {Type: Api, Properties: {Path: /c, Method: get, RestApiId: !Ref Shop, Auth: {Authorizer: NONE}}}
        Signed: {Type: Api, Properties: {Path: /d, Method: get, RestApiId: !Ref Shop, Auth: {Authorizer: AWS_IAM}}}
        Lost: {Type: Api, Properties: {Path: /e, Method: get, RestApiId: !Ref Shop, Auth: {Authorizer: Lost}}}
`, []string{
			"Users: GET /a of Shop calls AWS_PROXY auth COGNITO_USER_POOLS by Users", "Own: GET /b of Shop calls AWS_PROXY auth CUSTOM by Own",
			"Open: GET /c of Shop calls AWS_PROXY auth NONE", "Signed: GET /d of Shop calls AWS_PROXY auth AWS_IAM",
			"Lost: GET /e of Shop calls AWS_PROXY auth ${Lost} by Lost",
		}},
		{"API with a document and a default authorizer", transform + `
Resources:
  Shop:
    Type: AWS::Serverless::HttpApi
    Properties:
      Auth: {DefaultAuthorizer: Tokens, Authorizers: {Tokens: {JwtConfiguration: {issuer: "https://i", audience: [a]}}}}
      DefinitionBody: {openapi: 3.0.1, paths: {/x: {get: {x-amazon-apigateway-integration: {type: http_proxy, uri: "http://h"}}}}}
  Orders:
    Type: AWS::Serverless::Function
    Properties: {Events: {Read: {Type: HttpApi, Properties: {Path: /x, Method: get, ApiId: !Ref Shop}}}}
`, []string{"get: GET /x of Shop calls HTTP_PROXY auth JWT by Tokens"}},
		{"CORS", transform + `
Globals: {Api: {Cors: "'*'"}}
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Read: {Type: Api, Properties: {Path: /a, Method: get}}
        Write: {Type: Api, Properties: {Path: /a, Method: post}}
        Own: {Type: Api, Properties: {Path: /b, Method: options}}
`, []string{
			"Read: GET /a of ServerlessRestApi calls AWS_PROXY", "Write: POST /a of ServerlessRestApi calls AWS_PROXY",
			"Own: OPTIONS /b of ServerlessRestApi calls AWS_PROXY", "\"'*'\": OPTIONS /a of ServerlessRestApi calls MOCK auth NONE",
		}},
		{"state machine", transform + `
Resources:
  Flow: {Type: AWS::Serverless::StateMachine, Properties: {Events: {Start: {Type: Api, Properties: {Path: /start, Method: post}}}}}
`, []string{"Start: POST /start of ServerlessRestApi calls AWS"}},
		{"API elsewhere", transform + `
Parameters: {Shop: {Type: String}}
Resources:
  Orders: {Type: AWS::Serverless::Function, Properties: {Events: {Read: {Type: Api, Properties: {Path: /a, Method: get, RestApiId: !Ref Shop}}}}}
`, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, routesOf(only(t, test.src))); diff != "" {
				t.Errorf("routes (-want +got):\n%s", diff)
			}
		})
	}
}

func TestServerlessSettings(t *testing.T) {
	m := only(t, `
Transform: AWS::Serverless-2016-10-31
Globals:
  Api: {Variables: {host: a, port: b}, EndpointConfiguration: REGIONAL, BinaryMediaTypes: [image~1png]}
  HttpApi: {CorsConfiguration: {AllowOrigins: [https://a]}, DisableExecuteApiEndpoint: true}
Resources:
  Shop:
    Type: AWS::Serverless::Api
    Properties: {StageName: prod, Variables: {host: own}, BinaryMediaTypes: [image~1gif], Auth: {Authorizers: {Own: {FunctionArn: f, Identity: {ReauthorizeEvery: 30}}}}}
  Orders: {Type: AWS::Serverless::Function, Properties: {Events: {Read: {Type: HttpApi, Properties: {Path: /a, Method: get}}}}}
  Map: {Type: AWS::ApiGatewayV2::Integration, Properties: {ApiId: !Ref ServerlessHttpApi, IntegrationUri: x}}
`)
	shop, implicit := m.APIs[0], m.APIs[1]
	if types, _ := shop.EndpointTypes.Get(); len(types) != 1 || types[0] != "REGIONAL" {
		t.Errorf("endpoint types are %v, want REGIONAL", types)
	}
	if got := settings("", shop.Stages[0].Variables); got != " (host=own, port=b)" {
		t.Errorf("variables are%s", got)
	}
	if got := list("", texts(shop.BinaryMediaTypes)); got != " (image~1png, image~1gif)" {
		t.Errorf("binary media types are%s", got)
	}
	if len(shop.Authorizers) != 1 || !shop.Authorizers[0].Kind.Is("TOKEN") || !model.Is(shop.Authorizers[0].TTL, 30) {
		t.Errorf("authorizers are %v, want a TOKEN authorizer", shop.Authorizers)
	}
	if implicit.Name != "ServerlessHttpApi" || implicit.Where().Text() != "Read" {
		t.Errorf("the implicit API is %s at %s", implicit.Name, implicit.Where().Text())
	}
	if implicit.CORS == nil || len(implicit.CORS.AllowOrigins) != 1 || !model.Is(implicit.ExecuteAPIDisabled, true) {
		t.Errorf("the implicit API lacks what the globals say: %+v", implicit)
	}
	if len(implicit.Stages) != 1 || !implicit.Stages[0].StageName.Is("$default") || len(implicit.Integrations) != 2 {
		t.Errorf("the implicit API has stages %v and integrations %v", implicit.Stages, implicit.Integrations)
	}
}

// TestFunctionsAside shows that what a function does beside its events makes
// no worlds and no grave faults.
func TestFunctionsAside(t *testing.T) {
	set := load(t, `
Transform: AWS::Serverless-2016-10-31
Parameters: {Env: {Type: String, Default: dev}}
Conditions: {IsProd: !Equals [!Ref Env, prod]}
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Environment: {Variables: {A: !If [IsProd, a, b], B: !Ref Nothing}}
      Events: {Read: {Type: Api, Properties: {Path: /a, Method: get}}}
`)
	if len(set.Worlds) != 1 {
		t.Errorf("got %d worlds, want 1", len(set.Worlds))
	}
	if faults := set.Worlds[0].Faults; len(faults) != 1 || !faults[0].Aside {
		t.Errorf("got faults %+v, want one aside", faults)
	}
}

func TestServerlessDomains(t *testing.T) {
	m := only(t, `
Transform: AWS::Serverless-2016-10-31
Resources:
  Shop:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      Auth: {ApiKeyRequired: true}
      Domain: {DomainName: shop.example.com, CertificateArn: c, SecurityPolicy: TLS_1_2, BasePath: [a, b]}
      GatewayResponses: {DEFAULT_5XX: {StatusCode: 500, ResponseParameters: {Headers: {Retry-After: "'3'"}}}}
  Orders: {Type: AWS::Serverless::Function, Properties: {Events: {Read: {Type: Api, Properties: {Path: /a, Method: get, RestApiId: !Ref Shop}}}}}
  Whole: {Type: AWS::Serverless::HttpApi, Properties: {Domain: {DomainName: whole.example.com}}}
`)
	var got []string
	for _, mapping := range m.APIMappings {
		got = append(got, mapping.Domain.To.HostName.String()+"/"+mapping.Path.String()+" "+mapping.API.Name+"/"+mapping.StageName.String())
	}
	want := []string{"shop.example.com/a Shop/prod", "shop.example.com/b Shop/prod", "whole.example.com/ Whole/$default"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mappings (-want +got):\n%s", diff)
	}
	shop := m.APIs[0]
	if len(shop.GatewayResponses) != 1 || mappings("", shop.GatewayResponses[0].Parameters) != " (gatewayresponse.header.Retry-After='3')" {
		t.Errorf("got gateway responses %+v", shop.GatewayResponses)
	}
	if !model.Is(shop.Routes[0].KeyRequired, true) {
		t.Error("the route needs no API key, though all of the API do")
	}
}
