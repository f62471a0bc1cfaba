package simulate

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// compared is a REST API with one method and one stage.
func compared(uri string, variables ...model.Setting) Setup {
	setup := restTo(uri)
	setup.Stage = &model.Stage{API: setup.API, StageName: literal("live"), Variables: variables}
	return setup
}

func variable(name, value string) model.Setting {
	return model.Setting{Name: literal(name), Value: literal(value)}
}

func TestDifferencesHaveCauses(t *testing.T) {
	const host = "http://${stageVariables.host}/x"
	other := func(setup *Setup) {
		all := &model.Route{API: setup.API, Object: model.Object{Name: "All"}, Method: literal("ANY"), Path: literal("/{any+}"), Integration: setup.Route.Integration}
		setup.API.Routes = append(setup.API.Routes, all)
		setup.Route = all
	}
	templated := func(setup *Setup) {
		in := setup.Route.Integration
		in.Method = literal("ANY")
		in.Kind, in.Responses = literal(kindHTTP), []model.IntegrationResponse{{StatusCode: literal("200")}}
		in.Templates = []model.Setting{{Name: literal("application/json"), Value: literal("$context.stage")}}
	}
	tests := map[string]struct {
		setup  Setup
		change func(*Setup)
		call   Call
		differ string
		why    string
	}{
		"nothing": {compared("http://b.test/x"), nil, Call{}, "", ""},
		"a variable of the stage that the test lacks": {
			compared(host, variable("host", "b.test")), nil,
			Call{},
			"status body backend",
			`stage live sets the variable host to "b.test"; a test invoke knows no stage, so it is empty there: pass --stage-variables host=b.test`,
		},
		"a variable of the test that the stage lacks": {
			compared(host), nil,
			Call{StageVariables: map[string]string{"host": "b.test"}},
			"status body backend",
			`stage live does not define the variable host, so it is empty there; the test invoke was given "b.test"`,
		},
		"another value": {
			compared(host, variable("host", "b.test")), nil,
			Call{StageVariables: map[string]string{"host": "c.test"}},
			"backend URL backend header Host",
			`the stage variable host is "c.test" in the test invoke and "b.test" at stage live`,
		},
		"a key": {compared("http://b.test/x"), func(setup *Setup) {
			setup.Route.KeyRequired = model.KnownValue(true, syntax.Span{})
		}, Call{}, "status body backend", "stage live ends at authorization: INVALID_API_KEY"},
		"a method that fits better": {
			compared("http://b.test/x"), func(setup *Setup) {
				other(setup)
				setup.API.Routes[0].KeyRequired = model.KnownValue(true, syntax.Span{})
			}, Call{}, "status body backend", "a test invoke is told its method, ANY /{any+}; a stage chooses it by the path, and that fits GET /x best",
		},
		"no method for the path": {
			compared("http://b.test/x"), nil, Call{PathWithQuery: "/y"}, "status body backend", "a stage looks for it by the path, which no method takes",
		},
		"a value of the context": {
			compared("http://b.test/x"), templated, Call{Method: "POST"}, "backend body", `$context.stage is "test-invoke-stage" in a test invoke and "live" at stage live`,
		},
		"another type of body": {
			compared("http://b.test/x"), func(setup *Setup) {
				templated(setup)
				setup.Route.Integration.Passthrough = literal("NEVER")
			},
			Call{Headers: Headers{{"Content-Type", "text/plain"}}},
			"status body backend", "a test invoke takes every body for application/json; the stage goes by the Content-Type, text/plain",
		},
		"the stage in the path": {compared("http://b.test/x"), func(setup *Setup) {
			behind(*setup, model.LinkV2, 80, "HTTP")
		}, Call{}, "backend URL", "the backend gets the name of the stage in the path: /live"},
		"a client certificate": {compared("https://b.test/x"), func(setup *Setup) {
			setup.Stage.ClientCertificate = literal("c1")
		}, Call{}, "client certificate", "a stage shows its own client certificate"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			setup, call := test.setup, test.call
			setup.Route.Method = literal("GET")
			if call.Method == "" {
				call.Method = "GET"
			}
			setup.Route.Method = literal(call.Method)
			if test.change != nil {
				test.change(&setup)
			}
			if call.PathWithQuery == "" {
				call.PathWithQuery = "/x"
			}
			got, err := Compare(t.Context(), setup, call)
			if err != nil {
				t.Fatal(err)
			}
			var differ, why []string
			for _, difference := range got.Differences {
				differ = append(differ, difference.What)
				for _, cause := range difference.Causes {
					why = append(why, cause.Text)
				}
			}
			if strings.Join(differ, " ") != test.differ || got.Same != (test.differ == "") {
				t.Errorf("%q differ, want %s", differ, test.differ)
			}
			if test.why != "" && !slices.ContainsFunc(why, func(text string) bool { return strings.Contains(text, test.why) }) {
				t.Errorf("causes %q, want %s", why, test.why)
			}
		})
	}
}

func TestComparisonsTellTheUsual(t *testing.T) {
	setup := compared("http://b.test/${stageVariables.base}")
	setup.Stage.ThrottlingRate, setup.Stage.OwnLimits = literal("5"), true
	setup.Route.Authorization = literal("AWS_IAM")
	setup.Route.KeyRequired = model.KnownValue(true, syntax.Span{})
	setup.Model.UsagePlans = []*model.UsagePlan{
		{Object: model.Object{Name: "Gold"}, Stages: []model.PlannedStage{{API: setup.API, StageName: literal("live")}}},
		{Object: model.Object{Name: "Other"}, Stages: []model.PlannedStage{{API: setup.API, StageName: literal("test")}}},
	}
	setup.Backends = []Binding{{Target: "*", Backend: Static{Response{Status: 200, Headers: Headers{{"Server", "b"}}}}}}
	got, err := Compare(t.Context(), setup, Call{Method: "GET", PathWithQuery: "/x", Headers: Headers{{"x-api-key", "k"}}})
	if err != nil || !got.Same {
		t.Fatalf("%v, %v", err, got)
	}
	var usual, caveats []string
	for _, difference := range got.Usual {
		usual = append(usual, difference.What)
	}
	for _, caveat := range got.Caveats {
		caveats = append(caveats, caveat.Text)
	}
	for _, want := range []string{"header Server", "header x-amzn-Remapped-Server", "header x-amzn-RequestId", "backend header X-Forwarded-For"} {
		if !slices.Contains(usual, want) {
			t.Errorf("%q lacks %s", usual, want)
		}
	}
	told := strings.Join(caveats, "\n")
	for _, want := range []string{"AWS_IAM", "API key", "5 requests a second", "limits of their own", "usage plan Gold"} {
		if !strings.Contains(told, want) {
			t.Errorf("caveats lack %s:\n%s", want, told)
		}
	}
	if strings.Contains(told, "Other") {
		t.Errorf("the plan of another stage:\n%s", told)
	}
}

func TestAnswersWithoutAMethodReadTheContext(t *testing.T) {
	setup := compared("http://b.test/x")
	in := setup.Route.Integration
	in.Kind, in.Method, in.Responses = literal(kindHTTP), literal("ANY"), []model.IntegrationResponse{{StatusCode: literal("200")}}
	in.Templates = []model.Setting{{Name: literal("application/json"), Value: literal("$context.stage")}}
	setup.API.GatewayResponses = []*model.GatewayResponse{{
		Kind: literal("DEFAULT_4XX"), Templates: []model.Setting{{Name: literal("application/json"), Value: literal("$context.stage")}},
	}}
	got, err := Compare(t.Context(), setup, Call{Method: "POST", PathWithQuery: "/nope"})
	if err != nil || got.Same || got.AtStage.Body != "live" {
		t.Errorf("%v, %v", err, got)
	}
}

func TestEventsOfFunctionsDifferAsUsual(t *testing.T) {
	setup := calling(kindAWSProxy, functionURI, Function{Payload: []byte(`{"statusCode":200}`)})
	setup.Stage = &model.Stage{API: setup.API, StageName: literal("live")}
	got, err := Compare(t.Context(), setup, Call{Method: "GET", PathWithQuery: "/x"})
	if err != nil || !got.Same || !slices.ContainsFunc(got.Usual, func(d Difference) bool { return d.What == "event of the function" }) {
		t.Errorf("%v, %v", err, got)
	}
}

func TestVariablesThatNobodyReadAreCaveats(t *testing.T) {
	setup := compared("http://${stageVariables.host}/x", variable("host", "b.test"))
	setup.Route.KeyRequired = model.KnownValue(true, syntax.Span{})
	got, err := Compare(t.Context(), setup, Call{Method: "GET", PathWithQuery: "/x", StageVariables: map[string]string{"host": "c.test"}})
	if err != nil || len(got.Caveats) != 1 || !strings.Contains(got.Caveats[0].Text, "the stage variable host is") {
		t.Errorf("%v, %v", err, got)
	}
}

func TestVariablesOfTheCallTellWhatTheFilesDoNot(t *testing.T) {
	setup := compared("http://${stageVariables.host}/x")
	setup.Stage.VariablesOpen = true
	call := Call{Method: "GET", PathWithQuery: "/x", StageVariables: map[string]string{"host": "b.test"}}
	if got, err := Compare(t.Context(), setup, call); err != nil || !got.Same {
		t.Errorf("%v, %v", err, got)
	}
	call.StageVariables = nil
	_, err := Compare(t.Context(), setup, call)
	if unknown, ok := errors.AsType[*Unknown](err); !ok || !strings.Contains(err.Error(), "comparing stage live") {
		t.Errorf("%v, %v", err, unknown)
	}
	setup.API.BinaryMediaTypes = []model.Text{model.UnknownText("Type", "it has no default", syntax.Span{})}
	setup.Route.Integration.Kind = literal(kindHTTP)
	if _, err := Compare(t.Context(), setup, call); err == nil || !strings.Contains(err.Error(), "comparing the test invoke") {
		t.Error(err)
	}
}

func TestRouteFor(t *testing.T) {
	api := restTo("http://b.test/").API
	if route, err := RouteFor(api, api.Routes[0].Method.String(), "/x?a=1"); err != nil || route != api.Routes[0] {
		t.Errorf("%v, %v", route, err)
	}
	if _, err := RouteFor(api, "GET", "/nope"); err == nil || !strings.Contains(err.Error(), "takes GET /nope") {
		t.Error(err)
	}
	api.Routes[0].Path = model.UnknownText("Path", "it has no default", syntax.Span{})
	if _, err := RouteFor(api, "GET", "/x"); err == nil {
		t.Error("a path that nobody knows is no error")
	}
}
