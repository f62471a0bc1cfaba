package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var lnk011 = lint.Rule{
	ID: "LNK011", Name: "v2-single-subnet", Severity: lint.Warning, Policy: true,
	Doc: lint.Doc{
		Summary: "a VPC link V2 stands in one Availability Zone",
		Why:     "The link has one network interface for each subnet: when the zone fails, so does every request.",
		Symptom: "503 Service Unavailable while the Availability Zone fails",
		Fix:     "Give the link subnets in two or more Availability Zones; that makes a new link.",
		Refs:    []string{guide + "http-api-vpc-links.html", guide + "apigateway-vpc-links-v2.html"},
	},
	Check: eachLinkV2(func(p *lint.Pass, link *model.VPCLink) {
		if _, one := link.OneZone(); one == model.Yes {
			p.Report(link.SubnetList, "VPC link V2 %s stands in one Availability Zone", link.Name)
		}
	}),
}
