package model

// PrivateTarget is a setting that names what lies behind an API within a VPC
// by its ARN: a listener, a load balancer or a Cloud Map service.
type PrivateTarget struct {
	Text
	ARN ARN
	// API is the API that reaches the target; nil when these files do not say.
	API *API
}

// Account gives the account that owns the target, where the ARN tells.
func (t *PrivateTarget) Account() Text { return t.ARN.Account }

// Region gives the Region of the target, where the ARN tells.
func (t *PrivateTarget) Region() Text { return t.ARN.Region }

// PrivateTargets gives the ARNs of the targets of all integrations and links,
// in the order of the integrations and then of the links.
func (m *Model) PrivateTargets() []PrivateTarget {
	var targets []PrivateTarget
	add := func(text Text, api *API) {
		switch text.Thing() {
		case ListenerARN, LoadBalancerARN, CloudMapServiceARN:
			if arn, ok := text.ARN(); ok {
				targets = append(targets, PrivateTarget{Text: text, ARN: arn, API: api})
			}
		default:
		}
	}
	users := make(map[*VPCLink]*API)
	for _, in := range m.Integrations {
		add(in.URI, in.API)
		add(in.Target.ID, in.API)
		if link, ok := in.Through(); ok {
			users[link] = in.API
		}
	}
	for _, link := range m.Links {
		for _, target := range link.Targets {
			add(target.ID, users[link])
		}
	}
	return targets
}
