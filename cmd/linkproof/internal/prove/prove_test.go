package prove_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/cmd/linkproof/internal/prove"
	"github.com/linkproof/linkproof/rules"
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema"
)

func TestProve(t *testing.T) {
	for _, test := range []struct {
		name, rule, path string
		want             []*lint.Proof
	}{
		{
			"a certificate of another name", "TLS004", "tls004-verified-name-not-on-certificate/bad/template.yaml",
			[]*lint.Proof{{
				Request: "GET /items/id", Stage: "$default", Status: 503, Body: `{"message":"Service Unavailable"}`,
				Log: "Execution failed due to configuration error: Host name 'api.eu.parcels.example' does not match the certificate subject provided by the peer (CN=*.parcels.example)",
			}},
		},
		{
			"an integration without a route", "MAP001", "map001-ecs-needs-srv/bad/snapshot-records",
			[]*lint.Proof{{Request: "GET /", Stage: "dev", Status: 200, Echoed: true}},
		},
		{
			"what the load balancer answers", "RTE008", "rte008-alb-rule-host-mismatch/bad/template.yaml",
			[]*lint.Proof{{Request: "GET /items/id", Stage: "$default", Status: 404}},
		},
		{
			"nothing leads there", "NET010", "net010-lb-single-az/bad/template.yaml",
			[]*lint.Proof{{Unknown: "no route of these files leads there"}},
		},
		{"no answer shows it", "INT003", "int003-load-balancer-arn-instead-of-listener/bad/template.yaml", []*lint.Proof{nil}},
	} {
		t.Run(test.name, func(t *testing.T) {
			loaded, err := schema.Load(t.Context(), []string{"../../../../fixtures/rules/" + test.path}, schema.Options{})
			if err != nil || len(loaded.Results) != 1 {
				t.Fatal(err)
			}
			set := loaded.Results[0]
			chosen, err := lint.Choose(rules.All(), []string{test.rule}, nil)
			if err != nil {
				t.Fatal(err)
			}
			findings := lint.Run(set, lint.Options{Rules: chosen, Known: rules.All()})
			now := func() time.Time { return time.Date(2026, time.January, 2, 3, 4, 5, 0, time.UTC) }
			prove.New(set.Worlds, now, func() string { return "request" }).All(t.Context(), findings)
			var got []*lint.Proof
			for i := range findings {
				got = append(got, findings[i].Proof)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
