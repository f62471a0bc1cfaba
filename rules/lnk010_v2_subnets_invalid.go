package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// lnk010 leaves links without a list of subnets to shp002. Names of
// Availability Zones mean another zone in every account, so only ids count.
var lnk010 = lint.Rule{
	ID: "LNK010", Name: "v2-subnets-invalid", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the subnets of a VPC link V2 are none, no subnets or in a zone without VPC links",
		Why:     "API Gateway puts a network interface into every subnet; a link cannot be given other subnets later.",
		Symptom: "SubnetIds for a vpc link cannot be empty",
		Fix:     "Name private subnets of the VPC of the target in Availability Zones that support VPC links.",
		Refs:    []string{guide + "apigateway-vpc-links-v2.html", httpAPI + "vpclinks.html"},
	},
	Check: eachLinkV2(func(p *lint.Pass, link *model.VPCLink) {
		if model.Is(link.SubnetList, 0) {
			p.Report(link.SubnetList, "VPC link V2 %s has no subnets", link.Name)
		}
		for _, subnet := range link.Subnets {
			if subnet.Known() && subnet.HasPrefix("subnet-") == model.No {
				p.Report(subnet, "%q is not the id of a subnet", subnet)
			}
		}
		for _, subnet := range link.In {
			if zone, known := subnet.ZoneID.Get(); known && !supportsLinks(zone) {
				p.Report(subnet.ZoneID, "Availability Zone %s does not support VPC links V2", zone).
					Because(link, "the VPC link that has the subnet")
			}
		}
	}),
}

// eachLinkV2 makes a check that looks at every VPC link V2.
func eachLinkV2(check func(*lint.Pass, *model.VPCLink)) func(*lint.Pass) {
	return func(p *lint.Pass) {
		for _, link := range p.Model.Links {
			if link.Version == model.LinkV2 {
				check(p, link)
			}
		}
	}
}

// linkZones lists the numbers of the Availability Zones that support VPC links
// V2 in the Regions where some do not. Source: the page "apigateway-vpc-links-v2"
// of the developer guide.
var linkZones = map[string][]string{
	"use1":  {"1", "2", "4", "5", "6"},
	"usw1":  {"1", "3"},
	"ape1":  {"2", "3"},
	"apne1": {"1", "2", "4"},
	"cac1":  {"1", "2"},
	"euw3":  {"1", "3"},
}

// supportsLinks tells of the id of an Availability Zone whether VPC links V2
// may be in it; Regions that the table lacks count as supported.
func supportsLinks(id string) bool {
	region, number, _ := strings.Cut(id, "-az")
	numbers, listed := linkZones[region]
	return !listed || slices.Contains(numbers, number)
}
