package model

import (
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

func TestDeploymentWaitsForMethods(t *testing.T) {
	api := &API{Object: Object{Logical: "Api"}}
	for _, logical := range []string{"Get", "Post", "Api", ""} {
		api.Routes = append(api.Routes, &Route{Object: Object{Logical: logical}})
	}
	deployment := &Deployment{Object: Object{Logical: "Snapshot"}, API: api, After: []string{"Post"}}
	if missing := deployment.Unawaited(); len(missing) != 1 || missing[0].Logical != "Get" {
		t.Errorf("got %v", missing)
	}
	if (&Deployment{API: api}).Unawaited() != nil || (&Deployment{Object: Object{Logical: "Snapshot"}}).Unawaited() != nil {
		t.Error("a deployment outside of templates waits for something")
	}
}

// history makes the calls of a script from pairs of an operation and an API;
// an API in braces is nothing that anybody knows.
func history(pairs ...string) *Model {
	m := &Model{}
	for i := 0; i+1 < len(pairs); i += 2 {
		id := literal(pairs[i+1])
		if pairs[i+1][0] == '{' {
			id = UnknownText(pairs[i+1], "it is an argument", syntax.Span{})
		}
		call := &Command{Operation: pairs[i]}
		call.Service, call.Name = "apigateway", "apigateway "+pairs[i]
		call.Options = []Option{{Name: "rest-api-id", Values: []Word{{Text: id}}}}
		m.Commands = append(m.Commands, call)
	}
	return m
}

func TestScriptLacksDeployment(t *testing.T) {
	for name, test := range map[string]struct {
		calls []string
		want  int // index of the first change that is lacking; -1 for none
	}{
		"deployed last":            {[]string{"put-method", "a", "create-deployment", "a"}, -1},
		"changed after":            {[]string{"put-method", "a", "create-deployment", "a", "put-integration", "a", "put-method", "a"}, 2},
		"deployed again":           {[]string{"create-deployment", "a", "put-integration", "a", "create-deployment", "a"}, -1},
		"never deployed here":      {[]string{"put-method", "a"}, -1},
		"another API":              {[]string{"create-deployment", "a", "put-method", "b"}, -1},
		"another API deployed":     {[]string{"create-deployment", "a", "put-method", "a", "create-deployment", "b"}, 1},
		"resources alone":          {[]string{"create-deployment", "a", "create-resource", "a"}, -1},
		"same variable":            {[]string{"create-deployment", "{id}", "put-method", "{id}"}, 1},
		"maybe deployed later":     {[]string{"create-deployment", "a", "put-method", "a", "create-deployment", "{id}"}, -1},
		"unknown between":          {[]string{"create-deployment", "{id}", "put-method", "{id}", "create-deployment", "a"}, -1},
		"only variables are newer": {[]string{"create-deployment", "a", "update-stage", "a"}, -1},
	} {
		m := history(test.calls...)
		got := -1
		for _, lacking := range m.Lacking() {
			for i, call := range m.Commands {
				if call == lacking.Change {
					got = i
				}
			}
		}
		if got != test.want {
			t.Errorf("%s: call %d, want %d", name, got, test.want)
		}
	}
}

func TestScriptOfUnknownOrderLacksNothing(t *testing.T) {
	m := history("create-deployment", "a", "put-method", "a")
	m.Commands[1].Unordered = true
	if found := m.Lacking(); found != nil {
		t.Errorf("got %v", found)
	}
	m = history("create-deployment", "a", "put-method", "a", "create-deployment", "b")
	m.Commands[2].Unordered = true
	if found := m.Lacking(); found != nil {
		t.Errorf("got %v", found)
	}
}

func TestEmptyAPIIsDeployed(t *testing.T) {
	const id = "a"
	made := func(middle ...string) []Lacking {
		m := history(append(append([]string{"create-rest-api", id}, middle...), "create-deployment", id, "put-method", id)...)
		m.Commands[0].Head = syntax.Span{End: 4}
		m.APIs = []*API{{Object: Object{Head: m.Commands[0].Head}, Protocol: REST, ID: literal(id)}}
		return m.Lacking()
	}
	if found := made(); len(found) != 1 || !found[0].Empty {
		t.Errorf("an empty API: %v", found)
	}
	if found := made("put-method", id); len(found) != 1 || found[0].Empty {
		t.Errorf("an API with a method: %v", found)
	}
}

func TestStageServesWhatIsDeployed(t *testing.T) {
	automatic := func(on bool) Value[bool] { return KnownValue(on, syntax.Span{}) }
	for name, test := range map[string]struct {
		stage Stage
		model *Model
		want  Answer
	}{
		"by itself":           {Stage{AutoDeploy: automatic(true)}, &Model{}, Yes},
		"a deployment":        {Stage{Deployment: Ref[Deployment]{ID: literal("d")}}, &Model{}, Yes},
		"nothing":             {Stage{AutoDeploy: automatic(false)}, &Model{}, No},
		"nothing said":        {Stage{}, &Model{}, No},
		"unknown":             {Stage{AutoDeploy: UnknownValue[bool]("a parameter", syntax.Span{})}, &Model{}, CannotTell},
		"some deployment":     {Stage{}, &Model{Deployments: []*Deployment{{}}}, CannotTell},
		"a call to deploy":    {Stage{}, &Model{Commands: []*Command{{Operation: "create-deployment"}}}, CannotTell},
		"stage of a REST API": {Stage{Object: Object{Type: "AWS::ApiGateway::Stage"}}, &Model{}, CannotTell},
	} {
		if test.stage.Type == "" {
			test.stage.Type = typeStageV2
		}
		if got := test.model.Serves(&test.stage); got != test.want {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

func TestStagesServeIntegrations(t *testing.T) {
	m := &Model{
		APIs:         []*API{{ID: literal("a")}},
		Stages:       []*Stage{{APIID: literal("a")}, {APIID: literal("b")}, {}},
		Integrations: []*Integration{{APIID: literal("a")}, {APIID: literal("b")}, {APIID: literal("c")}, {}},
	}
	m.Seal()
	for i, want := range []*Stage{m.Stages[0], m.Stages[1], nil, nil} {
		if got := m.Integrations[i].Stages; want == nil && len(got) > 0 || want != nil && (len(got) != 1 || got[0] != want) {
			t.Errorf("integration %d is served by %v", i, got)
		}
	}
}

func TestTestCallFindsItsMethod(t *testing.T) {
	route := &Route{ResourceID: literal("r"), Method: literal("ANY"), API: &API{ID: literal("a")}}
	other := &Route{ResourceID: literal("s"), Method: literal("GET"), API: route.API}
	m := &Model{
		APIs:      []*API{route.API},
		Routes:    []*Route{route, other},
		TestCalls: []*TestCall{{APIID: literal("a"), ResourceID: literal("r"), Method: literal("GET")}, {APIID: literal("b")}},
	}
	m.Seal()
	if m.TestCalls[0].Route != route || m.TestCalls[1].Route != nil || m.TestCalls[1].API != nil {
		t.Error("a test does not find the method that it calls")
	}
}

func TestNetworkModeOfTasks(t *testing.T) {
	definition := func(mode Text) Ref[TaskDefinition] {
		return Ref[TaskDefinition]{To: &TaskDefinition{NetworkMode: mode}}
	}
	for name, test := range map[string]struct {
		task ECSService
		want string
	}{
		"defined":          {ECSService{Definition: definition(literal("bridge"))}, "bridge"},
		"on Fargate":       {ECSService{LaunchType: literal("FARGATE"), Definition: definition(Text{})}, "awsvpc"},
		"in subnets":       {ECSService{Placement: Placement{Subnets: []Text{literal("subnet-1")}}}, "awsvpc"},
		"nobody can tell":  {ECSService{LaunchType: literal("EC2")}, ""},
		"defined, Fargate": {ECSService{LaunchType: literal("FARGATE"), Definition: definition(literal("host"))}, "host"},
	} {
		if got := test.task.NetworkMode().String(); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

func TestTaskDefinitionRunsContainers(t *testing.T) {
	definition := &TaskDefinition{Containers: []Container{{Title: literal("web")}}}
	if definition.Runs("web") != Yes || definition.Runs("app") != No {
		t.Error("known containers leave open which there are")
	}
	definition.ContainersOpen = true
	if definition.Runs("web") != Yes || definition.Runs("app") != CannotTell {
		t.Error("open containers prove that one is missing")
	}
}
