package model

import "slices"

// BehindLinks gives the load balancers that requests reach through VPC links:
// the targets of links V1 and what integrations name, each once.
func (m *Model) BehindLinks() []*LoadBalancer {
	var behind []*LoadBalancer
	seen := map[*LoadBalancer]bool{nil: true}
	add := func(balancer *LoadBalancer) {
		if !seen[balancer] {
			seen[balancer] = true
			behind = append(behind, balancer)
		}
	}
	for _, link := range m.Links {
		for _, target := range link.Targets {
			add(target.To)
		}
	}
	for _, in := range m.Integrations {
		if in.UsesLink() {
			add(in.Balancer())
		}
	}
	return behind
}

// Default gives the setting of a name among those of an object that may have
// more of them: its value, or what holds without one; unknown when nobody can
// tell.
func Default(settings []Setting, open bool, name, otherwise string) (value string, known bool) {
	setting, found := Lookup(settings, name)
	switch {
	case found:
		return setting.Get()
	case open || slices.ContainsFunc(settings, func(s Setting) bool { return s.Name.Unknown() }):
		return "", false
	default:
		return otherwise, true
	}
}
