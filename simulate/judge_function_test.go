package simulate

import (
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/cfn"
	"github.com/linkproof/linkproof/schema/jsonvalue"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

func TestAnswersThatAreNoPolicies(t *testing.T) {
	for policy, want := range map[string]int{
		"none": 500, "'{'": 500, "{}": 500, "{Version: '2012-10-17'}": 500,
		"{Statement: {Effect: allow, Action: '*', Resource: '*'}}": 500,
		"{Statement: []}": 403,
		"{Statement: {Effect: Allow, Action: '*', Resource: '*'}}": 200,
	} {
		result, err := callGuarded(t, "", "authorizers: {Guard: {policy: "+policy+"}}", "/token", Headers{{"Authorization", "let-me"}})
		if err != nil || result.Status != want {
			t.Errorf("%s: got %d, %v, want %d", policy, result.Status, err, want)
		}
	}
}

func TestHTTPAPIsTakeStructuredContext(t *testing.T) {
	_, around, err := readStubs("stubs.yaml", `environment: {authorizers: {users: {context: {tier: gold, teams: [a, {b: 1}]}}}}`)
	if err != nil {
		t.Fatal(err)
	}
	setup := httpTo("http://b.test/")
	route := setup.API.Routes[0]
	route.Authorization = literal("CUSTOM")
	route.Guard = &model.Authorizer{Object: model.Object{Name: "users", Span: written}, Kind: literal("REQUEST")}
	setup.Access, setup.Route = around.Access, route
	ex := &Exchange{Setup: setup}
	ex.log.off = true
	if err := authorizeHTTP(t.Context(), ex); err != nil {
		t.Fatal(err)
	}
	for format, event := range map[string]any{"1.0": ex.grant.event(), "2.0": ex.authorizer2()} {
		if got := jsonvalue.Print(event); !strings.Contains(got, `"teams":["a",{"b":1}]`) || !strings.Contains(got, `"tier":"gold"`) {
			t.Errorf("format %s: got %s", format, got)
		}
	}
}

func TestKeysThatFilesDisable(t *testing.T) {
	text := strings.NewReplacer("SETTINGS", "", " OWN", "", "PLAN", "Description: a").Replace(limitedAPI) +
		"  Off: {Type: AWS::ApiGateway::ApiKey, Properties: {Value: closed, Enabled: false}}\n" +
		"  On: {Type: AWS::ApiGateway::ApiKey, Properties: {Value: opened, Enabled: true}}\n"
	m := cfn.Load(syntax.Read("t.yaml", []byte(text), syntax.DefaultLimits()), model.Given{}, nil).Worlds[0]
	for value, refused := range map[string]bool{"closed": true, "opened": false, "another": false} {
		ex := &Exchange{Setup: Setup{Model: m, API: m.APIs[0], Stage: m.Stages[0], Route: m.Routes[0]}}
		ex.headers, ex.log.off = Headers{{"x-api-key", value}}, true
		if err := authorizeREST(t.Context(), ex); (err != nil) != refused {
			t.Errorf("%s: got %v, refused %t", value, err, refused)
		}
	}
}
