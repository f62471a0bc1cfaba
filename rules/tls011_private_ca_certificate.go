package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// tls011 leaves certificates for other names to tls004. It looks at listeners
// of which every certificate is known.
var tls011 = lint.Rule{
	ID: "TLS011", Name: "private-ca-certificate", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "the certificate of the listener is not of a public authority",
		Why: "API Gateway trusts public authorities. A REST API can skip the check of the chain; " +
			"for HTTP APIs no way around is known, but neither is the list of authorities documented. Who issued an imported certificate is not known.",
		Symptom: "PKIX path building failed in the log, status 500; from HTTP APIs 503",
		Fix:     "Give the listener a public certificate, such as one from ACM, or skip the verification in a REST API.",
		Refs:    []string{guide + "api-gateway-supported-certificate-authorities-for-http-endpoints.html", guide + "api-gateway-extensions-integration-tls-config.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		listener := in.Ends()
		if !in.UsesLink() || listener == nil || listener.SpeaksTLS() != model.Yes || !verifiedName(in).Present() || skipsChain(in) != model.No ||
			len(listener.Shows) == 0 || len(listener.Shows) < len(listener.Certificates) {
			return
		}
		for _, certificate := range listener.Shows {
			if certificate.Trust() == model.PublicTrust {
				return
			}
		}
		certificate := listener.Shows[0]
		switch certificate.Trust() {
		case model.PrivateTrust:
			p.Report(in, "the certificate of the listener is issued by a private authority").
				Because(certificate, "the certificate stands here")
		case model.SelfSigned:
			p.Report(in, "the certificate of the listener is signed by itself").Because(certificate, "the certificate stands here")
		default:
			p.Report(in, "the certificate of the listener was imported, so its authority may not be public").As(lint.Info).
				Because(certificate, "the certificate stands here")
		}
	}),
}

// skipsChain tells whether the integration does not check who issued a
// certificate.
func skipsChain(in *model.Integration) model.Answer {
	if in.Protocol == model.HTTP || in.TLS == nil || in.TLS.SkipVerification.Absent() {
		return model.No
	}
	skip, known := in.TLS.SkipVerification.Get()
	switch {
	case !known:
		return model.CannotTell
	case skip:
		return model.Yes
	default:
		return model.No
	}
}
