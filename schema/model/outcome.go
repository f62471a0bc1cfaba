package model

import (
	"cmp"
	"slices"
)

// Outcome is what a listener may do with a request.
type Outcome struct {
	// Rule is the rule that the request meets; nil for the default actions.
	Rule    *ListenerRule
	Actions []Action
}

// Meets tells whether a request meets all conditions of the rule.
func (r *ListenerRule) Meets(request *Request) Answer {
	result := Yes
	if r.ConditionsOpen {
		result = CannotTell
	}
	for i := range r.Conditions {
		result = both(result, r.Conditions[i].Meets(request))
	}
	return result
}

// Outcomes gives what the listener may do with a request, in the order of
// priority: one outcome where it is certain. Sure is false when there may be
// others, because not all rules are known. The first rule that is met decides;
// where a priority is not known, none does for sure.
func (l *Listener) Outcomes(request *Request) (outcomes []Outcome, sure bool) {
	rules, ordered := l.byPriority()
	decided := false
	for _, rule := range rules {
		met := rule.Meets(request)
		if met != No {
			outcomes = append(outcomes, Outcome{Rule: rule, Actions: rule.Actions})
		}
		if decided = decided || met == Yes; decided && ordered {
			return outcomes, !l.RulesOpen
		}
	}
	if !decided {
		outcomes = append(outcomes, Outcome{Actions: l.Actions})
	}
	return outcomes, !l.RulesOpen
}

// byPriority gives the rules, those of the smallest priority first; ordered is
// false when not every priority is known.
func (l *Listener) byPriority() (rules []*ListenerRule, ordered bool) {
	ordered = true
	for _, rule := range l.Rules {
		ordered = ordered && rule.Priority.Known()
	}
	before := func(a, b *ListenerRule) int { return cmp.Compare(a.Priority.v, b.Priority.v) }
	if slices.IsSortedFunc(l.Rules, before) {
		return l.Rules, ordered
	}
	return slices.SortedStableFunc(slices.Values(l.Rules), before), ordered
}

// Decides gives the action that ends the way of a request through a list of
// actions: the first that authenticates people, unless it lets others pass, or
// the one that follows; nil without known actions.
func (o *Outcome) Decides() *Action {
	for i := range o.Actions {
		if action := &o.Actions[i]; !action.authenticates() || !action.Unauthenticated.IsFold("allow") {
			return action
		}
	}
	return nil
}

func (a *Action) authenticates() bool {
	return a.Kind.Is("authenticate-oidc") || a.Kind.Is("authenticate-cognito")
}

// Forwards tells whether the request gets to targets.
func (o *Outcome) Forwards() Answer {
	action := o.Decides()
	if action == nil || !action.Kind.Known() {
		return CannotTell
	}
	return answer(action.Kind.Is("forward"))
}

// Groups gives the target groups that the request may be sent to, those that
// these files hold; all is false when there may be others.
func (o *Outcome) Groups() (groups []*TargetGroup, all bool) {
	action := o.Decides()
	if action == nil || len(action.Groups) == 0 {
		return nil, false
	}
	all = true
	for _, group := range action.Groups {
		if group.To == nil {
			all = false
			continue
		}
		groups = append(groups, group.To)
	}
	return groups, all
}
