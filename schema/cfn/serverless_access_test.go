package cfn_test

import (
	"slices"
	"testing"
)

func TestServerlessIdentities(t *testing.T) {
	m := load(t, `
Transform: AWS::Serverless-2016-10-31
Resources:
  Rest:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      Auth:
        Authorizers:
          Token: {FunctionArn: f, Identity: {Header: X-Token}}
          Request: {FunctionArn: f, FunctionPayloadType: REQUEST, Identity: {Headers: [A, !Ref AWS::StackName], QueryStrings: [q], StageVariables: [v], Context: [identity.sourceIp]}}
  Http:
    Type: AWS::Serverless::HttpApi
    Properties:
      Auth: {Authorizers: {Lambda: {FunctionArn: f, AuthorizerPayloadFormatVersion: "2.0", Identity: {Headers: [A]}}}}
`).Worlds[0]
	want := map[string][]string{
		"Token":   {"method.request.header.X-Token"},
		"Request": {"method.request.header.A", "", "method.request.querystring.q", "stageVariables.v", "context.identity.sourceIp"},
		"Lambda":  {"$request.header.A"},
	}
	for _, authorizer := range m.Authorizers {
		got := make([]string, len(authorizer.IdentitySources))
		for i, source := range authorizer.IdentitySources {
			got[i], _ = source.Get()
		}
		if !slices.Equal(got, want[authorizer.Name]) {
			t.Errorf("%s: %q, want %q", authorizer.Name, got, want[authorizer.Name])
		}
	}
	if len(m.Authorizers) != len(want) {
		t.Errorf("%d authorizers", len(m.Authorizers))
	}
}

func TestServerlessPolicies(t *testing.T) {
	for text, want := range map[string]int{
		"{IpRangeWhitelist: [10.0.0.0/8]}":                                      -1,
		"{CustomStatements: [{Effect: Allow}], SourceVpcWhitelist: [vpc-1]}":    -1,
		"{CustomStatements: [{Effect: Allow, Principal: '*'}, {Effect: Deny}]}": 2,
	} {
		m := load(t, "Transform: AWS::Serverless-2016-10-31\nResources:\n  Rest: {Type: AWS::Serverless::Api, Properties: {StageName: prod, Auth: {ResourcePolicy: "+text+"}}}\n").Worlds[0]
		policy, known := m.APIs[0].Policy.Get()
		if known != (want >= 0) || known && policy.Get("Statement").Len() != want {
			t.Errorf("%s: %v, known %t", text, policy, known)
		}
	}
}

func TestServerlessScopes(t *testing.T) {
	m := load(t, `
Transform: AWS::Serverless-2016-10-31
Resources:
  Rest: {Type: AWS::Serverless::Api, Properties: {StageName: prod, Auth: {DefaultAuthorizer: Pool, Authorizers: {Pool: {UserPoolArn: arn, AuthorizationScopes: [shop/read]}}}}}
  F:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Usual: {Type: Api, Properties: {RestApiId: !Ref Rest, Path: /usual, Method: get}}
        Own: {Type: Api, Properties: {RestApiId: !Ref Rest, Path: /own, Method: get, Auth: {AuthorizationScopes: [shop/write]}}}
        Open: {Type: Api, Properties: {RestApiId: !Ref Rest, Path: /open, Method: get, Auth: {Authorizer: NONE}}}
`).Worlds[0]
	want := map[string]string{"/usual": "shop/read", "/own": "shop/write", "/open": ""}
	for _, route := range m.Routes {
		got := ""
		if len(route.Scopes) > 0 {
			got = route.Scopes[0].String()
		}
		if path := route.Path.String(); got != want[path] {
			t.Errorf("%s: %q, want %q", path, got, want[path])
		}
	}
	if len(m.Routes) != len(want) {
		t.Errorf("%d routes", len(m.Routes))
	}
}
