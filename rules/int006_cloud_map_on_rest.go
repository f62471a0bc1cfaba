package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// int006 wins over int005 for Cloud Map services; attributes of resources of
// the template are int004's.
var int006 = lint.Rule{
	ID: "INT006", Name: "cloud-map-on-rest", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a REST or WebSocket API integrates with a Cloud Map service",
		Why:     "Only HTTP APIs ask Cloud Map for instances. A REST API reaches load balancers, by the URL in the URI.",
		Symptom: invalidEndpoint,
		Fix:     "Use an HTTP API, or put a Network or Application Load Balancer before the service.",
		Refs:    []string{guide + "private-integration.html", guide + "http-api-develop-integrations-private.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if in.Protocol != model.REST && in.Protocol != model.WebSocket || !in.CallsHTTP() || !namesCloudMap(in) {
			return
		}
		p.Report(in.URI, "a %s cannot integrate with Cloud Map: the URI is %s", in.Protocol, in.URI)
	}),
}

// namesCloudMap tells whether the URI is the ARN of something of Cloud Map,
// written out.
func namesCloudMap(in *model.Integration) bool {
	_, _, symbol := in.URI.Symbol()
	thing := in.URI.Thing()
	return !symbol && (thing == model.CloudMapServiceARN || thing == model.NamespaceARN)
}
