package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// tls004 leaves names of load balancers, which no certificate holds, to tls005,
// and listeners that do not speak TLS to tls002 and tls003.
var tls004 = lint.Rule{
	ID: "TLS004", Name: "verified-name-not-on-certificate", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "no certificate of the listener covers the name that is verified",
		Why: "API Gateway compares the server name of an HTTP API, or the host of the URI of a REST API, with the certificate; " +
			"a wildcard covers one label. Where only the default certificate of a listener is known this is a warning.",
		Symptom: "Execution failed due to configuration error: Host name 'x' does not match the certificate subject provided by the peer (CN=y); " +
			"status 500, from HTTP APIs 503",
		Fix:  "Verify a name that is on the certificate, or add a certificate for the name to the listener.",
		Refs: []string{guide + "api-gateway-extensions-integration-tls-config.html", acm + "acm-certificate-characteristics.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		listener, name := in.Ends(), verifiedName(in)
		if !in.UsesLink() || listener == nil || listener.SpeaksTLS() != model.Yes || !nameable(name) {
			return
		}
		if listener.ShownCovers(name) != model.No {
			return
		}
		finding := p.Report(name, "no certificate of the listener covers the name to verify: %s", name).
			Because(listener.Shows[0], "the certificate is for %s", listener.Shows[0].NameList())
		if listener.Covers(name) != model.No {
			finding.As(lint.Warning)
		}
		if own, ok := listener.Shows[0].OnlyName(); ok && name.Known() {
			if edits := lint.Replace(name.Where(), name.String(), own); edits != nil {
				finding.Suggest(lint.Fix{Title: "Verify " + own, Edits: edits})
			}
		}
	}),
}

// nameable tells whether a text is a name that a certificate may hold.
func nameable(name model.Text) bool {
	return name.Present() && !name.Is("") && name.Thing() != model.DNSName && hasShapeOfHost(name)
}
