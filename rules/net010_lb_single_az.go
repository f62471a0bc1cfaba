package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var net010 = lint.Rule{
	ID: "NET010", Name: "lb-single-az", Severity: lint.Warning, Policy: true,
	Doc: lint.Doc{
		Summary: "a load balancer behind a VPC link, or its tasks, stand in one Availability Zone",
		Why:     "When the zone fails, so does every request.",
		Symptom: "503 Service Unavailable while the Availability Zone fails",
		Fix:     "Use subnets in two or more Availability Zones.",
		Refs:    []string{guide + "http-api-develop-integrations-private.html"},
	},
	Check: func(p *lint.Pass) {
		for _, balancer := range p.Model.BehindLinks() {
			if _, one := balancer.OneZone(); one == model.Yes {
				p.Report(balancer.SubnetList, "load balancer %s stands in one Availability Zone", balancer.Name)
			}
		}
		for _, feed := range p.Model.Feeds() {
			if _, one := feed.Task.OneZone(); one == model.Yes {
				p.Report(feed.Task.SubnetList, "the tasks of %s stand in one Availability Zone", feed.Task.Name)
			}
		}
	},
}
