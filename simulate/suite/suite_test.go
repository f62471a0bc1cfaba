package suite_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate"
	"github.com/linkproof/linkproof/simulate/suite"
)

// shop is a configuration that echoes requests.
const shop = `
config:
  openapi: 3.0.1
  info: {title: shop}
  paths:
    /stock/{sku}:
      x-amazon-apigateway-any-method:
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: ANY
          uri: http://stock.internal/${stageVariables.root}/{sku}
          requestParameters: {integration.request.path.sku: method.request.path.sku}
api: REST
stage: {name: prod, variables: {root: v1}}
`

func read(t *testing.T, text string) *suite.Suite {
	t.Helper()
	s, err := suite.Read(syntax.Read("shop.test.yaml", []byte(text), syntax.DefaultLimits()))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// load loads configurations that stand in suites.
func load(_ context.Context, config suite.Config, facts func() *model.Model) (*model.Model, *model.API, error) {
	set, ok := schema.LoadTree(config.Tree, schema.Options{Facts: facts, Given: model.Given{Account: "123456789012", Region: "us-east-2"}})
	if !ok {
		return nil, nil, errors.New("no configuration")
	}
	if config.Address != "" {
		return set.Worlds[0], nil, nil
	}
	api, err := simulate.SelectAPI(set.Worlds[0], config.API)
	return set.Worlds[0], api, err
}

func run(t *testing.T, s *suite.Suite) []suite.Outcome {
	t.Helper()
	runner := &suite.Runner{Load: load}
	var outcomes []suite.Outcome
	for _, one := range s.Cases {
		outcomes = append(outcomes, runner.Run(t.Context(), one))
	}
	return outcomes
}

// told gives the differences and errors of outcomes in lines.
func told(outcomes []suite.Outcome) []string {
	var lines []string
	for i := range outcomes {
		if err := outcomes[i].Err; err != nil {
			lines = append(lines, err.Error())
		}
		for _, difference := range outcomes[i].Differences {
			lines = append(lines, difference.String())
		}
	}
	return lines
}

func TestRun(t *testing.T) {
	for name, test := range map[string]struct {
		steps string
		want  []string
	}{
		"bodies": {`
  - {request: {method: POST, path: /stock/a, body: text}, expect: {backend_request: {body: text, method: POST}}}
  - {request: {method: POST, path: /stock/a, body_json: {b: [1, 2.50], a: "<x>"}}, expect: {backend_request: {body: '{"a":"<x>","b":[1,2.50]}'}}}
  - {request: {method: POST, path: /stock/a, body_base64: dGV4dA==}, expect: {backend_request: {body: text}}}
  - {request: {method: POST, path: /stock/a, body_repeat: {char: ab, count: 3}}, expect: {backend_request: {body: ababab}}}
`, nil},
		"headers and query": {`
  - {request: {path: '/stock/a?x=1', query: y=2, headers: {X-One: 1, X-Two: [a, b]}}, expect: {backend_request: {query: {"x": "1"}, headers: {X-One: "1", X-Two: [a, b]}}}}
`, []string{`backend_request.query.x: got "1?y=2", want "1"`}},
		"stages": {`
  - {request: {path: /stock/a}, expect: {backend_request: {path: /v1/a}}}
  - {request: {path: /stock/a}, stage: {variables: {root: v2}}, expect: {backend_request: {path: /v2/a}}}
  - {request: {path: /stock/a}, stage: prod, expect: {status: 200}}
`, []string{`API shop has no stage "prod"; it has nothing`}},
		"canaries": {`
  - request: {path: /stock/a}
    stage: &both {variables: {root: v1}, canary: {percentTraffic: 10, stageVariableOverrides: {root: v2}}}
    expect: {backend_request: {path: /v1/a}}
  - {request: {path: /stock/a}, stage: *both, canary: true, expect: {backend_request: {path: /v2/a}}}
  - {request: {path: /stock/a}, canary: true, expect: {status: 200}}
  - {request: {test_invoke: {method: GET}}, canary: true, expect: {status: 200}}
`, []string{"stage prod has no canary", "a test invoke knows no canary"}},
		"addresses": {`
  - request: {url: 'https://api.example.com/shop/stock/a', query: "x=1"}
    config:
      Resources:
        Api: {Type: 'AWS::ApiGateway::RestApi', Properties: {Name: shop}}
        Other: {Type: 'AWS::ApiGateway::RestApi', Properties: {Name: other}}
        Stock: {Type: 'AWS::ApiGateway::Resource', Properties: {RestApiId: {Ref: Api}, ParentId: {'Fn::GetAtt': [Api, RootResourceId]}, PathPart: stock}}
        Item: {Type: 'AWS::ApiGateway::Resource', Properties: {RestApiId: {Ref: Api}, ParentId: {Ref: Stock}, PathPart: '{sku}'}}
        Get:
          Type: AWS::ApiGateway::Method
          Properties:
            {RestApiId: {Ref: Api}, ResourceId: {Ref: Item}, HttpMethod: GET, AuthorizationType: NONE, Integration: {Type: HTTP_PROXY, IntegrationHttpMethod: GET, Uri: 'http://stock.internal/all'}}
        Stage: {Type: 'AWS::ApiGateway::Stage', Properties: {RestApiId: {Ref: Api}, StageName: prod, DeploymentId: {Ref: Deployment}}}
        Deployment: {Type: 'AWS::ApiGateway::Deployment', DependsOn: Get, Properties: {RestApiId: {Ref: Api}}}
        Domain: {Type: 'AWS::ApiGateway::DomainName', Properties: {DomainName: api.example.com}}
        Mapping: {Type: 'AWS::ApiGateway::BasePathMapping', Properties: {DomainName: {Ref: Domain}, BasePath: shop, RestApiId: {Ref: Api}, Stage: {Ref: Stage}}}
    expect: {status: 200, selected_route: 'GET /stock/{sku}', backend_request: {path: /all, query: {"x": "1"}}}
`, nil},
		"assumptions": {`
  - {request: {path: /stock/a}, assume: {missing-json: "null"}, expect: {status: 200}}
`, nil},
		"test invokes": {`
  - {request: {test_invoke: {method: GET, resource: '/stock/{sku}', stageVariables: {root: v3}, pathWithQueryString: /stock/b}}, expect: {backend_request: {path: /v3/b}}}
  - {request: {test_invoke: {method: GET, resource: /stok}}, expect: {status: 200}}
`, []string{`Invalid Resource identifier specified: API shop has no resource "/stok"; it has ANY /stock/{sku}`}},
		"time and ids": {`
  - {request: {test_invoke: {method: GET, stageVariables: {root: v1}}}, now: 2026-02-04T00:28:36Z, expect: {log_contains: ['Wed Feb 04 00:28:36 UTC 2026', '11111111-2222-3333-4444-555555555555']}}
`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, told(run(t, read(t, shop+"steps:"+test.steps)))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestReadFaults(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "1:1: the file is empty",
		"config: a\nexpect: {}\n":  "1:1: the step has no request",
		"a: [\n":                   "1:5: ",
		"config: a\nrequest: {}\n": "1:1: the step has no expect",
		"config: a\nsteps: {}\n":   "2:8: a list should stand here",
		"config: a\nnow: today\nrequest: {}\nexpect: {}\n":                               "2:6: now should be a time such as",
		"config: a\napi: shop\nrequest: {}\nexpect: {}\n":                                "2:6: api should be REST or HTTP",
		"config: a\nrequest: {path: stock}\nexpect: {}\n":                                "2:17: the path should start with a slash",
		"config: a\nrequest: {url: 'https://a/b', path: /a}\nexpect: {}\n":               "2:37: url and path exclude each other",
		"config: a\nrequest: {body: a, body_json: {}}\nexpect: {}\n":                     "2:31: body and body_json exclude each other",
		"config: a\nrequest: {body_base64: '-'}\nexpect: {}\n":                           "2:24: body_base64 is not base64",
		"config: a\nrequest: {body_repeat: {char: aa, count: 67108864}}\nexpect: {}\n":   "2:24: the body would have more than",
		"config: a\nrequest: {test_invoke: {path: /a}}\nexpect: {}\n":                    `2:25: unknown key "path"`,
		"config: a\nrequest: {}\nexpect: {backend_request: {pth: /a}}\n":                 `3:28: nothing is called "pth" here, did you mean "path"?`,
		"config: a\nrequest: {}\nexpect: [200]\n":                                        "3:9: expect should be a map",
		"config: a\nrequest: {}\nexpect: {}\nassume: {missing-jsn: a}\n":                 `4:9: nothing is called "missing-jsn"`,
		"config: a\nrequest: {}\nexpect: {}\ncanary: perhaps\n":                          "4:9: canary should be true or false",
		"config: a\nrequest: {}\nexpect: {}\nstage: {nam: a}\n":                          `4:9: unknown key "nam", did you mean "name"?`,
		"config: a\nrequest: {}\nexpect: {}\nenvironment: {api_keys: [{enabled: no}]}\n": "4:",
	} {
		_, err := suite.Read(syntax.Read("a.yaml", []byte(text), syntax.DefaultLimits()))
		if err == nil || !strings.Contains(err.Error(), "a.yaml:"+want) {
			t.Errorf("%q gave %v, want %s", text, err, want)
		}
	}
}

// TestEdits takes answers over until the suite expects what it gets.
func TestEdits(t *testing.T) {
	const steps = `steps:
  - request: {method: POST, path: /stock/a, body: '{"n": 12345678901234567890, "list": [1, {"a": null}], "new": true}'}
    backend: {type: echo-body, headers: {X-Tag: [a, b], X-Left: 3}}
    expect:
      # the usual one
      status: 201 # for now
      headers: {X-Tag: a, x-left: 4, X-None: b}
      body_json:
        n: 1
        list: [1, {a: b}] # two
        old: true
  - request: {path: /stock/b}
    backend: {type: static, status: 404, body: none}
    expect:
  - request: {path: /stock}
    expect: {backend_called: true, selected_route: GET /stock, log_contains: [no such line]}
`
	const want = `steps:
  - request: {method: POST, path: /stock/a, body: '{"n": 12345678901234567890, "list": [1, {"a": null}], "new": true}'}
    backend: {type: echo-body, headers: {X-Tag: [a, b], X-Left: 3}}
    expect:
      # the usual one
      status: 200 # for now
      headers: {X-Tag: [a, b], x-left: 3, X-None: {absent: true}}
      body_json:
        new: true
        'n': 12345678901234567890
        list: [1, {a: null}] # two
        old: {absent: true}
  - request: {path: /stock/b}
    backend: {type: static, status: 404, body: none}
    expect: {body: none, status: 404}
  - request: {path: /stock}
    expect: {backend_called: false, selected_route: {absent: true}, log_contains: [no such line]}
`
	text := shop + steps
	var outcomes []suite.Outcome
	for range 5 {
		outcomes = run(t, read(t, text))
		text = string(syntax.Apply([]byte(text), suite.Edits(outcomes)))
	}
	if diff := cmp.Diff(shop+strings.ReplaceAll(want, "'n':", "n:"), text); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if left := told(outcomes); len(left) != 1 || !strings.HasPrefix(left[0], "log_contains: ") {
		t.Errorf("what is left: %q", left)
	}
}

// members is an HTTP API whose route wants a token, and a request with one that
// has the issuer and the audience, by the key k.
const members = `
api: HTTP
config:
  openapi: 3.0.1
  info: {title: members}
  paths:
    /me: {get: {security: [{Members: []}], x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: "http://stock.internal/", payloadFormatVersion: "1.0"}}}
  components: {securitySchemes: {Members: {type: oauth2, x-amazon-apigateway-authorizer: {type: jwt, identitySource: $request.header.Authorization, jwtConfiguration: {issuer: i, audience: [a]}}}}}
request: {method: GET, path: /me, headers: {Authorization: Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6ImsifQ.eyJpc3MiOiJpIiwiYXVkIjoiYSJ9.AAAA}}
expect: {status: 401}
`

func TestKeysVerifyTokens(t *testing.T) {
	if got := run(t, read(t, members))[0]; got.Err == nil || !strings.Contains(got.Err.Error(), "whether the signature of the token holds is not known") {
		t.Errorf("without keys: %+v", got)
	}
	if got := run(t, read(t, members+"jwks: {keys: [{kty: RSA, kid: k, n: AQAB, e: AQAB}]}"))[0]; !got.Passed() {
		t.Errorf("with a key of another signature: %+v", got)
	}
	_, err := suite.Read(syntax.Read("s.yaml", []byte(members+"jwks: {keys: []}"), syntax.DefaultLimits()))
	if err == nil || !strings.Contains(err.Error(), "no RSA key stands under keys") {
		t.Errorf("no keys: %v", err)
	}
}
