package suite_test

import (
	"context"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate/suite"
)

// FuzzSuite reads suites, runs them on one configuration and updates them: what
// was updated is a suite as before, with the same cases.
func FuzzSuite(f *testing.F) {
	f.Add("steps: [{request: {path: /stock/a, headers: {X: [a, b]}}, expect: {status: 201, headers: {X: {absent: true}}, body_json: {a: [1]}}}]")
	f.Add("request: {test_invoke: {method: GET, resource: '/stock/{sku}'}}\nexpect:\n  body: |\n    text\n  log: [a]\n  backend_request: {query: {a: b}, body_json_subset: {}}\n")
	f.Add("stage: {variables: {root: v1}, canary: {percentTraffic: 1}}\ncanary: true\nbackend: {type: static, body: '[1, null]'}\nrequest: {body_json: {a: 1}}\nexpect: {}\n")
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "environment") {
			return // it names servers, which would be called
		}
		text = "config: none\n" + text
		read, err := suite.Read(syntax.Read("a.yaml", []byte(text), syntax.DefaultLimits()))
		if err != nil {
			return
		}
		runner := &suite.Runner{Load: func(ctx context.Context, config suite.Config, facts func() *model.Model) (*model.Model, *model.API, error) {
			document := syntax.Read("shop.yaml", []byte(shop), syntax.DefaultLimits())
			config.Tree = document.Root.Get("config")
			return load(ctx, config, facts)
		}}
		var outcomes []suite.Outcome
		for _, one := range read.Cases {
			outcomes = append(outcomes, runner.Run(t.Context(), one))
		}
		edits := suite.Edits(outcomes)
		again, err := suite.Read(syntax.Read("a.yaml", syntax.Apply([]byte(text), edits), syntax.DefaultLimits()))
		if err != nil || len(again.Cases) != len(read.Cases) {
			t.Errorf("%q became %q: %v", text, syntax.Apply([]byte(text), edits), err)
		}
	})
}
