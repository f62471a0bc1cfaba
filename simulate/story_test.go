package simulate

import (
	"testing"

	"github.com/linkproof/linkproof/schema/model"
)

func TestEveryStageIsNarrated(t *testing.T) {
	for protocol, stages := range map[model.Protocol][]Stage{model.REST: restStages[:], model.HTTP: httpStages[:]} {
		ex := &Exchange{Setup: Setup{API: &model.API{Protocol: protocol}}, sent: &Request{}}
		for _, stage := range stages {
			if ex.narrated(stage.Name).about == "" {
				t.Errorf("nothing tells what %q is for", stage.Name)
			}
		}
	}
}

func TestPassagesAreForThoseWhoAsk(t *testing.T) {
	setup := restTo("http://b.test/")
	call := Call{Method: "GET", PathWithQuery: "/x?a=1", Headers: Headers{{"Connection", "close"}, {"X", "1"}}}
	if result, err := Run(t.Context(), setup, call); err != nil || result.Trace.Passages != nil {
		t.Errorf("%d passages, %v", len(result.Trace.Passages), err)
	}
	setup.Explain = true
	result, err := Run(t.Context(), setup, call)
	if err != nil || len(result.Trace.Passages) != len(result.Trace.Stages) {
		t.Fatalf("%d passages of %d stages, %v", len(result.Trace.Passages), len(result.Trace.Stages), err)
	}
	first, last := result.Trace.Passages[0], result.Trace.Passages[len(result.Trace.Passages)-1]
	if first.In.Start != "GET /x?a=1" || first.In.Headers["Connection"] == nil || first.Out.Headers["Connection"] != nil {
		t.Errorf("the first stage: %+v, %+v", first.In, first.Out)
	}
	if !last.Out.Answer || last.Out.Start != "200" || last.Out.Body != result.Body {
		t.Errorf("the last stage: %+v", last.Out)
	}
}
