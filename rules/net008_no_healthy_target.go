package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// net008 looks at a target group once its only listing of targets is there; a
// target that is still initial may become healthy. Zones without a healthy
// target are told once some other zone has one.
var net008 = lint.Rule{
	ID: "NET008", Name: "no-healthy-target", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "no target of a target group is healthy, or none in one of the zones, or some are not used",
		Why:     "A load balancer without a healthy target answers by itself or not at all.",
		Symptom: "500 Internal server error from a REST API, 503 Service Unavailable from an HTTP API",
		Fix:     "Mend what the reason tells: the health check, the security groups, the port or the zones.",
		Refs:    []string{elbAPI + "API_TargetHealth.html"},
	},
	Check: func(p *lint.Pass) {
		used := make(map[*model.TargetGroup]bool)
		for _, group := range p.Model.Forwards {
			used[group] = true
		}
		for _, group := range p.Model.Groups {
			checkTargets(p, group, used[group])
		}
		checkZones(p)
	},
}

func checkZones(p *lint.Pass) {
	seen := make(map[model.Feed]bool)
	for listener, group := range p.Model.Forwards {
		feed := model.Feed{Balancer: listener.LoadBalancer.To, Group: group}
		if feed.Balancer == nil || seen[feed] || group.Healthy() != model.Yes {
			continue
		}
		seen[feed] = true
		empty, _ := feed.EmptyZones()
		for _, zone := range empty {
			p.Report(zone, "no target of target group %s is healthy in %s, and cross-zone load balancing is off", group.Name, zone).
				As(lint.Warning).Because(group.Targets[0].Health, "the targets stand here").
				Shows("some requests fail: those that arrive in this Availability Zone")
		}
	}
}

func checkTargets(p *lint.Pass, group *model.TargetGroup, used bool) {
	count := make(map[string]int)
	var first, unused *model.Target
	for i := range group.Targets {
		target := &group.Targets[i]
		health, known := target.Health.Get()
		if !known {
			return
		}
		count[health]++
		if health != "healthy" && first == nil {
			first = target
		}
		if health == "unused" && unused == nil {
			unused = target
		}
	}
	switch {
	case first == nil:
	case count["healthy"] == 0:
		finding := p.Report(first.Health, "none of the %d targets of target group %s is healthy: %s", len(group.Targets), group.Name, first.Reason)
		if !used || count["initial"] > 0 {
			finding.As(lint.Warning)
		}
	case unused != nil:
		p.Report(unused.Health, "target %s of target group %s is not used: %s", unused.ID, group.Name, unused.Reason).As(lint.Warning)
	}
}
