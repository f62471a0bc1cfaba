package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// tls007 leaves configurations with a misspelt key to shp001, and those with
// the key of REST APIs to tls008.
var tls007 = lint.Rule{
	ID: "TLS007", Name: "empty-tls-config", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "the TLS configuration of an HTTP API names no server",
		Why:     "Traffic is HTTPS then; which name is asked for and verified is not documented.",
		Symptom: "503 Service Unavailable, or a certificate that is not checked as you think",
		Fix:     "Set the server name to verify to a name on the certificate, or remove the configuration for plain HTTP.",
		Refs:    []string{httpAPI + "apis-apiid-integrations.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if privateHTTP(in) && in.TLS.Written() && in.TLS.ServerName.Absent() && in.TLS.SkipVerification.Absent() &&
			!p.Model.Misspells(&in.Object, "serverNameToVerify") {
			p.Report(in.TLS, "the TLS configuration names no server to verify")
		}
	}),
}
