package simulate_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/openapi"
	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate"
)

// FuzzTransform sends bodies through an HTTP integration whose templates,
// mapping expressions and selection pattern come from the fuzzer, too.
func FuzzTransform(f *testing.F) {
	f.Add(`{"id": $input.json('$.id')}`, `#foreach($p in $input.path('$.list'))$p#end`, "method.request.body.id", "2..", `{"id": 7, "list": [1, 2]}`)
	f.Add(`#set($context.requestOverride.header.x = "$input.params('y')")`, `$util.escapeJavaScript($input.body)`, "'static'", ".*", `[]`)
	f.Add(`$util.parseJson($input.body).a`, `#set($context.responseOverride.status = 404)`, "context.requestId", "", `{"a": null}`)
	f.Add(`#foreach($i in [1..9])#foreach($j in [1..9])$input.path("$..*")#end#end`, `$input.json("$..[?(@.a == $.b)]")`, "method.request.header.Accept", "-", `{"a": {"a": [1]}, "b": 2}`)
	f.Fuzz(func(t *testing.T, request, response, source, pattern, body string) {
		result, err := transformed(t, request, response, source, pattern, body)
		unknown, undetermined := errors.AsType[*simulate.Unknown](err)
		switch {
		case err != nil && !undetermined:
			t.Errorf("neither an answer nor unknown: %v", err)
		case undetermined && unknown.Need == "":
			t.Error("unknown without a need")
		case err == nil && (result.Status == 0 || len(result.Trace.Log) == 0):
			t.Errorf("an answer with the status %d and %d lines of log", result.Status, len(result.Trace.Log))
		}
	})
}

// TestPathsOfTemplatesEnd wants an end of templates whose every step is a search
// through a large body.
func TestPathsOfTemplatesEnd(t *testing.T) {
	const loops = `#foreach($i in [1..1000])#foreach($j in [1..1000])$input.path("$..*").size()#end#end`
	body := "[" + strings.Repeat(`{"a": 1}, `, 1000) + "{}]"
	result, err := transformed(t, loops, "", "'x'", "2..", body)
	if err != nil || result.Status != 500 || !strings.Contains(fmt.Sprint(result.Trace.Steps), "the paths of the template make more than 10000000 steps") {
		t.Errorf("%v: %d %v", err, result.Status, result.Trace.Steps)
	}
}

// transformed sends a test invoke through a configuration of these texts.
func transformed(t *testing.T, request, response, source, pattern, body string) (simulate.Result, error) {
	t.Helper()
	document, err := json.Marshal(map[string]any{
		"openapi": "3.0.1",
		"paths": map[string]any{"/a": map[string]any{"post": map[string]any{
			"responses": map[string]any{"200": map[string]any{"description": "ok"}},
			"x-amazon-apigateway-integration": map[string]any{
				"type": "http", "httpMethod": "POST", "uri": "http://a.internal/{x}",
				"requestParameters": map[string]any{"integration.request.path.x": source},
				"requestTemplates":  map[string]any{"application/json": request},
				"responses": map[string]any{
					pattern:   map[string]any{"statusCode": "200", "responseParameters": map[string]any{"method.response.header.x": source}},
					"default": map[string]any{"statusCode": "200", "responseTemplates": map[string]any{"application/json": response}},
				},
			},
		}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	file := syntax.Read("api.json", document, syntax.DefaultLimits())
	world := openapi.Load(file, model.Given{Region: "us-east-2", Account: "123456789012"}, nil).Worlds[0]
	api, route, err := simulate.Select(world, "", "/a", "POST")
	if err != nil {
		return simulate.Result{}, fmt.Errorf("choosing the method: %w", err)
	}
	setup := simulate.Setup{
		Model: world, API: api, Route: route, Now: clock(), NewID: func() string { return "1" },
		Backends: []simulate.Binding{{Target: "*", Backend: simulate.EchoBody{}}},
	}
	return simulate.Run(t.Context(), setup, simulate.Call{Method: "POST", PathWithQuery: "/a?y=1", Body: []byte(body)})
}
