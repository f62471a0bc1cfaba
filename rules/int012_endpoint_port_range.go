package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// firstFreePort is the first port above 443 that a REST API calls. Source:
// developer guide, "Set up HTTP integrations".
const firstFreePort = 1024

var int012 = lint.Rule{
	ID: "INT012", Name: "endpoint-port-range", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the URI of a REST API names a port that API Gateway does not call",
		Why:     "HTTP endpoints of REST APIs have port 80, 443 or one from 1024 to 65535.",
		Symptom: invalidEndpoint,
		Fix:     "Let the endpoint, or a listener of the load balancer, take connections on one of these ports.",
		Refs:    []string{guide + "setup-http-integrations.html", restAPI + "API_Integration.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		endpoint, ok := in.URI.Endpoint()
		port, known := endpoint.Port.Get()
		if in.Protocol != model.REST || !in.CallsHTTP() || !ok || !known || port == 80 || port == 443 || port >= firstFreePort {
			return
		}
		p.Report(in.URI, "API Gateway does not call port %d: %s", port, in.URI)
	}),
}
