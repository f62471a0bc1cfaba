package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var tls001 = lint.Rule{
	ID: "TLS001", Name: "https-listener-without-tls-config", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "an HTTP API sends plain HTTP to a listener that speaks TLS",
		Why:     "Without a TLS configuration the protocol of a private integration is HTTP, whatever the listener expects.",
		Symptom: "400 The plain HTTP request was sent to HTTPS port; from a TLS listener 503 Service Unavailable",
		Fix:     "Add a TLS configuration with a server name that is on the certificate of the listener.",
		Refs:    []string{guide + "http-api-develop-integrations-private.html", guide + "api-gateway-extensions-integration-tls-config.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		listener := in.Listener
		if !privateHTTP(in) || listener == nil || listener.SpeaksTLS() != model.Yes || in.TLS != nil ||
			p.Model.Misspells(&in.Object, "tlsConfig") {
			return
		}
		finding := p.Report(in, "the listener speaks %s, but the integration has no TLS configuration", listener.Protocol).
			Because(listener.Protocol, "the protocol of the listener stands here")
		if len(listener.Shows) == 1 {
			if name, ok := listener.Shows[0].OnlyName(); ok {
				finding.Suggest(lint.Fix{Title: "Add a TLS configuration with the server name " + name})
			}
		}
	}),
}
