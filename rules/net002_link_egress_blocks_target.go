package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var net002 = lint.Rule{
	ID: "NET002", Name: "link-egress-blocks-target", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the security groups of a VPC link let nothing out to the port of the target",
		Why:     "A VPC link V2 dials its target from network interfaces that its security groups guard.",
		Symptom: "503 Service Unavailable; in the access log integrationErrorMessage tells of a network failure",
		Fix:     "Add an egress rule for the port of the listener or of the tasks; the groups of the link itself cannot be changed.",
		Refs:    []string{guide + "http-api-vpc-links.html", httpAPI + "vpclinks.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		for _, passage := range in.Passages() {
			port, known := passage.Port.Get()
			if !known || passage.From.LetsOut(port, passage.To) != model.No {
				continue
			}
			p.Report(firstRule(passage.Link.Guards, egress), "the security groups of VPC link %s let nothing out to port %d of %s", passage.Link.Name, port, passage.Name).
				Because(passage.Port, "the port stands here")
		}
	}),
}

func egress(group *model.SecurityGroup) []model.SecurityRule { return group.Egress }

func ingress(group *model.SecurityGroup) []model.SecurityRule { return group.Ingress }

// firstRule gives the place of the rules of security groups: the first of
// them, else the first group.
func firstRule(groups []*model.SecurityGroup, rules func(*model.SecurityGroup) []model.SecurityRule) lint.Subject {
	for _, group := range groups {
		if list := rules(group); len(list) > 0 {
			return &list[0]
		}
	}
	return groups[0]
}
