package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var tls003 = lint.Rule{
	ID: "TLS003", Name: "scheme-vs-listener", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the scheme of the URI does not fit the protocol of the listener on its port",
		Why:     "A REST API speaks TLS exactly when the URI starts with https, whatever the listener expects.",
		Symptom: "500 or 504; from an HTTPS listener 400 The plain HTTP request was sent to HTTPS port",
		Fix:     "Change the scheme, or name the port of the listener with the other protocol.",
		Refs:    []string{guide + "set-up-private-integration.html", guide + "set-up-api-with-vpclink-using-swagger.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		endpoint, ok := in.URI.Endpoint()
		listener := in.Ends()
		if in.Protocol != model.REST || !in.UsesLink() || !ok || listener == nil {
			return
		}
		plain := listener.Protocol.Is("HTTP")
		secure := listener.SpeaksTLS() == model.Yes
		if endpoint.Scheme == "https" && plain || endpoint.Scheme == "http" && secure {
			port, _ := listener.Port.Get()
			finding := p.Report(in.URI, "the URI says %s, but the listener on port %d speaks %s: %s", endpoint.Scheme, port, listener.Protocol, in.URI).
				Because(listener.Protocol, "the protocol of the listener stands here")
			suggestScheme(finding, in.URI, endpoint.Scheme)
		}
	}),
}

// suggestScheme suggests the other scheme for a URI that names its port: of one
// that does not it would change the port.
func suggestScheme(finding *lint.Finding, uri model.Text, scheme string) {
	other := map[string]string{"http": "https", "https": "http"}[scheme]
	port := strings.LastIndexByte(uri.String(), ':') > len(scheme)
	if edits := lint.Replace(uri.Where(), scheme+"://", other+"://"); edits != nil && port {
		finding.Suggest(lint.Fix{Title: "Write " + other, Edits: edits})
	}
}
