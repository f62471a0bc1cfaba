package simulate

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/cfn"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

const limitedAPI = `
Resources:
  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: depot}}
  Orders: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: orders}}
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref Orders
      HttpMethod: GET
      AuthorizationType: NONE
      ApiKeyRequired: true
      Integration:
        Type: MOCK
        RequestTemplates: {application/json: '{"statusCode": 200}'}
        IntegrationResponses: [{StatusCode: "200"}]
      MethodResponses: [{StatusCode: "200"}]
  Stage: {Type: AWS::ApiGateway::Stage, Properties: {RestApiId: !Ref Api, StageName: prod, DeploymentId: d1, MethodSettings: [SETTINGS]}}
  Gold: {Type: AWS::ApiGateway::UsagePlan, Properties: {ApiStages: [{ApiId: !Ref Api, Stage: prod OWN}], PLAN}}
  Silver: {Type: AWS::ApiGateway::UsagePlan, Properties: {ApiStages: [{ApiId: !Ref Api, Stage: test}]}}
`

func TestKeysAndLimits(t *testing.T) {
	const all = `{HttpMethod: "*", ResourcePath: "/*", `
	const own = `{HttpMethod: GET, ResourcePath: /~1orders, `
	for name, test := range map[string]struct {
		settings, own, plan, key string
		status                   int
		// at is the text that the answer points at.
		at string
	}{
		"a key of the plan of the stage":           {plan: "Description: a", key: "plan: Gold", status: 200},
		"a key of the plan of another stage":       {plan: "Description: a", key: "plan: Silver", status: 403, at: "true"},
		"a key of a plan that is not here":         {plan: "Description: a", key: "plan: Bronze", status: 200},
		"a key of no plan":                         {plan: "Description: a", key: "plan: none", status: 403, at: "true"},
		"a disabled key":                           {plan: "Description: a", key: "plan: Gold, enabled: false", status: 403, at: "true"},
		"a plan without rate":                      {plan: "Throttle: {RateLimit: 0, BurstLimit: 5}", key: "plan: Gold", status: 429, at: "0"},
		"a plan without burst":                     {plan: "Throttle: {RateLimit: 5, BurstLimit: 0.0}", key: "plan: Gold", status: 200},
		"a quota of 0":                             {plan: "Quota: {Limit: 0, Period: DAY}", key: "plan: Gold", status: 429, at: "0"},
		"a method of a plan":                       {plan: "Throttle: {RateLimit: 5, BurstLimit: 5}", own: ", Throttle: {/orders/GET: {BurstLimit: 00, RateLimit: 1}}", key: "plan: Gold", status: 429, at: "00"},
		"a method of a plan that has more":         {plan: "Throttle: {RateLimit: 0, BurstLimit: 5}", own: ", Throttle: {/orders/GET: {BurstLimit: 1, RateLimit: 1}}", key: "plan: Gold", status: 200},
		"a quota that is met, of a plan elsewhere": {plan: "Description: a", key: "plan: Bronze, quota_exceeded: true", status: 429, at: "{value: k, plan: Bronze, quota_exceeded: true}"},
		"a throttled key of a plan elsewhere":      {plan: "Description: a", key: "plan: Bronze, throttled: true", status: 429, at: "{value: k, plan: Bronze, throttled: true}"},
		"a stage that lets nothing pass":           {settings: all + "ThrottlingRateLimit: 0}", plan: "Description: a", key: "plan: Gold", status: 429, at: "0"},
		"a method that lets nothing pass":          {settings: all + "ThrottlingRateLimit: 9}, " + own + "ThrottlingRateLimit: 0.00}", plan: "Description: a", key: "plan: Gold", status: 429, at: "0.00"},
		"a method that lets more pass":             {settings: all + "ThrottlingRateLimit: 0}, " + own + "ThrottlingRateLimit: 3}", plan: "Description: a", key: "plan: Gold", status: 200},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.NewReplacer("SETTINGS", test.settings, " OWN", test.own, "PLAN", test.plan).Replace(limitedAPI)
			m := cfn.Load(syntax.Read("t.yaml", []byte(text), syntax.DefaultLimits()), model.Given{}, nil).Worlds[0]
			_, around, err := readStubs("stubs.yaml", "environment: {api_keys: [{value: k, "+test.key+"}]}")
			if err != nil {
				t.Fatal(err)
			}
			ex := &Exchange{Setup: Setup{Model: m, API: m.APIs[0], Stage: m.Stages[0], Route: m.Routes[0], Keys: around.APIKeys}}
			ex.headers, ex.log.off = Headers{{"x-api-key", "k"}}, true
			err = authorizeREST(t.Context(), ex)
			reply, refused := errors.AsType[*Reply](err)
			switch {
			case !refused && (err != nil || test.status != http.StatusOK):
				t.Errorf("got %v, want %d", err, test.status)
			case refused && (restResponses[reply.Type].status != test.status || reply.At.Text() != test.at):
				t.Errorf("got %d at %q, want %d at %q", restResponses[reply.Type].status, reply.At.Text(), test.status, test.at)
			}
		})
	}
}
