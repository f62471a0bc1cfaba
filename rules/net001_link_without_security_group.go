package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var net001 = lint.Rule{
	ID: "NET001", Name: "link-without-security-group", Severity: lint.Warning, Policy: true,
	Doc: lint.Doc{
		Summary: "a VPC link V2 has no security group of its own",
		Why:     "What the link may reach then depends on the default security group of the VPC, and groups cannot be added later.",
		Symptom: "none as long as the default security group lets the traffic through",
		Fix:     "Give the link a security group that targets can name as source.",
		Refs:    []string{httpAPI + "vpclinks.html", guide + "http-api-vpc-links.html"},
	},
	Check: eachLinkV2(func(p *lint.Pass, link *model.VPCLink) {
		if count, known := link.GroupList.Or(0); known && count == 0 {
			p.Report(link.GroupList, "VPC link V2 %s has no security group", link.Name)
		}
	}),
}
