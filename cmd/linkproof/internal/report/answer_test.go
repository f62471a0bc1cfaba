package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/simulate"
)

func sampleAnswer() *simulate.Result {
	return &simulate.Result{
		Status: 504, Body: "{\"message\": \"Endpoint request timed out\"}",
		Headers:           map[string]string{"x-amzn-ErrorType": "InternalServerErrorException"},
		MultiValueHeaders: map[string][]string{"x-amzn-ErrorType": {"InternalServerErrorException"}, "Set-Cookie": {"a=1", "b=2"}},
		Log: "Execution log for request 1\nTue Feb 04 00:28:36 UTC 2026 : Endpoint request body after transformations: one\ntwo\n" +
			"Tue Feb 04 00:28:36 UTC 2026 : Method completed with status: 504\n",
		Latency: 12,
		Trace: simulate.Trace{
			Stages: []string{"method request", "backend"}, Stopped: "backend",
			Cause: &simulate.Step{
				Stage: "backend", Step: "INTEGRATION_TIMEOUT", Detail: "no answer within 50 ms",
				Place: &simulate.Place{File: "a.yaml", Line: 9, Column: 3},
			},
			Log: []simulate.LogLine{
				{Number: 1, Text: "Execution log for request 1"},
				{
					Number: 2, Text: "Tue Feb 04 00:28:36 UTC 2026 : Endpoint request body after transformations: one\ntwo",
					Place: &simulate.Place{File: "a.yaml", Line: 5, Column: 7},
				},
			},
			Steps: []simulate.Step{
				{Stage: "method request", Step: "method", Detail: "GetOrders", Place: &simulate.Place{File: "a.yaml", Line: 2, Column: 3}},
				{Stage: "VPC link", Step: "listener", Detail: "it is taken to work"},
			},
			BackendRequest: &simulate.SentRequest{
				Method: "POST", URL: "http://a.internal/x", Headers: map[string][]string{"Host": {"a.internal"}, "Accept": {"a", "b"}},
				Body: "one\r\ntwo\n",
			},
		},
	}
}

func TestAnswerGolden(t *testing.T) {
	var got bytes.Buffer
	if err := WriteAnswer(&got, sampleAnswer(), Options{}); err != nil {
		t.Fatal(err)
	}
	compareGolden(t, "answer.golden", got.Bytes())
}

func TestAnswersNeverCommandTheTerminal(t *testing.T) {
	r := sampleAnswer()
	r.Body, r.Log = hostile, hostile
	r.MultiValueHeaders = map[string][]string{hostile: {hostile}}
	r.Trace.Stopped, r.Trace.Cause.Detail, r.Trace.Cause.File = hostile, hostile, hostile
	r.Trace.Steps[0].Step, r.Trace.Steps[0].Detail = hostile, hostile
	r.Trace.BackendRequest = &simulate.SentRequest{Method: hostile, URL: hostile, Headers: map[string][]string{hostile: {hostile}}, Body: hostile}
	var got strings.Builder
	if err := WriteAnswer(&got, r, Options{}); err != nil {
		t.Fatal(err)
	}
	for _, r := range got.String() {
		if r != '\n' && commands(r) {
			t.Errorf("%U comes through", r)
		}
	}
}

func TestAnswerThatIsMissingHasNoStatus(t *testing.T) {
	var got strings.Builder
	r := &simulate.Result{Log: "Execution log\n", Trace: simulate.Trace{Stages: []string{"parse request"}, Stopped: "parse request"}}
	if err := WriteAnswer(&got, r, Options{}); err != nil {
		t.Fatal(err)
	}
	if want := "Log\n  Execution log\n\nStopped at parse request\n"; got.String() != want {
		t.Errorf("got %q, want %q", got.String(), want)
	}
}
