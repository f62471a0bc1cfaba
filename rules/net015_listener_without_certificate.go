package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// net015 looks at listeners that a document makes: those that exist have one.
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
			_, _, made := listener.ARN.Symbol()
			count, known := listener.CertificateList.Or(0)
			if made && known && count == 0 && listener.SpeaksTLS() == model.Yes && !p.Model.Misspells(&listener.Object, "Certificates") {
				p.Report(listener, "the %s listener has no certificate", listener.Protocol).
					Because(listener.Protocol, "the protocol stands here")
			}
		}
	},
}
