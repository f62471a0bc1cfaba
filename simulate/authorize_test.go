package simulate

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/openapi"
	"github.com/linkproof/linkproof/schema/syntax"
)

const guardedAPI = `
openapi: 3.0.1
info: {title: guarded, version: "1"}
x-amazon-apigateway-policy: POLICY
paths:
  /open: {get: &get {responses: {"200": {description: ok}}, x-amazon-apigateway-integration: {type: mock, requestTemplates: {application/json: "{statusCode: 200}"}, responses: {default: {statusCode: "200", responseTemplates: {application/json: "$context.authorizer.principalId $context.authorizer.claims.sub $context.authorizer.tier $context.identity.userArn"}}}}}}
  /signed: {get: {<<: *get, x-amazon-apigateway-auth: {type: AWS_IAM}}}
  /token: {get: {<<: *get, security: [{Guard: []}]}}
  /pool: {get: {<<: *get, security: [{Pool: []}]}}
  /scoped: {get: {<<: *get, security: [{Pool: [depot/read, depot/write]}]}}
components:
  securitySchemes:
    Guard: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: custom, x-amazon-apigateway-authorizer: {type: token, authorizerUri: "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:f/invocations", identityValidationExpression: "let-.*"}}
    Pool: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: cognito_user_pools, x-amazon-apigateway-authorizer: {type: cognito_user_pools, providerARNs: ["arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Abc"]}}
`

// callGuarded calls a path of the API with an environment in YAML.
func callGuarded(t *testing.T, policy, environment, path string, headers Headers) (Result, error) {
	t.Helper()
	text := strings.Replace(guardedAPI, "POLICY", policy, 1)
	if policy == "" {
		text = strings.Replace(guardedAPI, "x-amazon-apigateway-policy: POLICY\n", "", 1)
	}
	_, around, err := ReadStubs(syntax.Read("stubs.yaml", []byte("environment: {"+environment+"}"), syntax.DefaultLimits()))
	if err != nil {
		t.Fatal(err)
	}
	file := syntax.Read("api.yaml", []byte(text), syntax.DefaultLimits())
	m := openapi.Load(file, model.Given{Region: "eu-west-1", Account: "123456789012"}, nil).Worlds[0]
	m.APIs[0].Protocol = model.REST
	stage := &model.Stage{StageName: model.Literal("prod", syntax.Span{}), API: m.APIs[0]}
	setup := Setup{
		Model: m, API: m.APIs[0], Stage: stage, Access: around.Access, Keys: around.APIKeys,
		Now: func() time.Time { return time.Unix(1_800_000_000, 0) }, NewID: func() string { return "id" },
	}
	return Run(context.Background(), setup, Call{Method: "GET", PathWithQuery: path, Headers: headers})
}

func statement(effect, rest string) string {
	return `{Version: "2012-10-17", Statement: [{Effect: ` + effect + `, Principal: "*", Action: "execute-api:Invoke", ` + rest + `}]}`
}

func TestResourcePolicies(t *testing.T) {
	const all = `Resource: "execute-api:/*"`
	for _, test := range []struct {
		policy, environment string
		status              int
	}{
		{"", "", 200},
		{statement("Allow", all), "", 200},
		{statement("Allow", `Resource: "execute-api:/prod/GET/open"`), "", 200},
		{statement("Allow", `Resource: "execute-api:/test/*"`), "", 403},
		{statement("Allow", `Resource: "execute-api:/prod/POST/open"`), "", 403},
		{statement("Allow", `Resource: "arn:aws:execute-api:eu-west-1:123456789012:*/prod/GET/o?en"`), "", 200},
		{statement("Allow", `Resource: "arn:aws:execute-api:us-east-1:*:*/prod/GET/open"`), "", 403},
		{statement("Deny", all), "", 403},
		{statement("Allow", all+`, Condition: {IpAddress: {"aws:SourceIp": ["192.0.2.0/24", "198.51.100.7"]}}`), "source: {aws:SourceIp: 192.0.2.9}", 200},
		{statement("Allow", all+`, Condition: {IpAddress: {"aws:SourceIp": ["192.0.2.0/24", "198.51.100.7"]}}`), "source: {aws:SourceIp: 198.51.100.7}", 200},
		{statement("Allow", all+`, Condition: {IpAddress: {"aws:SourceIp": "192.0.2.0/24"}}`), "source: {aws:SourceIp: 198.51.100.7}", 403},
		{statement("Allow", all+`, Condition: {NotIpAddress: {"aws:SourceIp": "192.0.2.0/24"}}`), "source: {aws:SourceIp: 198.51.100.7}", 200},
		{statement("Allow", all+`, Condition: {StringEquals: {"aws:SourceVpce": vpce-1}}`), "source: {aws:SourceVpce: vpce-1}", 200},
		{statement("Allow", all+`, Condition: {StringEquals: {"aws:SourceVpce": vpce-1}}`), "source: {aws:SourceVpce: ~}", 403},
		{statement("Allow", all+`, Condition: {StringNotEquals: {"aws:SourceVpce": vpce-1}}`), "source: {aws:SourceVpce: ~}", 200},
		{statement("Allow", all+`, Condition: {StringEqualsIfExists: {"aws:SourceVpce": vpce-1}}`), "source: {aws:SourceVpce: ~}", 200},
		{statement("Allow", all+`, Condition: {StringLike: {"aws:SourceVpc": "vpc-1*"}}`), "source: {aws:SourceVpc: vpc-12}", 200},
		{statement("Allow", all+`, Condition: {"Null": {"aws:SourceVpc": "true"}}`), "source: {aws:SourceVpc: vpc-12}", 403},
		{statement("Allow", all+`, Condition: {Bool: {"aws:SecureTransport": "true"}}`), "", 200},
		{`{Statement: [{Effect: Allow, Principal: "*", Action: "*", Resource: "*"}, {Effect: Deny, Principal: {AWS: "*"}, NotAction: "s3:*", NotResource: "execute-api:/test/*"}]}`, "", 403},
		{`{Statement: {Effect: Allow, Principal: {AWS: "123456789012"}, Action: "execute-api:Invoke", Resource: "*"}}`, "", 403},
		{`'{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"execute-api:*\", \"Resource\": \"*\"}]}'`, "", 200},
	} {
		result, err := callGuarded(t, test.policy, test.environment, "/open", nil)
		if err != nil || result.Status != test.status {
			t.Errorf("%s with %s: got %d, %v, want %d", test.policy, test.environment, result.Status, err, test.status)
		}
	}
}

func TestPoliciesNameWhatIsMissing(t *testing.T) {
	for _, test := range []struct{ policy, want string }{
		{statement("Allow", `Resource: "*", Condition: {IpAddress: {"aws:SourceIp": 192.0.2.0/24}}`), "the value of aws:SourceIp is not known; pass a --stub FILE that tells it under source in environment"},
		{statement("Deny", `Resource: "*", Condition: {DateLessThan: {"aws:SecureTransport": x}}`), "the operator DateLessThan is not simulated"},
		{statement("Allow", `Resource: {"Fn::Sub": x}`), "a value of the policy is computed when the template is deployed"},
	} {
		_, err := callGuarded(t, test.policy, "", "/open", nil)
		unknown, ok := errors.AsType[*Unknown](err)
		if !ok || !strings.HasPrefix(unknown.Message(), test.want) || unknown.At.IsZero() {
			t.Errorf("%s: got %v, want %s", test.policy, err, test.want)
		}
	}
}

func TestCallersAreAuthorized(t *testing.T) {
	token := Headers{{"Authorization", "let-me"}}
	signature := Headers{{"Authorization", "AWS4-HMAC-SHA256 Credential=AKID/x"}}
	for _, test := range []struct {
		name, policy, environment, path string
		headers                         Headers
		status                          int
		body                            string
	}{
		{"unsigned", "", "", "/signed", nil, 403, `{"message":"Missing Authentication Token"}`},
		{"signed", "", `caller: {account: "123456789012", arn: "arn:aws:iam::123456789012:user/a", policy: allow}`, "/signed", signature, 200, "   arn:aws:iam::123456789012:user/a"},
		{"implicit deny", "", `caller: {account: "123456789012", arn: me, policy: neither}`, "/signed", signature, 403, `{"Message":"User: me is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********9012:api/prod/GET/signed"}`},
		{"explicit deny", "", `caller: {account: "123456789012", arn: me, policy: deny}`, "/signed", signature, 403, `{"Message":"User: me is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********9012:api/prod/GET/signed with an explicit deny"}`},
		{"other account", "", `caller: {account: "210987654321", arn: me, policy: allow}`, "/signed", signature, 403, `{"Message":"User: me is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********9012:api/prod/GET/signed"}`},
		{"other account allowed", `{Statement: {Effect: Allow, Principal: {AWS: "arn:aws:iam::210987654321:root"}, Action: "execute-api:Invoke", Resource: "*"}}`, `caller: {account: "210987654321", arn: me, policy: allow}`, "/signed", signature, 200, "   me"},
		{"no token", "", "", "/token", nil, 401, `{"message":"Unauthorized"}`},
		{"token of another form", "", "", "/token", Headers{{"Authorization", "other"}}, 401, `{"message":"Unauthorized"}`},
		{"allowed", "", "authorizers: {Guard: {principal_id: bo, context: {tier: 3}}}", "/token", token, 200, "bo  3 "},
		{"denied", "", "authorizers: {Guard: {effect: deny}}", "/token", token, 403, `{"Message":"User is not authorized to access this resource with an explicit deny"}`},
		{"not allowed", "", "authorizers: {Guard: {effect: neither}}", "/token", token, 403, `{"Message":"User is not authorized to access this resource"}`},
		{"policy", "", `authorizers: {Guard: {policy: {Statement: [{Effect: Allow, Action: "execute-api:Invoke", Resource: "arn:aws:execute-api:eu-west-1:123456789012:*/prod/GET/token"}]}}}`, "/token", token, 200, "user   "},
		{"policy for another method", "", `authorizers: {Guard: {policy: {Statement: [{Effect: Allow, Action: "execute-api:Invoke", Resource: "arn:aws:execute-api:*:*:*/prod/POST/*"}]}}}`, "/token", token, 403, `{"Message":"User is not authorized to access this resource"}`},
		{"refused by an error", "", "authorizers: {Guard: {error: Unauthorized}}", "/token", token, 401, `{"message":"Unauthorized"}`},
		{"other error", "", "authorizers: {Guard: {error: boom}}", "/token", token, 500, `{"message":null}`},
		{"nested context", "", "authorizers: {Guard: {context: {a: [1]}}}", "/token", token, 500, `{"message":null}`},
		{"denied before", statement("Deny", `Resource: "*"`), "", "/token", token, 403, `{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********9012:api/prod/GET/token with an explicit deny"}`},
		{"no token of a pool", "", "", "/pool", nil, 401, `{"message":"Unauthorized"}`},
		{"no JWT", "", "", "/pool", token, 401, `{"message":"Unauthorized"}`},
		{"claims", "", "authorizers: {Pool: {claims: {sub: s1, exp: 1800000001}}}", "/pool", token, 200, " s1  "},
		{"expired", "", "authorizers: {Pool: {claims: {sub: s1, exp: 1800000000}}}", "/pool", token, 401, `{"message":"The incoming token has expired"}`},
		{"other pool", "", "authorizers: {Pool: {claims: {iss: https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other}}}", "/pool", token, 401, `{"message":"Unauthorized"}`},
		{"access token without scopes", "", "authorizers: {Pool: {claims: {sub: s1, token_use: access, scope: depot/read}}}", "/pool", token, 401, `{"message":"Unauthorized"}`},
		{"identity token", "", "authorizers: {Pool: {claims: {sub: s1, token_use: id}}}", "/pool", token, 200, " s1  "},
		{"scope", "", "authorizers: {Pool: {claims: {sub: s1, token_use: access, scope: openid depot/write}}}", "/scoped", token, 200, " s1  "},
		{"other scope", "", "authorizers: {Pool: {claims: {sub: s1, token_use: access, scope: depot/reader}}}", "/scoped", token, 401, `{"message":"Unauthorized"}`},
		{"identity token for scopes", "", "authorizers: {Pool: {claims: {sub: s1, token_use: id}}}", "/scoped", token, 401, `{"message":"Unauthorized"}`},
		{"pool and policy", statement("Allow", `Resource: "execute-api:/prod/GET/open"`), "authorizers: {Pool: {claims: {sub: s1}}}", "/pool", token, 403, ""},
	} {
		result, err := callGuarded(t, test.policy, test.environment, test.path, test.headers)
		if err != nil || result.Status != test.status || test.body != "" && result.Body != test.body {
			t.Errorf("%s: got %d %s, %v, want %d %s", test.name, result.Status, result.Body, err, test.status, test.body)
		}
	}
}

func TestAuthorizationThatNobodyTells(t *testing.T) {
	for path, want := range map[string]string{
		"/signed": "who signs the request is not known",
		"/token":  "what authorizer Guard answers is not known; pass a --stub FILE with Guard under authorizers",
		"/pool":   "whether the signature of the token holds is not known",
	} {
		headers := Headers{{"Authorization", "let-me"}}
		switch path {
		case "/signed":
			headers = Headers{{"Authorization", "AWS4-HMAC-SHA256 x"}}
		case "/pool":
			headers = Headers{{"Authorization", "eyJhbGciOiJSUzI1NiJ9.e30.AA"}}
		}
		_, err := callGuarded(t, "", "", path, headers)
		unknown, ok := errors.AsType[*Unknown](err)
		if !ok || !strings.HasPrefix(unknown.Message(), want) {
			t.Errorf("%s: got %v, want %s", path, err, want)
		}
	}
}

func TestPrivateAPIsNeedAPolicy(t *testing.T) {
	private := strings.Replace(guardedAPI, "x-amazon-apigateway-policy: POLICY\n", "", 1)
	file := syntax.Read("api.yaml", []byte(private), syntax.DefaultLimits())
	for _, test := range []struct {
		kind      string
		elsewhere bool
		status    int
		unknown   bool
	}{{"REGIONAL", false, 200, false}, {"PRIVATE", false, 403, false}, {"PRIVATE", true, 0, true}} {
		m := openapi.Load(file, model.Given{Region: "eu-west-1", Account: "123456789012"}, nil).Worlds[0]
		api := m.APIs[0]
		api.Protocol, api.Elsewhere = model.REST, test.elsewhere
		api.EndpointTypes = model.KnownValue([]string{test.kind}, written)
		setup := Setup{Model: m, API: api, Stage: &model.Stage{StageName: literal("prod"), API: api}, Now: func() time.Time { return time.Unix(1_800_000_000, 0) }, NewID: func() string { return "id" }}
		result, err := Run(t.Context(), setup, Call{Method: "GET", PathWithQuery: "/open"})
		_, unknown := errors.AsType[*Unknown](err)
		if unknown != test.unknown || !unknown && (err != nil || result.Status != test.status) {
			t.Errorf("%s, elsewhere %t: got %d, %v, want %d", test.kind, test.elsewhere, result.Status, err, test.status)
		}
	}
}

func TestKeysOfStubFilesAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"{kidd: k, n: AQ, e: AQAB}":           `s.yaml:1:44: unknown key "kidd", did you mean "kid"?`,
		"{kid: k, n: AQ, e: AQAB, use: sig}":  "",
		"{kty: EC, crv: P-256, x: AQ, y: AQ}": "",
	} {
		_, _, err := ReadStubs(syntax.Read("s.yaml", []byte("environment: {authorizers: {Pool: {keys: ["+text+"]}}}"), syntax.DefaultLimits()))
		if got := fmt.Sprint(err); want == "" && err != nil || !strings.Contains(got, want) {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
