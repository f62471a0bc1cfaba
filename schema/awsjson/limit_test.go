package awsjson

import "testing"

func TestMethodsHaveLimits(t *testing.T) {
	m := world(t, restAPI, `{"item": [{"stageName": "prod", "deploymentId": "d1", "methodSettings": {
		"*/*": {"throttlingRateLimit": 7.0, "throttlingBurstLimit": 3}, "~1orders/GET": {"throttlingRateLimit": 0.0}}}]}`,
		`{"items": [{"id": "u1", "name": "gold", "quota": {"limit": 9, "period": "DAY"},
		"apiStages": [{"apiId": "a3", "stage": "prod", "throttle": {"/orders/GET": {"rateLimit": 4.0, "burstLimit": 0}}}]}]}`)
	stage := m.Stages[0]
	if len(stage.Limits) != 2 || !stage.Limits[1].Path.Is("~1orders") || !stage.Limits[1].Method.Is("GET") || !stage.Limits[1].Rate.Is("0.0") {
		t.Errorf("the stage has %v", stage.Limits)
	}
	planned := m.UsagePlans[0].Stages[0].Limits
	if len(planned) != 1 || !planned[0].Path.Is("/orders") || !planned[0].Rate.Is("4.0") {
		t.Fatalf("the plan has %v", planned)
	}
	if at, none := planned[0].None(); !none || at.Text() != "0" {
		t.Errorf("the limit of 0 stands at %q", at.Text())
	}
}
