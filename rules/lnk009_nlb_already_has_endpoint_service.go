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
		links, services := make(map[claimed]model.Text), make(map[claimed]model.Text)
		for _, service := range p.Model.EndpointServices {
			for _, balancer := range service.Balancers {
				claim(services, balancer)
			}
		}
		for _, link := range p.Model.Links {
			if link.Version != model.LinkV1 || link.Status.Is("DELETING") {
				continue
			}
			for _, target := range link.Targets {
				if other, taken := claim(links, target); taken {
					reportClaim(p, target.ID, other, "another VPC link")
				} else if other, taken := services[claimOf(target)]; taken && link.Status.Absent() {
					reportClaim(p, target.ID, other, "an endpoint service")
				}
			}
		}
	},
}

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

// claim notes who has a load balancer, unless somebody has it already.
func claim(claims map[claimed]model.Text, target model.Ref[model.LoadBalancer]) (other model.Text, taken bool) {
	key := claimOf(target)
	if key == (claimed{}) {
		return model.Text{}, false
	}
	if other, taken = claims[key]; !taken {
		claims[key] = target.ID
	}
	return other, taken
}

// reportClaim is softer in scripts, which may hold two ways to make one link.
func reportClaim(p *lint.Pass, target, other model.Text, who string) {
	finding := p.Report(target, "the Network Load Balancer of this VPC link V1 belongs to %s already: %s", who, target).
		Because(other, "the load balancer is taken here")
	if len(p.Model.Commands) > 0 {
		finding.As(lint.Warning)
	}
}
