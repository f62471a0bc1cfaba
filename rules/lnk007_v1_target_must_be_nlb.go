package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// lnk007 leaves attributes of resources of the template that are no ARN of a
// load balancer to int004.
var lnk007 = lint.Rule{
	ID: "LNK007", Name: "v1-target-must-be-nlb", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a VPC link V1 targets something else than a Network Load Balancer",
		Why:     "A VPC link V1 is an endpoint of AWS PrivateLink, which Network Load Balancers only can offer.",
		Symptom: "Failed to stabilize Vpc Link with id ... Status Message NLB ARN is malformed.",
		Fix:     "Use a VPC link V2, or a Network Load Balancer with a target group of type alb.",
		Refs:    []string{guide + "set-up-nlb-for-vpclink-using-console.html", restAPI + "API_CreateVpcLink.html"},
	},
	Check: func(p *lint.Pass) {
		for _, link := range p.Model.Links {
			if link.Version != model.LinkV1 {
				continue
			}
			for _, target := range link.Targets {
				checkLinkTarget(p, target)
			}
		}
	},
}

func checkLinkTarget(p *lint.Pass, target model.Ref[model.LoadBalancer]) {
	_, _, symbol := target.ID.Symbol()
	arn, _ := target.ID.ARN()
	switch balancer, thing := target.To, target.ID.Thing(); {
	case thing == model.NoThing:
	case thing != model.LoadBalancerARN:
		if !symbol {
			p.Report(target.ID, "the target of a VPC link V1 is %s, not the ARN of a Network Load Balancer: %s", thing, target.ID)
		}
	case balancer != nil && balancer.Is("network") == model.No:
		p.Report(target.ID, "the target of a VPC link V1 is not a load balancer of type network: %s", target.ID).
			Because(balancer.Kind, "its type stands here; without one it is application")
	case balancer == nil && !symbol && arn.Resource.HasPrefix("loadbalancer/net/") == model.No:
		p.Report(target.ID, "the target of a VPC link V1 is not the ARN of a Network Load Balancer: %s", target.ID)
	}
}
