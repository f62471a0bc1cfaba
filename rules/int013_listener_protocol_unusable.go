package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// mixedProtocols take TCP connections beside others; whether a VPC link may use
// them is not documented. Source: ProtocolEnum of Elastic Load Balancing.
var mixedProtocols = [...]string{"TCP_UDP", "TCP_QUIC"}

var int013 = lint.Rule{
	ID: "INT013", Name: "listener-protocol-unusable", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the listener behind a VPC link takes no TCP connections",
		Why: "API Gateway speaks HTTP, so the listener of a Network Load Balancer is TCP or TLS. " +
			"For TCP_UDP and TCP_QUIC, which take TCP too but are not documented for links, this is a warning.",
		Symptom: "503 Service Unavailable, from REST APIs 500 or 504",
		Fix:     "Make a listener of protocol TCP or TLS.",
		Refs:    []string{elbGuide + "network/create-listener.html", guide + "set-up-nlb-for-vpclink-using-console.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		listener := in.Reached()
		if !in.UsesLink() || listener == nil {
			return
		}
		protocol, _ := listener.Protocol.Get()
		mixed := slices.Contains(mixedProtocols[:], protocol)
		if !mixed && listener.TakesTCP() != model.No {
			return
		}
		finding := p.Report(listener.Protocol, "a VPC link needs a listener of protocol TCP or TLS, not %s", protocol).
			Because(in, "the integration that calls the listener")
		if mixed {
			finding.As(lint.Warning)
		}
	}),
}
