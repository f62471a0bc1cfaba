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
		Unknown: "Peering and transit gateways are not looked at, so that this is never an error: they may stand in other files, or in another account.",
		Refs:    []string{guide + "http-api-private-integration.html", guide + "http-api-vpc-links.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		for _, far := range in.OtherVPCs() {
			link, _ := in.Through()
			p.Report(link.SubnetList, "VPC link %s stands in %s, but %s in %s", link.Name, link.Network.ID, far.Name, far.Network.ID).
				Because(far.Network.ID, "the VPC of the target stands here")
		}
	}),
}
