package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var tls002 = lint.Rule{
	ID: "TLS002", Name: "tls-config-on-plain-listener", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "an HTTP API speaks TLS to a listener that does not",
		Why: "With a TLS configuration a private integration speaks HTTPS. " +
			"A TCP listener passes TLS on, so then the targets must speak it: that is told as information.",
		Symptom: "503 Service Unavailable on every request, because the handshake fails",
		Fix:     "Name the HTTPS listener in the integration URI, or remove the TLS configuration.",
		Refs:    []string{guide + "http-api-develop-integrations-private.html", httpAPI + "apis-apiid-integrations.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		listener := in.Ends()
		if !privateHTTP(in) || !in.TLS.Written() || listener == nil {
			return
		}
		switch {
		case listener.Protocol.Is("HTTP"):
			p.Report(in.TLS, "the integration has a TLS configuration, but the listener speaks HTTP").
				Because(listener.Protocol, "the protocol of the listener stands here")
		case listener.Protocol.Is("TCP"):
			p.Report(in.TLS, "the listener passes TLS on, so the targets behind it have to speak TLS").As(lint.Info).
				Because(listener.Protocol, "the protocol of the listener stands here")
		}
	}),
}
