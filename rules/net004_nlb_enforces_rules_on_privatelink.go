package rules

import (
	"cmp"
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// net004 is silent where the security groups may let everybody in.
var net004 = lint.Rule{
	ID: "NET004", Name: "nlb-enforces-rules-on-privatelink", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "the security groups of a Network Load Balancer judge the traffic of a VPC link V1",
		Why:     "Requests come by PrivateLink from addresses of API Gateway, which no rule can name.",
		Symptom: "connections time out: 500 or 504 from a REST API",
		Fix:     "Set EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic to off.",
		Refs:    []string{guide + "set-up-nlb-for-vpclink-using-console.html", elbAPI + "API_SetSecurityGroups.html"},
	},
	Check: func(p *lint.Pass) {
		reached := make(map[*model.LoadBalancer]bool)
		for _, link := range p.Model.Links {
			for _, target := range link.Targets {
				if balancer := target.To; balancer != nil && !reached[balancer] {
					reached[balancer] = true
					checkEnforcement(p, balancer, link)
				}
			}
		}
		for _, balancer := range p.Model.Balancers {
			if balancer.EnforcesOnPrivateLink.Known() && balancer.Is("network") == model.No {
				p.Report(balancer.EnforcesOnPrivateLink, "load balancer %s is of type %s, but only a Network Load Balancer takes connections of PrivateLink", balancer.Name, cmp.Or(balancer.Kind.String(), "application")).Shows("")
			}
		}
	},
}

func checkEnforcement(p *lint.Pass, balancer *model.LoadBalancer, link *model.VPCLink) {
	enforces, known := balancer.EnforcesOnPrivateLink.Get()
	groups, counted := balancer.GroupList.Or(0)
	switch {
	case !counted || balancer.EnforcesOnPrivateLink.Unknown():
	case groups == 0 && known && balancer.Is("network") != model.No:
		p.Report(balancer.EnforcesOnPrivateLink, "load balancer %s has no security groups that could judge traffic of PrivateLink", balancer.Name)
	case groups > 0 && enforces != "off" && balancer.Is("network") == model.Yes && !mayLetEverybodyIn(balancer):
		p.Report(balancer.EnforcesOnPrivateLink, "the security groups of load balancer %s judge what comes through VPC link %s", balancer.Name, link.Name).
			Because(balancer.GroupList, "the security groups stand here").
			Suggest(lint.Fix{Title: "Do not judge traffic of PrivateLink", Edits: enforcementOff(balancer)})
	}
}

func enforcementOff(balancer *model.LoadBalancer) []syntax.Edit {
	if balancer.EnforcesOnPrivateLink.Absent() {
		return lint.Set(&balancer.Object, "off", "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic")
	}
	return lint.Replace(balancer.EnforcesOnPrivateLink.Where(), "on", "off")
}

// mayLetEverybodyIn tells whether a rule of the security groups is for any
// address, or for addresses that nobody can tell, on a port of a listener.
func mayLetEverybodyIn(balancer *model.LoadBalancer) bool {
	for _, group := range balancer.Guards {
		for i := range group.Ingress {
			rule := &group.Ingress[i]
			if (rule.CIDR.Is("0.0.0.0/0") || rule.CIDR.Unknown()) && coversListener(rule, balancer) {
				return true
			}
		}
	}
	return false
}

func coversListener(rule *model.SecurityRule, balancer *model.LoadBalancer) bool {
	return slices.ContainsFunc(balancer.Listeners, func(listener *model.Listener) bool {
		port, known := listener.Port.Get()
		return !known || rule.Covers(port) != model.No
	})
}
