package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/simulate"
)

func sampleComparison() *simulate.Comparison {
	lacking := []simulate.Cause{
		{Text: "stage prod ends at integration request: API_CONFIGURATION_ERROR: Invalid endpoint address", Place: &simulate.Place{File: "a.yaml", Line: 9, Column: 3}},
		{Text: "stage prod does not define the variable host"},
	}
	return &simulate.Comparison{
		Stage: "prod",
		Differences: []simulate.Difference{
			{What: "status", Test: "200 OK", Stage: "500 Internal Server Error", Causes: lacking},
			{What: "body", Test: "", Stage: strings.Repeat("b", 200), Causes: lacking},
			{What: "header X-Stage", Test: "one\ntwo", Stage: "three", Causes: lacking[1:]},
		},
		Usual: []simulate.Difference{
			{What: "header Date", Stage: "today"},
			{What: "header x-amzn-RequestId", Stage: "1"},
			{What: "header Server", Test: "b", Stage: ""},
			{What: "event of the function", Test: strings.Repeat("a", 200), Stage: strings.Repeat("b", 200)},
			{What: "backend header X-Forwarded-For", Stage: "203.0.113.1"},
		},
		Caveats: []simulate.Cause{{Text: "throttling: 10 requests a second", Place: &simulate.Place{File: "a.yaml", Line: 20, Column: 5}}, {Text: "no place"}},
	}
}

func TestComparisonGolden(t *testing.T) {
	var got bytes.Buffer
	if err := WriteComparison(&got, sampleComparison(), Options{}); err != nil {
		t.Fatal(err)
	}
	same := &simulate.Comparison{Stage: "prod", Same: true, AtStage: simulate.Result{Status: 204}}
	if err := WriteComparison(&got, same, Options{}); err != nil {
		t.Fatal(err)
	}
	same.AtStage.Trace.Cause = &simulate.Step{Step: "INTEGRATION_TIMEOUT", Detail: "no answer within 50 ms", Place: &simulate.Place{File: "a.yaml", Line: 9, Column: 3}}
	same.AtStage.Trace.BackendRequest = &simulate.SentRequest{}
	if err := WriteComparison(&got, same, Options{}); err != nil {
		t.Fatal(err)
	}
	compareGolden(t, "comparison.golden", got.Bytes())
}

func TestComparisonsNeverCommandTheTerminal(t *testing.T) {
	c := sampleComparison()
	c.Stage = hostile
	for i := range c.Differences {
		c.Differences[i] = simulate.Difference{What: hostile, Test: hostile, Stage: hostile, Causes: []simulate.Cause{{Text: hostile, Place: &simulate.Place{File: hostile}}}}
	}
	for i := range c.Usual {
		c.Usual[i] = simulate.Difference{What: "header " + hostile, Stage: hostile}
	}
	c.Caveats[0].Text = hostile
	var got strings.Builder
	if err := WriteComparison(&got, c, Options{}); err != nil {
		t.Fatal(err)
	}
	for _, r := range got.String() {
		if r != '\n' && commands(r) {
			t.Errorf("%U comes through", r)
		}
	}
}
