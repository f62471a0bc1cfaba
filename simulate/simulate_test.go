package simulate_test

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/cfn"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate"
)

var update = flag.Bool("update", false, "write the golden files anew")

// world loads a template of testdata.
func world(tb testing.TB, name string) *model.Model {
	tb.Helper()
	src, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		tb.Fatal(err)
	}
	return cfn.Load(syntax.Read(name, src, syntax.DefaultLimits()), model.Given{}, nil).Worlds[0]
}

// clock is a clock that goes on by three milliseconds each time it is read.
func clock() func() time.Time {
	now := time.Date(2026, time.March, 4, 5, 6, 7, 0, time.UTC)
	return func() time.Time {
		now = now.Add(3 * time.Millisecond)
		return now
	}
}

func setup(tb testing.TB, m *model.Model, resource, method string) simulate.Setup {
	tb.Helper()
	api, route, err := simulate.Select(m, "", resource, method)
	if err != nil {
		tb.Fatal(err)
	}
	return simulate.Setup{
		Model: m, API: api, Route: route, Now: clock(),
		NewID: func() string { return "11111111-2222-3333-4444-555555555555" },
	}
}

// backend answers every request with what it was told to, and remembers it.
type backend struct {
	response *simulate.Response
	err      error
	got      *simulate.Request
}

func (b *backend) RoundTrip(_ context.Context, request *simulate.Request) (*simulate.Response, error) {
	b.got = request
	return b.response, b.err
}

func ok() *backend {
	return &backend{response: &simulate.Response{Status: 200, Headers: simulate.Headers{{Name: "Content-Type", Value: "text/plain"}}, Body: []byte("hello")}}
}

type request struct {
	name, template, resource, method, path string
	headers                                simulate.Headers
	variables                              map[string]string
	stage                                  string
	backend                                *backend
}

func (r request) run(t *testing.T) (simulate.Result, error) {
	t.Helper()
	m := world(t, r.template)
	made := setup(t, m, r.resource, r.method)
	if r.backend != nil {
		made.Backends = []simulate.Binding{{Target: "*", Backend: r.backend}}
	}
	if r.stage != "" {
		stage, err := simulate.SelectStage(made.API, r.stage)
		if err != nil {
			t.Fatal(err)
		}
		made.Stage = stage
	}
	call := simulate.Call{Method: r.method, PathWithQuery: r.path, Headers: r.headers, StageVariables: r.variables}
	return simulate.Run(t.Context(), made, call)
}

func TestLogs(t *testing.T) {
	caller := simulate.Headers{{Name: "X-User", Value: "anna"}, {Name: "X-User", Value: "bert"}, {Name: "Authorization", Value: "Bearer 0123456789"}}
	tests := []request{
		{name: "rest-success", template: "rest.yaml", resource: "/invoices/{id}", method: "GET", path: "/invoices/a%2Bb?full=yes&full=no", headers: caller, backend: ok()},
		{name: "rest-no-path", template: "rest.yaml", resource: "/invoices/{id}", method: "GET", backend: ok()},
		{name: "rest-variables-of-the-call", template: "rest.yaml", resource: "/{proxy+}", method: "POST", path: "/x/y/", variables: map[string]string{"link": "Link", "host": "a.internal"}, backend: ok()},
		{name: "rest-undefined-variables", template: "rest.yaml", resource: "/{proxy+}", method: "POST", path: "/x", backend: ok()},
		{name: "rest-undefined-link", template: "rest.yaml", resource: "/{proxy+}", method: "POST", path: "/x", variables: map[string]string{"host": "a.internal:8080"}, backend: ok()},
		{name: "rest-stage", template: "rest.yaml", resource: "/{proxy+}", method: "POST", path: "/x", stage: "prod", backend: ok()},
		{name: "rest-unmapped-variable", template: "rest.yaml", resource: "/invoices/{id}", method: "DELETE", path: "/invoices/7", backend: ok()},
		{name: "rest-wrong-port", template: "rest.yaml", resource: "/invoices", method: "PUT", backend: ok()},
		{name: "rest-plain-to-tls", template: "rest.yaml", resource: "/invoices", method: "PATCH", backend: ok()},
		{name: "rest-forbidden-header", template: "rest.yaml", resource: "/invoices", method: "POST", backend: ok()},
		{name: "rest-timeout", template: "rest.yaml", resource: "/invoices/{id}", method: "GET", path: "/invoices/7", backend: &backend{err: &simulate.Failure{Kind: simulate.TimedOut, Cause: errors.New("5s"), Delivered: true}}},
		{name: "rest-refused", template: "rest.yaml", resource: "/invoices/{id}", method: "GET", path: "/invoices/7", backend: &backend{err: &simulate.Failure{Kind: simulate.Unreachable, Cause: errors.New("refused")}}},
		{name: "http-success", template: "http.yaml", method: "POST", path: "/orders/7?v=1&x=y", headers: simulate.Headers{{Name: "X-Secret", Value: "s"}}, backend: ok()},
		{name: "http-no-route", template: "http.yaml", method: "POST", path: "/catalog", backend: ok()},
		{name: "http-plain-to-https", template: "http.yaml", method: "GET", path: "/catalog", backend: ok()},
		{name: "http-a-records", template: "http.yaml", method: "GET", path: "/prices", backend: ok()},
		{name: "http-refused", template: "http.yaml", method: "GET", path: "/orders/7", backend: &backend{err: &simulate.Failure{Kind: simulate.Unreachable, Cause: errors.New("refused")}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			result, err := test.run(t)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, test.name+".log", story(&result))
		})
	}
}

// story shows what of a result is not in its log.
func story(result *simulate.Result) string {
	var told strings.Builder
	told.WriteString(result.Log)
	told.WriteString("-- answer " + result.Body + "\n")
	for _, line := range result.Trace.Log {
		if line.Place != nil {
			told.WriteString("-- line " + strconv.Itoa(line.Number) + " of the log comes from " + strconv.Itoa(line.Line) + ":" + strconv.Itoa(line.Column) + "\n")
		}
	}
	for _, step := range result.Trace.Steps {
		place := "nowhere"
		if step.Place != nil {
			place = "line " + strconv.Itoa(step.Line) + ":" + strconv.Itoa(step.Column)
		}
		told.WriteString("-- " + step.Stage + ": " + step.Step + ": " + step.Detail + " (" + place + ")\n")
	}
	if result.Trace.Stopped != "" {
		told.WriteString("-- stopped in " + result.Trace.Stopped + "\n")
	}
	if sent := result.Trace.BackendRequest; sent != nil {
		told.WriteString("-- targets " + strings.Join(sent.Targets, " ") + "\n")
	}
	return told.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}
