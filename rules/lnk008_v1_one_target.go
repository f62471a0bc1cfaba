package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var lnk008 = lint.Rule{
	ID: "LNK008", Name: "v1-one-target", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a VPC link V1 has no target or more than one",
		Why:     "A VPC link V1 leads to exactly one Network Load Balancer; several services share it by ports.",
		Symptom: "More than one target arn specified for vpc link.",
		Fix:     "Give one target: add listeners to one load balancer, or make a link for each.",
		Refs:    []string{restAPI + "API_CreateVpcLink.html"},
	},
	Check: func(p *lint.Pass) {
		for _, link := range p.Model.Links {
			count, known := link.TargetList.Get()
			if link.Version != model.LinkV1 || !known || count == 1 {
				continue
			}
			finding := p.Report(link.TargetList, "VPC link V1 %s has %d targets, not 1", link.Name, count)
			if count == 0 {
				finding.Shows("the VPC link is not created")
			}
		}
	},
}
