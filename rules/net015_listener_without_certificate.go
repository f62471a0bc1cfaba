package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var net015 = lint.Rule{
	ID: "NET015", Name: "listener-without-certificate", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a listener that speaks TLS has no certificate",
		Why:     "HTTPS and TLS listeners cannot be made without a default certificate.",
		Symptom: "A certificate must be specified for HTTPS listeners",
		Fix:     "Give the listener a certificate of AWS Certificate Manager in its Region.",
		Refs:    []string{elbAPI + "API_CreateListener.html"},
	},
	Check: func(p *lint.Pass) {
		for _, listener := range p.Model.Listeners {
			if listener.SpeaksTLS() == model.Yes && len(listener.Certificates) == 0 && !listener.CertificatesOpen && !p.Model.Misspells(&listener.Object, "Certificates") {
				p.Report(listener, "the %s listener has no certificate", listener.Protocol).
					Because(listener.Protocol, "the protocol stands here")
			}
		}
	},
}
