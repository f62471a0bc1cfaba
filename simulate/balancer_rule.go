package simulate

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// meetRule finds the rule of the listener that the request meets, and does what
// it says.
func (ex *Exchange) meetRule() error {
	listener := ex.listener.Ends()
	outcome := model.Outcome{Actions: listener.Actions}
	if listener.Protocol.Is("HTTP") || listener.Protocol.Is("HTTPS") {
		outcomes, sure := listener.Outcomes(ex.arriving())
		if err := ex.decided(listener, outcomes, sure); err != nil {
			return err
		}
		outcome = outcomes[0]
		ex.noteOutcome(listener, &outcome)
	}
	action := outcome.Decides()
	if action == nil || outcome.Forwards() != model.No {
		ex.groups = ex.chosenGroups(action)
		return nil
	}
	return ex.answerByBalancer(action)
}

// arriving is the request as the load balancer sees it.
func (ex *Exchange) arriving() *model.Request {
	at := ex.integration.Where()
	request := &model.Request{
		Method: literal(ex.sent.Method), Path: literal(ex.address.EscapedPath()), Host: ex.arrivingHost(),
		Source: model.UnknownText("the address of the link", "AWS assigns it", at), From: ex.listener.CallersBy(ex.link),
	}
	for _, header := range ex.sent.Headers {
		request.Headers = append(request.Headers, model.Setting{Name: literal(header.Name), Value: literal(header.Value)})
	}
	for _, p := range parseQuery(ex.address.RawQuery) {
		for _, value := range p.values {
			request.Query = append(request.Query, model.Setting{Name: literal(p.name), Value: literal(value)})
		}
	}
	return request
}

// arrivingHost is the Host header. What an HTTP API puts there is known only
// where a mapping does it.
func (ex *Exchange) arrivingHost() model.Text {
	if ex.API.Protocol == model.HTTP && !ex.mapsHost() {
		return ex.integration.ArrivingHost()
	}
	host := ex.sent.Headers.Get("Host")
	if name, _, ok := strings.Cut(host, ":"); ok && !strings.HasPrefix(host, "[") {
		host = name
	}
	return literal(host)
}

func (ex *Exchange) mapsHost() bool {
	for _, m := range ex.integration.RequestParameters {
		if m.Key.IsFold("overwrite:header.Host") {
			return true
		}
	}
	return false
}

// decided is an error unless it is known what becomes of the request: it goes
// to targets in any case, or one rule is met for sure.
func (ex *Exchange) decided(listener *model.Listener, outcomes []model.Outcome, sure bool) error {
	forwards := true
	for i := range outcomes {
		forwards = forwards && outcomes[i].Forwards() != model.No
	}
	if forwards || sure && len(outcomes) == 1 {
		return nil
	}
	at := listener.Where()
	if rule := outcomes[0].Rule; rule != nil {
		at = rule.Where()
	}
	return &Unknown{Need: "which rule of listener " + listener.Name + " the request meets cannot be told", Remedy: passFacts, At: at}
}

func (ex *Exchange) noteOutcome(listener *model.Listener, outcome *model.Outcome) {
	switch {
	case outcome.Rule != nil:
		ex.note("rule", "meets listener rule "+outcome.Rule.Name, outcome.Rule.Where())
	case len(listener.Rules) > 0:
		ex.note("rule", "meets no rule of listener "+listener.Name+", so its default actions hold", placeOfActions(listener))
	}
}

func placeOfActions(listener *model.Listener) syntax.Span {
	if len(listener.Actions) == 0 {
		return listener.Where()
	}
	return listener.Actions[0].Where()
}

// chosenGroups gives the target groups of an action, the one chosen by weight
// first.
func (ex *Exchange) chosenGroups(action *model.Action) []model.Ref[model.TargetGroup] {
	if action == nil || len(action.Groups) < 2 {
		if action == nil {
			return nil
		}
		return action.Groups
	}
	chosen := ex.weigh(action)
	ex.note("target group", "chosen of "+decimal(len(action.Groups))+" by weight", action.Groups[chosen].ID.Where())
	return action.Groups[chosen : chosen+1]
}

// weigh chooses one of the groups of an action. Weights that are left out or not
// known count as 1.
func (ex *Exchange) weigh(action *model.Action) int {
	weights, total := make([]int, len(action.Groups)), 0
	for i := range weights {
		weights[i] = 1
		if i < len(action.Weights) {
			if weight, known := action.Weights[i].Get(); known {
				weights[i] = max(weight, 0)
			}
		}
		total += weights[i]
	}
	if total == 0 {
		return 0
	}
	drawn := ex.draw(total)
	for i, weight := range weights {
		if drawn -= weight; drawn < 0 {
			return i
		}
	}
	return len(weights) - 1
}

// draw gives a number from 0 to n-1.
func (ex *Exchange) draw(n int) int {
	if ex.Random == nil {
		return 0
	}
	return ex.Random(n)
}
