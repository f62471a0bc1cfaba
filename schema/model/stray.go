package model

import "sync"

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
// load balancer to a target.
func (in *Integration) Strays() Stray { return in.ending().stray }

// ending is where the requests of an integration end, which several rules ask
// for: what the listener may do with each of them, and whether all are strays.
// Where not all rules of the listener are known it is empty.
type ending struct {
	once     sync.Once
	outcomes [][]Outcome
	stray    Stray
}

func (in *Integration) ending() *ending {
	in.ends.once.Do(func() {
		if listener := in.Ends(); in.UsesLink() && listener != nil && !listener.RulesOpen {
			in.ends.follow(in, listener)
		}
	})
	return &in.ends
}

func (e *ending) follow(in *Integration, listener *Listener) {
	arrivals := in.Arrivals()
	stray := Stray{Listener: listener}
	lost := true
	for i := range arrivals {
		outcomes, _ := listener.Outcomes(&arrivals[i].Request)
		e.outcomes = append(e.outcomes, outcomes)
		outcome, rule := forwarded(outcomes)
		if lost = lost && outcome != nil && rule == nil; lost {
			stray.Outcome = *outcome
		}
	}
	if lost {
		stray.Reason, stray.Rule = listener.reason(in, stray.Outcome, arrivals)
		e.stray = stray
	}
}

// forwarded tells what comes of a request. A rule, or nothing at all, is given
// where it may get to a target; else an outcome that does not forward.
func forwarded(outcomes []Outcome) (outcome *Outcome, rule *ListenerRule) {
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
		outcomes, _ := l.Outcomes(&arrival.Request)
		if _, rule := forwarded(outcomes); rule != nil {
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
	var reached []*TargetGroup
	for _, outcomes := range in.ending().outcomes {
		if len(outcomes) != 1 {
			continue
		}
		if groups, all := outcomes[0].Groups(); all {
			reached = append(reached, groups...)
		}
	}
	return reached
}
