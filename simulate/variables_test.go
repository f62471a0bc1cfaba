package simulate

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

func TestStageVariablesAreReplacedAsText(t *testing.T) {
	ex := &Exchange{Setup: Setup{API: &model.API{}}, variables: map[string]string{"a": "1", "b": "2"}}
	for text, want := range map[string]string{
		"${stageVariables.a}/${stageVariables.b}": "1/2",
		"x${stageVariables.none}y":                "xy",
		"${stageVariables.a":                      "${stageVariables.a",
		"${a} $stageVariables.a":                  "${a} $stageVariables.a",
	} {
		if got, err := replaceStageVariables(text, ex.variable); err != nil || got != want {
			t.Errorf("%q becomes %q, %v, want %q", text, got, err, want)
		}
	}
}

// private is an HTTP API in front of a URL, with one stage.
func private(uri string, stage *model.Stage, mappings ...string) Setup {
	api := &model.API{Protocol: model.HTTP, ID: literal("a1b2c3"), Stages: []*model.Stage{stage}}
	integration := &model.Integration{
		API: api, Protocol: model.HTTP, Kind: literal("HTTP_PROXY"), URI: literal(uri), Method: literal("GET"),
		ConnectionType: model.AbsentText(syntax.Span{}),
	}
	for i := 0; i < len(mappings); i += 2 {
		integration.RequestParameters = append(integration.RequestParameters, model.Mapping{Key: literal(mappings[i]), Value: literal(mappings[i+1])})
	}
	route := &model.Route{Object: model.Object{Name: "GET /x"}, API: api, Method: literal("GET"), Path: literal("/x"), Integration: integration}
	api.Routes = []*model.Route{route}
	return Setup{
		Model: &model.Model{APIs: []*model.API{api}, Region: literal("eu-west-1")}, API: api,
		Now: func() time.Time { return time.Date(2026, time.March, 4, 5, 6, 7, 0, time.UTC) }, NewID: func() string { return "id" },
	}
}

func TestTheOnlyStageGivesItsVariables(t *testing.T) {
	stage := &model.Stage{StageName: literal("live"), Variables: []model.Setting{{Name: literal("host"), Value: literal("a.test")}}}
	result, err := Run(t.Context(), private("http://${stageVariables.host}/y", stage), Call{Method: "GET", PathWithQuery: "/x"})
	if err != nil || result.Trace.BackendRequest.URL != "http://a.test/y" {
		t.Errorf("sent %v, %v", result.Trace.BackendRequest, err)
	}
}

func TestVariablesThatNobodyCanTell(t *testing.T) {
	hidden := []model.Setting{{Name: literal("host"), Value: model.UnknownText("Host", "the parameter has no default", syntax.Span{})}}
	tests := []struct {
		stage *model.Stage
		want  string
	}{
		{&model.Stage{StageName: literal("live"), Variables: hidden}, "is not known"},
		{&model.Stage{StageName: literal("live"), VariablesOpen: true}, "pass --stage-variables"},
	}
	for _, test := range tests {
		for _, setup := range []Setup{
			private("http://${stageVariables.host}/", test.stage),
			private("http://b.test/", test.stage, "append:header.X-Host", "$stageVariables.host"),
		} {
			_, err := Run(t.Context(), setup, Call{Method: "GET", PathWithQuery: "/x"})
			if unknown, ok := errors.AsType[*Unknown](err); !ok || !strings.Contains(unknown.Message(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
			told := Call{Method: "GET", PathWithQuery: "/x", StageVariables: map[string]string{"host": "told.test"}}
			if _, err := Run(t.Context(), setup, told); err != nil {
				t.Errorf("told by the call: %v", err)
			}
		}
	}
}

func TestContextOfTestInvokesAndStages(t *testing.T) {
	stage := &model.Stage{StageName: literal("live")}
	setup := private("http://b.test/", stage)
	rest := setup
	rest.API = &model.API{Protocol: model.REST, ID: literal("a1b2c3")}
	headers := Headers{{"User-Agent", "curl/8"}}
	of := func(setup Setup, stage *model.Stage) values {
		setup.Stage = stage
		return values{&Exchange{
			Setup: withRoute(setup), Call: Call{Method: "GET"}, path: "/x", id: "id", headers: headers,
			integration: &model.Integration{}, trace: Trace{Stages: []string{"integration request"}},
		}}
	}
	tests := []struct{ path, test, stage, http string }{
		{"stage", "test-invoke-stage", "live", "live"},
		{"path", "/x", "/live/x", "/live/x"},
		{"domainName", "testPrefix.testDomainName", "a1b2c3.execute-api.eu-west-1.amazonaws.com", "a1b2c3.execute-api.eu-west-1.amazonaws.com"},
		{"domainPrefix", "testPrefix", "a1b2c3", "a1b2c3"},
		{"identity.sourceIp", "test-invoke-source-ip", callerAddress, callerAddress},
		{"identity.userAgent", "", "curl/8", "curl/8"},
		{"identity.apiKey", "test-invoke-api-key", "", ""},
		{"apiId", "a1b2c3", "a1b2c3", "a1b2c3"},
		{"requestId", "id", "id", "id"},
		{"httpMethod", "GET", "GET", "GET"},
		{"protocol", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1"},
		{"resourcePath", "/x", "/x", ""},
		{"routeKey", "", "", "GET /x"},
		{"requestTime", "04/Mar/2026:05:06:07 +0000", "04/Mar/2026:05:06:07 +0000", "04/Mar/2026:05:06:07 +0000"},
		{"requestTimeEpoch", "1772600767000", "1772600767000", "1772600767000"},
		{"authorizer.principalId", "", "", ""},
	}
	for _, test := range tests {
		for want, v := range map[*string]values{&test.test: of(rest, nil), &test.stage: of(rest, stage), &test.http: of(setup, nil)} {
			if got, ok := v.Context(test.path); got != *want || ok != (*want != "") {
				t.Errorf("%s: %q, %t, want %q", test.path, got, ok, *want)
			}
		}
	}
	v := of(setup, nil)
	v.Context("accountId")
	if unknown, ok := errors.AsType[*Unknown](v.missing); !ok || !strings.Contains(unknown.Message(), "--account") {
		t.Errorf("the account: %v", v.missing)
	}
}

func withRoute(setup Setup) Setup {
	setup.Route = &model.Route{Method: literal("GET"), Path: literal("/x")}
	return setup
}
