package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// tls008 leaves methods of CloudFormation, which have no TLS configuration at
// all, to tls010, and private targets without a link to lnk001.
var tls008 = lint.Rule{
	ID: "TLS008", Name: "wrong-tls-field-for-api-kind", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the TLS configuration has a setting that the kind of API does not have",
		Why: "An HTTP API verifies serverNameToVerify and has no way around; a REST API verifies the host of the URI and may skip the chain. " +
			"What an HTTP API does with a TLS configuration of an INTERNET integration is not documented: a warning.",
		Symptom: "CLI: Unknown parameter in TlsConfig: ...; CloudFormation: extraneous key; the OpenAPI import ignores it",
		Fix:     "HTTP API: name the server to verify. REST API: name it in the URI.",
		Refs:    []string{guide + "api-gateway-extensions-integration-tls-config.html", httpAPI + "apis-apiid-integrations.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		switch {
		case !in.TLS.Written() || templateMethod(in):
		case in.Protocol == model.HTTP && in.TLS.SkipVerification.Known():
			p.Report(in.TLS.SkipVerification, "an HTTP API cannot skip the verification of certificates")
		case in.Protocol == model.REST && in.TLS.ServerName.Known():
			p.Report(in.TLS.ServerName, "a REST API verifies the host of the URI, not a server name: %s", in.TLS.ServerName)
		case in.Protocol == model.HTTP && callsInternet(in) && in.URI.Thing() == model.URL:
			p.Report(in.TLS, "the TLS configuration is for private integrations; this one goes through the Internet").As(lint.Warning)
		}
	}),
}

// callsInternet tells that an integration uses no VPC link, for sure.
func callsInternet(in *model.Integration) bool {
	return in.ConnectionType.Absent() || in.ConnectionType.IsFold("INTERNET")
}
