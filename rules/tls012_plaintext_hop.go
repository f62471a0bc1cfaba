package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// tls012 leaves plain HTTP to listeners that speak TLS to tls001 and tls003.
var tls012 = lint.Rule{
	ID: "TLS012", Name: "plaintext-hop", Severity: lint.Warning, Policy: true,
	Doc: lint.Doc{
		Summary: "a private integration speaks plain HTTP",
		Why:     "The network is private, yet credentials and tokens of callers cross it in the clear, which many standards forbid.",
		Symptom: "none: requests get through",
		Fix:     "HTTP API: name an HTTPS listener and add a TLS configuration. REST API: use an https URI and a listener that speaks TLS.",
		Refs:    []string{guide + "http-api-develop-integrations-private.html", guide + "set-up-private-integration.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		listener := in.Ends()
		if !in.UsesLink() || listener != nil && listener.SpeaksTLS() == model.Yes {
			return
		}
		if privateHTTP(in) && in.TLS == nil && !p.Model.Misspells(&in.Object, "tlsConfig") {
			p.Report(in, "the private integration has no TLS configuration, so it speaks plain HTTP")
		}
		if endpoint, ok := in.URI.Endpoint(); ok && in.Protocol != model.HTTP && endpoint.Scheme == "http" {
			p.Report(in.URI, "the private integration speaks plain HTTP: %s", in.URI)
		}
	}),
}
