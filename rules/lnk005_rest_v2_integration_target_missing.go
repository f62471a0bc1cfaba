package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// lnk005 leaves links that a stage variable names to stg004.
var lnk005 = lint.Rule{
	ID: "LNK005", Name: "rest-v2-integration-target-missing", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a REST API uses a VPC link V2 without an integration target",
		Why:     "A VPC link V2 leads into subnets, not to a load balancer, so the integration has to name one.",
		Symptom: "BadRequestException: IntegrationTarget is required for VpcLinkV2 <id>",
		Fix:     "Set the integration target to the ARN of the load balancer.",
		Refs:    []string{guide + "set-up-private-integration.html", restAPI + "API_PutIntegration.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		link := in.Link.To
		if in.Protocol != model.REST || !in.UsesLink() || link == nil || link.Version != model.LinkV2 || !in.Target.ID.Absent() ||
			p.Model.Misspells(&in.Object, "integrationTarget") {
			return
		}
		finding := p.Report(in.Target.ID, "the REST API uses VPC link V2 %s, but no integration target is given", link.Name).
			Because(link, "the VPC link V2 stands here")
		if len(p.Model.Balancers) == 1 {
			finding.Suggest(lint.Fix{Title: "Set the integration target to the ARN of load balancer " + p.Model.Balancers[0].Name})
		}
	}),
}
