package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// int003 wins over int002 and int004 for load balancers, literal or not.
var int003 = lint.Rule{
	ID: "INT003", Name: "load-balancer-arn-instead-of-listener", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the URI of a private integration of an HTTP API is the ARN of a load balancer",
		Why:     "An HTTP API sends requests to a listener, because only that has a port and a protocol.",
		Symptom: notListenerOrService,
		Fix:     "Set the integration URI to the ARN of a listener of the load balancer.",
		Refs:    []string{guide + "http-api-develop-integrations-private.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if !privateHTTP(in) || in.URI.Thing() != model.LoadBalancerARN {
			return
		}
		finding := p.Report(in.URI, "the integration URI is the ARN of a load balancer, not of a listener: %s", in.URI)
		if balancer := p.Model.Balancer(in.URI); balancer != nil && len(balancer.Listeners) == 1 {
			listener := balancer.Listeners[0]
			finding.Because(listener, "its only listener stands here")
			finding.Suggest(lint.Fix{Title: "Set the integration URI to the ARN of listener " + listener.Name})
		}
	}),
}
