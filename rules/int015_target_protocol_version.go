package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var int015 = lint.Rule{
	ID: "INT015", Name: "target-protocol-version", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the targets behind a VPC link speak HTTP/2 or gRPC only",
		Why:     "API Gateway calls backends by HTTP/1.1, whatever its callers speak, and the load balancer does not translate.",
		Symptom: "464 from the load balancer on every request",
		Fix:     "Make a new target group with protocol version HTTP1; the version cannot be changed.",
		Refs:    []string{elbGuide + "application/load-balancer-target-groups.html", guide + "http-api-logging-variables.html"},
	},
	Check: func(p *lint.Pass) {
		seen := make(map[*model.TargetGroup]bool)
		for _, in := range p.Model.Integrations {
			for _, group := range in.OnlyGroups() {
				version, known := group.ProtocolVersion.Get()
				if !known || version == "HTTP1" || seen[group] {
					continue
				}
				seen[group] = true
				p.Report(group.ProtocolVersion, "API Gateway calls targets by HTTP/1.1, but the target group wants %s", version).
					Because(in, "the integration that reaches the target group")
			}
		}
	},
}
