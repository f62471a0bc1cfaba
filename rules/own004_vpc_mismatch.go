package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// own004 is a warning because peering or a transit gateway may join the two.
var own004 = lint.Rule{
	ID: "OWN004", Name: "vpc-mismatch", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "a VPC link V2 and its target stand in different VPCs",
		Why:     "The link dials from network interfaces in its own subnets: without a way between the VPCs nothing answers.",
		Symptom: "503 Service Unavailable from an HTTP API, 500 or 504 from a REST API",
		Fix:     "Give the link subnets of the VPC of the target, or join the two VPCs.",
		Refs:    []string{guide + "http-api-private-integration.html", guide + "http-api-vpc-links.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		for _, passage := range in.Passages() {
			from, to := passage.From.Network.ID, passage.To.Network.ID
			if passage.From.Apart(passage.To) {
				p.Report(passage.Link.SubnetList, "VPC link %s stands in %s, but %s in %s", passage.Link.Name, from, passage.Name, to).
					Because(to, "the VPC of the target stands here")
			}
		}
	}),
}
