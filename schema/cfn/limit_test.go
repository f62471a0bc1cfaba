package cfn_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
)

// shownLimits shows limits by what they are of, rate and burst.
func shownLimits(limits []model.MethodLimit) []string {
	var shown []string
	for i := range limits {
		limit := &limits[i]
		burst := "burst"
		if model.Is(limit.Burst, 0) {
			burst = "no burst"
		}
		shown = append(shown, limit.Method.String()+" "+limit.Path.String()+" "+limit.Rate.String()+" "+burst)
	}
	return shown
}

func TestMethodsHaveLimits(t *testing.T) {
	m := only(t, `
Resources:
  Rest: {Type: AWS::ApiGateway::RestApi, Properties: {Name: r}}
  Http: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: h, ProtocolType: HTTP}}
  Stage:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Rest
      StageName: prod
      MethodSettings:
        - {HttpMethod: GET, ResourcePath: /~1orders, ThrottlingRateLimit: 2, ThrottlingBurstLimit: 0}
        - {HttpMethod: "*", ResourcePath: "/*", ThrottlingRateLimit: 7, ThrottlingBurstLimit: 3}
  HttpStage:
    Type: AWS::ApiGatewayV2::Stage
    Properties:
      ApiId: !Ref Http
      StageName: $default
      RouteSettings: {"GET /orders": {ThrottlingRateLimit: 0.5, ThrottlingBurstLimit: 1}}
  Plan:
    Type: AWS::ApiGateway::UsagePlan
    Properties:
      ApiStages: [{ApiId: !Ref Rest, Stage: !Ref Stage, Throttle: {/orders/GET: {RateLimit: 4, BurstLimit: 0}}}]
`)
	rest, http := m.Stages[0], m.Stages[1]
	if !rest.ThrottlingRate.Is("7") || !model.Is(rest.ThrottlingBurst, 3) {
		t.Errorf("all methods have %s and %v", rest.ThrottlingRate, rest.ThrottlingBurst)
	}
	for _, test := range []struct {
		limits []model.MethodLimit
		want   string
	}{
		{rest.Limits, "GET /~1orders 2 no burst"},
		{http.Limits, " GET /orders 0.5 burst"},
		{m.UsagePlans[0].Stages[0].Limits, "GET /orders 4 no burst"},
	} {
		if diff := cmp.Diff([]string{test.want}, shownLimits(test.limits)); diff != "" {
			t.Errorf("limits (-want +got):\n%s", diff)
		}
	}
}
