package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// lnk009 compares endpoint services with those links only that are yet to be
// made: a link that exists may have made the service itself.
var lnk009 = lint.Rule{
	ID: "LNK009", Name: "nlb-already-has-endpoint-service", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a VPC link V1 needs a Network Load Balancer that another link or an endpoint service has",
		Why:     "Every VPC link V1 makes an endpoint service for its load balancer, which can have one only.",
		Symptom: "NLB is already associated with another VPC Endpoint Service",
		Fix:     "Share one VPC link: give each service a listener on a port of its own.",
		Refs:    []string{guide + "set-up-nlb-for-vpclink-using-console.html", restAPI + "API_CreateVpcLink.html"},
	},
	Check: func(p *lint.Pass) {
		links, services := make(claims), make(claims)
		for _, service := range p.Model.EndpointServices {
			for _, balancer := range service.Balancers {
				services.take(balancer, claim{at: balancer.ID})
			}
		}
		for _, link := range p.Model.Links {
			if link.Version != model.LinkV1 || link.Status.Is("DELETING") {
				continue
			}
			for _, target := range link.Targets {
				checkClaim(p, link, target, links, services)
			}
		}
	},
}

// checkClaim leaves a request beside an answer alone: they may be about one
// link.
func checkClaim(p *lint.Pass, link *model.VPCLink, target model.Ref[model.LoadBalancer], links, services claims) {
	made := link.Status.Present()
	if other, taken := links.take(target, claim{at: target.ID, made: made}); taken && other.made == made {
		reportClaim(p, target.ID, other, "another VPC link")
	} else if other, found := services[claimOf(target)]; found && !made {
		reportClaim(p, target.ID, other, "an endpoint service")
	}
}

// claim is what a load balancer is taken by, and whether that exists already.
type claim struct {
	at   model.Text
	made bool
}

type claims map[claimed]claim

// claimed is a load balancer that these files hold, or the ARN of another.
type claimed struct {
	balancer *model.LoadBalancer
	arn      string
}

func claimOf(target model.Ref[model.LoadBalancer]) claimed {
	arn, _ := target.ID.Get()
	if target.To != nil {
		arn = ""
	}
	return claimed{target.To, arn}
}

// take notes who has a load balancer, unless somebody has it already.
func (c claims) take(target model.Ref[model.LoadBalancer], by claim) (other claim, taken bool) {
	key := claimOf(target)
	if key == (claimed{}) {
		return claim{}, false
	}
	if other, taken = c[key]; !taken {
		c[key] = by
	}
	return other, taken
}

// reportClaim is softer in scripts, which may hold two ways to make one link.
func reportClaim(p *lint.Pass, target model.Text, other claim, who string) {
	finding := p.Report(target, "the Network Load Balancer of this VPC link V1 belongs to %s already: %s", who, target).
		Because(other.at, "the load balancer is taken here")
	if len(p.Model.Commands) > 0 {
		finding.As(lint.Warning)
	}
}
