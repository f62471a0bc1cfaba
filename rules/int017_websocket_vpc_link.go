package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// int017 leaves ARNs in the URI to int005, the type to int001 and the target to
// lnk006.
var int017 = lint.Rule{
	ID: "INT017", Name: "websocket-vpc-link", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "a WebSocket API uses a VPC link V2",
		Why:     "The guide shows WebSocket APIs with links to Network Load Balancers only. What happens with a link V2 is not documented.",
		Symptom: "not certain: the integration may be refused, or fail for every message",
		Fix:     "Use a VPC link V1 to a Network Load Balancer; the backend gets one HTTP request for each message.",
		Refs:    []string{guide + "apigateway-websocket-api-integration-requests.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		link, ok := in.Through()
		if in.Protocol == model.WebSocket && ok && link.Version == model.LinkV2 {
			p.Report(in.Link.ID, "a WebSocket API uses VPC link V2 %s, which is documented for HTTP and REST APIs only", link.Name).
				Because(link, "the VPC link V2 stands here")
		}
	}),
}
