package model

import (
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

func limited(path, method, rate string) MethodLimit {
	return MethodLimit{Path: literal(path), Method: literal(method), Limit: Limit{Rate: literal(rate)}}
}

func TestTheNearestLimitHolds(t *testing.T) {
	rest, http := &API{Protocol: REST}, &API{Protocol: HTTP}
	stage := &Stage{
		ThrottlingRate: literal("100"),
		Limits: []MethodLimit{
			limited("/", "GET", "1"), limited("~1pets~1{id}", "GET", "2"), limited("/~1pets", "ANY", "3"), limited("/owners/{id}", "post", "4"),
			limited("GET /carts", "", "5"), limited(DefaultRoute, "", "6"),
			{Path: literal("/bursts"), Method: literal("GET")},
		},
	}
	for _, test := range []struct {
		api                *API
		method, path, want string
	}{
		{rest, "GET", "/", "1"},
		{rest, "GET", "/pets/{id}", "2"},
		{rest, "PUT", "/pets/{id}", "100"},
		{rest, "ANY", "/pets", "3"},
		{rest, "GET", "/pets", "100"},
		{rest, "POST", "/owners/{id}", "4"},
		{rest, "GET", "/bursts", "100"},
		{rest, "GET", "/carts", "100"},
		{http, "GET", "/carts", "5"},
		{http, "", DefaultRoute, "6"},
		{http, "GET", "/pets", "100"},
	} {
		route := &Route{API: test.api, Path: literal(test.path)}
		if test.method != "" {
			route.Method = literal(test.method)
		}
		if got := stage.LimitOf(route).Rate; !got.Is(test.want) {
			t.Errorf("%s %s: got %s, want %s", test.method, test.path, got, test.want)
		}
	}
}

func TestLimitsOfUsagePlans(t *testing.T) {
	api := &API{Protocol: REST}
	stage, other := &Stage{API: api, StageName: literal("prod")}, &Stage{API: api, StageName: literal("test")}
	plan := &UsagePlan{Rate: literal("9"), Stages: []PlannedStage{
		{API: api, StageName: literal("test")}, {API: api, StageName: literal("prod"), Limits: []MethodLimit{limited("/pets", "GET", "0.0")}},
	}}
	route := &Route{API: api, Path: literal("/pets"), Method: literal("GET")}
	if _, none := plan.LimitOf(stage, route).None(); !none {
		t.Error("the plan should let no request to the method of prod pass")
	}
	if limit := plan.LimitOf(other, route); !limit.Rate.Is("9") {
		t.Errorf("the limit of the other stage is %s, want 9", limit.Rate)
	}
}

func TestLimitsThatLetNothingPass(t *testing.T) {
	for name, test := range map[string]struct {
		limit Limit
		want  bool
	}{
		"nothing told": {Limit{}, false},
		"a rate":       {Limit{Rate: literal("0.5")}, false},
		"no rate":      {Limit{Rate: literal("0")}, true},
		"no burst":     {Limit{literal("5"), KnownValue(0, syntax.Span{})}, true},
		"no limit":     {Limit{literal("-1"), KnownValue(-1, syntax.Span{})}, false},
	} {
		if _, got := test.limit.None(); got != test.want {
			t.Errorf("%s: got %t, want %t", name, got, test.want)
		}
	}
}
