package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// tls009 leaves HTTP APIs, which have no such setting, to tls008, and methods
// of CloudFormation to tls010.
var tls009 = lint.Rule{
	ID: "TLS009", Name: "insecure-skip-verification", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "a REST API does not verify who issued the certificate of the backend",
		Why:     "Anybody within the network can stand in for the backend. Name and date are still checked, so this does not help against a wrong name.",
		Symptom: "none: requests get through whoever issued the certificate",
		Fix:     "Give the listener a certificate of a public authority, such as one from ACM, and remove the setting.",
		Refs:    []string{guide + "api-gateway-extensions-integration-tls-config.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if in.Protocol == model.REST && in.TLS != nil && !templateMethod(in) && model.Is(in.TLS.SkipVerification, true) {
			p.Report(in.TLS.SkipVerification, "the issuer of the certificate of the backend is not verified")
		}
	}),
}
