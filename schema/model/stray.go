package model

// StrayReason tells why the requests of an integration get to no target.
type StrayReason uint8

// The reasons. NoStray: some request may get to a target, or nobody can tell.
const (
	NoStray StrayReason = iota
	// StrayByDefault: the listener has no rules, and its default actions do not
	// forward.
	StrayByDefault
	// StrayByRule: the rules that are met do not forward.
	StrayByRule
	// StrayByHost: a rule that forwards wants another host.
	StrayByHost
	// StrayByStage: a rule that forwards wants the path without the name of the
	// stage.
	StrayByStage
	// StrayByPath: no rule that forwards is met, whatever the host.
	StrayByPath
)

// Stray tells that the load balancer answers all requests of an integration by
// itself: listener and outcome are where they end, rule one that would forward
// them if the reason were gone.
type Stray struct {
	Reason   StrayReason
	Listener *Listener
	Outcome  Outcome
	Rule     *ListenerRule
}

// Strays tells whether and why no request of the integration gets from the
// load balancer to a target. Several rules ask; it is worked out once.
func (in *Integration) Strays() Stray {
	in.way.Do(func() { in.stray = in.strays() })
	return in.stray
}

func (in *Integration) strays() Stray {
	listener := in.Ends()
	if !in.UsesLink() || listener == nil || listener.RulesOpen {
		return Stray{}
	}
	stray := Stray{Listener: listener}
	arrivals := in.Arrivals()
	for i := range arrivals {
		outcome, rule := listener.forwards(&arrivals[i].Request)
		if outcome == nil || rule != nil {
			return Stray{}
		}
		stray.Outcome = *outcome
	}
	stray.Reason, stray.Rule = listener.reason(in, stray.Outcome, arrivals)
	return stray
}

// forwards looks where a request gets to. A rule, or nothing at all, is given
// where it may get to a target; else an outcome that does not forward.
func (l *Listener) forwards(request *Request) (outcome *Outcome, rule *ListenerRule) {
	outcomes, sure := l.Outcomes(request)
	if !sure {
		return nil, nil
	}
	for i := range outcomes {
		if outcomes[i].Forwards() != No {
			if outcomes[i].Rule == nil {
				return nil, nil
			}
			return &outcomes[i], outcomes[i].Rule
		}
	}
	return &outcomes[0], nil
}

// reason tries what would have to be different for one of the requests to be
// forwarded.
func (l *Listener) reason(in *Integration, outcome Outcome, arrivals []Arrival) (StrayReason, *ListenerRule) {
	switch {
	case outcome.Rule != nil:
		return StrayByRule, outcome.Rule
	case len(l.Rules) == 0:
		return StrayByDefault, nil
	}
	host := in.hole("the host")
	if rule := l.forwardsIf(arrivals, func(a *Arrival) { a.Host = host }); rule != nil {
		return StrayByHost, rule
	}
	if rule := l.forwardsIf(arrivals, func(a *Arrival) { a.Path = a.Bare }); rule != nil {
		return StrayByStage, rule
	}
	if rule := l.forwardsIf(arrivals, func(a *Arrival) { a.Path, a.Host = a.Bare, host }); rule != nil {
		return StrayByHost, rule
	}
	return StrayByPath, nil
}

// forwardsIf gives a rule that would forward one of the requests if it were
// changed.
func (l *Listener) forwardsIf(arrivals []Arrival, change func(*Arrival)) *ListenerRule {
	for i := range arrivals {
		arrival := arrivals[i]
		change(&arrival)
		if _, rule := l.forwards(&arrival.Request); rule != nil {
			return rule
		}
	}
	return nil
}

// Condition gives the first condition of the rule on a field; nil without one.
func (r *ListenerRule) Condition(field string) *RuleCondition {
	for i := range r.Conditions {
		if r.Conditions[i].Field.Is(field) {
			return &r.Conditions[i]
		}
	}
	return nil
}

// OnlyGroups gives the target groups that requests of the integration get to
// for sure, whatever they are like; none where there may be others.
func (in *Integration) OnlyGroups() []*TargetGroup {
	listener := in.Ends()
	if !in.UsesLink() || listener == nil {
		return nil
	}
	var reached []*TargetGroup
	arrivals := in.Arrivals()
	for i := range arrivals {
		outcomes, sure := listener.Outcomes(&arrivals[i].Request)
		if !sure || len(outcomes) != 1 {
			continue
		}
		if groups, all := outcomes[0].Groups(); all {
			reached = append(reached, groups...)
		}
	}
	return reached
}
