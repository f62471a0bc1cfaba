package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// lnk001 leaves ARNs in the URI of REST and WebSocket APIs to int005: those
// are wrong with every connection type.
var lnk001 = lint.Rule{
	ID: "LNK001", Name: "connection-type-missing", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a private target without connection type VPC_LINK",
		Why:     "The default is INTERNET, and nothing on the Internet leads to a private target.",
		Symptom: "an HTTP API refuses the ARN as integration URI; a REST API answers 500 or 504 because it cannot reach the host",
		Fix:     "Set the connection type to VPC_LINK and the connection id to the id of a VPC link.",
		Refs:    []string{guide + "set-up-api-with-vpclink-using-swagger.html", restAPI + "API_PutIntegration.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		kind := in.ConnectionType
		if !kind.Absent() && !kind.IsFold("INTERNET") || p.Model.Misspells(&in.Object, "connectionType") {
			return
		}
		way := "INTERNET"
		if kind.Absent() {
			way = "missing, so INTERNET"
		}
		switch target := privateTarget(in); {
		case target.Present():
			finding := p.Report(kind, "the connection type is %s, but the target is private: %s", way, target).
				Because(target, "the private target stands here")
			if kind.Absent() && in.Link.ID.Present() {
				finding.Suggest(lint.Fix{Title: "Set the connection type to VPC_LINK", Safe: true, Edits: lint.Set(&in.Object, "VPC_LINK", "connectionType")})
			}
		case in.Link.ID.Present() && in.URI.Thing() == model.URL:
			p.Report(in.Link.ID, "connection id %s has no effect: the connection type is %s", in.Link.ID, way).As(lint.Warning).
				Shows("requests take the way through the Internet, not the VPC link")
		}
	}),
}

// privateTarget gives the setting that names a target which only a VPC link
// reaches, absent where none does for sure.
func privateTarget(in *model.Integration) model.Text {
	wantsURL := in.Protocol == model.REST || in.Protocol == model.WebSocket
	switch in.URI.Thing() {
	case model.ListenerARN, model.LoadBalancerARN, model.CloudMapServiceARN:
		if !wantsURL {
			return in.URI
		}
	case model.URL:
		if isInternalHost(in) {
			return in.URI
		}
	default:
	}
	if in.Target.ID.Thing() == model.LoadBalancerARN {
		return in.Target.ID
	}
	return model.AbsentText(in.Where())
}

// isInternalHost tells whether the host of the URI is an internal load
// balancer: Elastic Load Balancing starts the names of internal Application
// Load Balancers with "internal-".
func isInternalHost(in *model.Integration) bool {
	if in.Host != nil {
		return in.Host.Scheme.Is("internal")
	}
	endpoint, ok := in.URI.Endpoint()
	host, known := endpoint.Host.Get()
	return ok && known && strings.HasPrefix(host, "internal-") && model.IsLoadBalancerName(host)
}
