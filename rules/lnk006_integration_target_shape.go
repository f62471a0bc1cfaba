package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// lnk006 leaves attributes of resources of the template to int004, except
// listeners, which are in doubt, and targets beside another connection type
// than VPC_LINK to lnk001, and links that a stage variable names to stg004.
var lnk006 = lint.Rule{
	ID: "LNK006", Name: "integration-target-shape", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the integration target is not the ARN of an Application or Network Load Balancer",
		Why:     "A REST API sends requests through a VPC link V2 to the load balancer that the integration target names.",
		Symptom: "BadRequestException when the integration is made",
		Fix:     "Set the integration target to the ARN of the load balancer; port and scheme come from the URI.",
		Refs:    []string{guide + "set-up-private-integration.html", restAPI + "API_PutIntegration.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		target := in.Target.ID
		if target.Absent() {
			return
		}
		link := in.Link.To
		switch {
		case in.Protocol == model.HTTP || in.Protocol == model.WebSocket:
			p.Report(target, "%ss have no integration target: %s", in.Protocol, target)
		case wrongTarget(target):
			p.Report(target, "the integration target is %s, not the ARN of an Application or Network Load Balancer: %s", target.Thing(), target)
		case target.Thing() == model.ListenerARN:
			p.Report(target, "the integration target is a listener ARN; the guide names the load balancer: %s", target).As(lint.Warning).
				Shows("not certain: the guide and AWS's samples give the ARN of the load balancer")
		case in.UsesLink() && link != nil && link.Version == model.LinkV1:
			p.Report(target, "VPC link V1 %s leads to its own load balancer, not to the integration target", link.Name).As(lint.Warning).
				Because(link, "the VPC link V1 stands here").Shows("not certain: the integration target may be refused or ignored")
		}
	}),
}

// wrongTarget tells whether a text is for sure no ARN of a load balancer that
// takes requests. Listeners and what a resource of the template will fill are
// others' business.
func wrongTarget(target model.Text) bool {
	if _, _, symbol := target.Symbol(); symbol || len(target.StageVariables()) > 0 {
		return false
	}
	switch target.Thing() {
	case model.NoThing, model.ListenerARN:
		return false
	case model.LoadBalancerARN:
		arn, ok := target.ARN()
		return ok && arn.Resource.HasPrefix("loadbalancer/app/") == model.No && arn.Resource.HasPrefix("loadbalancer/net/") == model.No
	default:
		return true
	}
}
