package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var net007 = lint.Rule{
	ID: "NET007", Name: "wide-open-ingress", Severity: lint.Warning, Policy: true,
	Doc: lint.Doc{
		Summary: "what stands behind a VPC link is open to everybody",
		Why:     "Only the VPC link has to reach it: any other source goes round the API.",
		Symptom: "none",
		Fix:     "Name a security group of the VPC link as the only source.",
		Refs:    []string{guide + "security-best-practices.html"},
	},
	Check: func(p *lint.Pass) {
		for _, placement := range behindLinks(p.Model) {
			for _, group := range placement.Guards {
				for i := range group.Ingress {
					checkSource(p, placement, group, &group.Ingress[i])
				}
			}
		}
	},
}

// behindLinks gives where load balancers and tasks stand that requests reach
// through VPC links, each once.
func behindLinks(m *model.Model) []*model.Placement {
	var placements []*model.Placement
	seen := make(map[*model.Placement]bool)
	add := func(placement *model.Placement) {
		if !seen[placement] {
			seen[placement] = true
			placements = append(placements, placement)
		}
	}
	for _, balancer := range m.BehindLinks() {
		add(&balancer.Placement)
	}
	for _, in := range m.Integrations {
		for _, passage := range in.Passages() {
			add(passage.To)
		}
	}
	return placements
}

func checkSource(p *lint.Pass, placement *model.Placement, group *model.SecurityGroup, rule *model.SecurityRule) {
	network := placement.Network.To
	switch {
	case rule.CIDR.Is("0.0.0.0/0") || rule.CIDR.Is("::/0"):
		p.Report(rule.CIDR, "security group %s behind a VPC link is open to %s", group.Name, rule.CIDR)
	case network != nil && rule.CIDR.Known() && slices.ContainsFunc(network.CIDRs, func(block model.Text) bool { return block.Same(rule.CIDR) == model.Yes }):
		p.Report(rule.CIDR, "security group %s behind a VPC link is open to the whole VPC, %s", group.Name, rule.CIDR).As(lint.Info)
	}
}
