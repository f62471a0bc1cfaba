package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// int014 leaves listeners with rules of which none is met to rte001, rte008 and
// rte009. Who answers 200 by a fixed response means it.
var int014 = lint.Rule{
	ID: "INT014", Name: "listener-default-action-hijack", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "the listener answers the requests of the integration by itself",
		Why:     "A redirect, a login or a fixed response is the answer of the load balancer: no request gets to a target.",
		Symptom: "301 or 302 to a private name, the page of an identity provider, or a fixed response, while everything is healthy",
		Fix:     "Name the listener that forwards, such as the HTTPS listener that others are redirected to.",
		Refs:    []string{elbGuide + "application/load-balancer-listeners.html", guide + "http-api-develop-integrations-private.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		stray := in.Strays()
		if stray.Reason != model.StrayByDefault && stray.Reason != model.StrayByRule {
			return
		}
		action := stray.Outcome.Decides()
		if action.Kind.Is("fixed-response") && (!action.StatusCode.Known() || action.StatusCode.HasPrefix("2") == model.Yes) {
			return
		}
		p.Report(in, "the listener answers requests by itself: %s", action.Kind).
			Because(action.Kind, "the action of the listener stands here")
	}),
}
