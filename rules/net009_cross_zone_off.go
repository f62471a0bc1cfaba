package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// net009 needs a number of tasks: where none is given, autoscaling may set it.
// Where a listing tells the zones of the targets, net008 wins.
var net009 = lint.Rule{
	ID: "NET009", Name: "cross-zone-off", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "a Network Load Balancer has more zones than targets and does not balance across them",
		Why:     "Each node of the load balancer forwards to targets in its own Availability Zone only, unless cross-zone load balancing is on.",
		Symptom: "some requests fail: those that arrive in an Availability Zone without a target",
		Fix:     "Set load_balancing.cross_zone.enabled to true, or run a task in every Availability Zone.",
		Refs:    []string{elbAPI + "API_LoadBalancerAttribute.html"},
	},
	Check: func(p *lint.Pass) {
		for _, feed := range p.Model.Feeds() {
			zones, known := feed.Balancer.SubnetList.Get()
			tasks, counted := feed.Task.DesiredCount.Get()
			if !known || !counted || tasks >= zones || feed.Balancer.Is("network") != model.Yes || !feed.StaysInZone() {
				continue
			}
			if _, told := feed.EmptyZones(); told {
				continue
			}
			p.Report(feed.Task.DesiredCount, "%d of the %d Availability Zones of load balancer %s have no task of %s, and cross-zone load balancing is off",
				zones-tasks, zones, feed.Balancer.Name, feed.Task.Name).
				Because(feed.Balancer.SubnetList, "the subnets of the load balancer, each in a zone of its own")
		}
	},
}
