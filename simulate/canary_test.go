package simulate

import (
	"errors"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// canaried is an API whose stage has a canary with a share of the requests. The
// host of its backend is a stage variable.
func canaried(share model.Text) Setup {
	setup := restTo("http://${stageVariables.host}/${stageVariables.base}")
	old, next := &model.Deployment{Object: model.Object{Name: "Old"}}, &model.Deployment{Object: model.Object{Name: "Next"}}
	setup.Stage = &model.Stage{
		StageName: literal("live"), Variables: []model.Setting{{Name: literal("host"), Value: literal("old.test")}, {Name: literal("base"), Value: literal("v1")}},
		Deployment: model.Ref[model.Deployment]{ID: literal("d1"), To: old},
		Canary: &model.Canary{
			Percent: share, Overrides: []model.Setting{{Name: literal("host"), Value: literal("new.test")}},
			Deployment: model.Ref[model.Deployment]{ID: literal("d2"), To: next},
		},
	}
	return setup
}

func TestCanaries(t *testing.T) {
	tests := map[string]struct {
		share  model.Text
		asked  bool
		url    string
		serves string
	}{
		"the stage by default":     {literal("10"), false, "http://old.test/v1", "the stage serves Old"},
		"the canary when asked":    {literal("10"), true, "http://new.test/v1", "the stage serves Next"},
		"all requests":             {literal("100"), false, "http://new.test/v1", "the stage serves Next"},
		"an unknown part, asked":   {model.UnknownText("Share", "it has no default", syntax.Span{}), true, "http://new.test/v1", "the stage serves Next"},
		"a share that is left out": {model.AbsentText(syntax.Span{}), false, "http://old.test/v1", "the stage serves Old"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			setup := canaried(test.share)
			setup.Canary = test.asked
			result, err := Run(t.Context(), setup, Call{Method: "GET", PathWithQuery: "/x"})
			if err != nil || result.Trace.BackendRequest.URL != test.url {
				t.Fatalf("%v, %v", err, result.Trace.BackendRequest)
			}
			if told := tellings(&result, "deployment"); !strings.Contains(told, test.serves) {
				t.Errorf("told %q, want %q", told, test.serves)
			}
		})
	}
	setup := canaried(model.UnknownText("Share", "it has no default", syntax.Span{}))
	_, err := Run(t.Context(), setup, Call{Method: "GET", PathWithQuery: "/x"})
	if unknown, ok := errors.AsType[*Unknown](err); !ok || !strings.Contains(unknown.Remedy, "--canary") {
		t.Errorf("got %v", err)
	}
}

// tellings joins the details of the steps of a name.
func tellings(result *Result, step string) string {
	var told []string
	for i := range result.Trace.Steps {
		if result.Trace.Steps[i].Step == step {
			told = append(told, result.Trace.Steps[i].Detail)
		}
	}
	return strings.Join(told, "\n")
}

func TestDeploymentsThatLackSomething(t *testing.T) {
	setup := canaried(literal("0"))
	setup.Stage.Deployment.To = nil
	result, err := Run(t.Context(), setup, Call{Method: "GET", PathWithQuery: "/x"})
	if told := tellings(&result, "deployment"); err != nil || !strings.Contains(told, "deployment d1, which is not in these files") {
		t.Errorf("%v, %q", err, told)
	}
	setup = canaried(literal("0"))
	setup.Route.Logical = "GetX"
	setup.Stage.Deployment.To.Logical, setup.Stage.Deployment.To.API = "Old", setup.API
	result, err = Run(t.Context(), setup, Call{Method: "GET", PathWithQuery: "/x"})
	if told := tellings(&result, "deployment"); err != nil || !strings.Contains(told, "does not wait for") {
		t.Errorf("%v, %q", err, told)
	}
}
