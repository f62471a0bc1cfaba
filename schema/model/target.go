package model

// PrivateTarget is a setting that names what lies behind an API within a VPC
// by its ARN: a listener, a load balancer or a Cloud Map service.
type PrivateTarget struct {
	Text
	// API is the API that reaches the target; nil when these files do not say.
	API *API
}

// Account gives the account that owns the target, where the ARN tells.
func (t PrivateTarget) Account() Text {
	arn, _ := t.ARN()
	return arn.Account
}

// Region gives the Region of the target, where the ARN tells.
func (t PrivateTarget) Region() Text {
	arn, _ := t.ARN()
	return arn.Region
}

// PrivateTargets yields the ARNs of the targets of all integrations and then
// of all links, each in order.
func (m *Model) PrivateTargets(yield func(PrivateTarget) bool) {
	for _, in := range m.Integrations {
		if !yieldTarget(in.URI, in.API, yield) || !yieldTarget(in.Target.ID, in.API, yield) {
			return
		}
	}
	users := m.linkUsers()
	for _, link := range m.Links {
		for _, target := range link.Targets {
			if !yieldTarget(target.ID, users[link], yield) {
				return
			}
		}
	}
}

// yieldTarget yields a text if it is the ARN of a private target.
func yieldTarget(text Text, api *API, yield func(PrivateTarget) bool) (more bool) {
	switch text.Thing() {
	case ListenerARN, LoadBalancerARN, CloudMapServiceARN:
		if _, _, symbol := text.Symbol(); !symbol {
			return yield(PrivateTarget{Text: text, API: api})
		}
	default:
	}
	return true
}

// linkUsers gives for each link the API of the first integration that goes
// through it.
func (m *Model) linkUsers() map[*VPCLink]*API {
	users := make(map[*VPCLink]*API)
	for _, in := range m.Integrations {
		link, ok := in.Through()
		if _, taken := users[link]; ok && !taken {
			users[link] = in.API
		}
	}
	return users
}
