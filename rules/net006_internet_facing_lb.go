package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var net006 = lint.Rule{
	ID: "NET006", Name: "internet-facing-lb", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "the load balancer behind a VPC link faces the internet",
		Why:     "Callers may go round the API with its authorizers and limits. Whether a VPC link V2 reaches an internet-facing Application Load Balancer is not documented.",
		Symptom: "none, or INTEGRATION_NETWORK_FAILURE in the access log",
		Fix:     "Set the scheme to internal; that makes a new load balancer.",
		Refs:    []string{elbAPI + "API_CreateLoadBalancer.html", guide + "http-api-develop-integrations-private.html"},
	},
	Check: func(p *lint.Pass) {
		for _, balancer := range p.Model.BehindLinks() {
			switch {
			case balancer.Scheme.Is("internet-facing"):
				p.Report(balancer.Scheme, "load balancer %s behind a VPC link is internet-facing", balancer.Name).
					Suggest(lint.Fix{Title: "Make the load balancer internal", Edits: lint.Replace(balancer.Scheme.Where(), "internet-facing", "internal")})
			case balancer.Scheme.Absent() && balancer.Is("gateway") == model.No:
				p.Report(balancer.Scheme, "load balancer %s behind a VPC link has no scheme, so it is internet-facing", balancer.Name).
					Suggest(lint.Fix{Title: "Make the load balancer internal", Edits: lint.Set(&balancer.Object, "internal", "Scheme")})
			}
		}
	},
}
