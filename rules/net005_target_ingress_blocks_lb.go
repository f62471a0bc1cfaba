package rules

import (
	"strconv"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// net005 looks at tasks of Amazon ECS, whose security groups are known. A
// Network Load Balancer that preserves the addresses of clients is left out.
var net005 = lint.Rule{
	ID: "NET005", Name: "target-ingress-blocks-lb", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "the security groups of the tasks let nothing in from their load balancer",
		Why:     "Tasks see the addresses and security groups of the load balancer, never those of API Gateway.",
		Symptom: "all targets are unhealthy with Target.Timeout; 503 or 504 from the load balancer",
		Fix:     "Add an ingress rule for the port with the security group or the subnets of the load balancer as source.",
		Refs:    []string{elbGuide + "application/load-balancer-update-security-groups.html", elbGuide + "network/load-balancer-target-groups.html"},
	},
	Check: func(p *lint.Pass) {
		for _, feed := range p.Model.Feeds() {
			if !feed.HidesClients() {
				continue
			}
			for _, port := range []model.Value[int]{feed.Port, healthPort(feed.Group)} {
				number, known := port.Get()
				if known && feed.Task.LetsIn(number, &feed.Balancer.Placement) == model.No {
					p.Report(firstRule(feed.Task.Guards, ingress), "the security groups of the tasks of %s let nothing in from load balancer %s on port %d", feed.Task.Name, feed.Balancer.Name, number).
						Because(port, "the port stands here")
				}
			}
		}
	},
}

// healthPort gives the port of health checks where it is one of its own.
func healthPort(group *model.TargetGroup) model.Value[int] {
	return model.ValueOf(group.HealthCheck.Port, func(text string) (int, bool) {
		port, err := strconv.Atoi(text)
		return port, err == nil
	})
}
