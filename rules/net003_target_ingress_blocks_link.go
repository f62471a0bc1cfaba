package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var net003 = lint.Rule{
	ID: "NET003", Name: "target-ingress-blocks-link", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the security groups of the target let nothing in from the VPC link on its port",
		Why:     "Requests come from the network interfaces of the VPC link V2: with its security groups, from its subnets.",
		Symptom: "503 Service Unavailable from an HTTP API, 500 or 504 from a REST API",
		Fix:     "Add an ingress rule for the port with a security group of the VPC link as source.",
		Refs:    []string{guide + "http-api-vpc-links.html", guide + "http-api-develop-integrations-private.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		for _, passage := range in.Passages() {
			port, known := passage.Port.Get()
			if !known || passage.To.LetsIn(port, passage.From) != model.No {
				continue
			}
			p.Report(firstRule(passage.To.Guards, ingress), "the security groups of %s let nothing in from the VPC link on port %d", passage.Name, port).
				As(blockedBy(p.Model, passage.To.Guards)).
				Because(passage.Port, "the port stands here")
		}
	}),
}

// blockedBy gives the severity of a finding that security groups let nothing
// in: groups without any rule may get them from another stack or script, unless
// the files hold everything.
func blockedBy(m *model.Model, groups []*model.SecurityGroup) lint.Severity {
	if m.Complete || slices.ContainsFunc(groups, func(g *model.SecurityGroup) bool { return len(g.Ingress) > 0 }) {
		return lint.Error
	}
	return lint.Warning
}
