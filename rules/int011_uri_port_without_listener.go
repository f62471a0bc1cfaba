package rules

import (
	"fmt"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var int011 = lint.Rule{
	ID: "INT011", Name: "uri-port-without-listener", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the load balancer has no listener on the port of the URI",
		Why: "The URI of a REST API does not choose the load balancer, but it does choose the port: " +
			"80 for http and 443 for https, unless it names another.",
		Symptom: "500 or 504, in the log: Network error communicating with endpoint",
		Fix:     "Name the port of a listener of the load balancer in the URI.",
		Refs:    []string{guide + "set-up-nlb-for-vpclink-using-console.html", guide + "set-up-private-integration.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		balancer := in.Balancer()
		endpoint, ok := in.URI.Endpoint()
		port, known := endpoint.Port.Get()
		if in.Protocol != model.REST || !in.UsesLink() || in.Listener != nil || balancer == nil || !ok || !known ||
			balancer.Listens(port) != model.No {
			return
		}
		finding := p.Report(in.URI, "the load balancer has no listener on port %d of the URI: %s", port, in.URI).
			Because(balancer.Listeners[0].Port, "the port of its listener stands here")
		own, _ := balancer.Listeners[0].Port.Get()
		edits := lint.Replace(in.URI.Where(), fmt.Sprintf(":%d", port), fmt.Sprintf(":%d", own))
		if len(balancer.Listeners) == 1 && edits != nil {
			finding.Suggest(lint.Fix{Title: fmt.Sprintf("Name port %d, that of its only listener", own), Edits: edits})
		}
	}),
}
