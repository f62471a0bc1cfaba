package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// tls006 leaves a name of a wrong length to shp002, which knows the lengths of
// each notation.
var tls006 = lint.Rule{
	ID: "TLS006", Name: "server-name-shape", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the server name to verify is no host name",
		Why:     "The name is compared with those of a certificate, which have no scheme, port or path; a wildcard is for certificates only.",
		Symptom: "503 Service Unavailable on every request, because no certificate covers the name",
		Fix:     "Write the bare host name that is on the certificate.",
		Refs:    []string{httpAPI + "apis-apiid-integrations.html", guide + "api-gateway-extensions-integration-tls-config.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if in.Protocol != model.HTTP || in.TLS == nil {
			return
		}
		name, known := in.TLS.ServerName.Get()
		fault := hostFault(name)
		if !known || name == "" || fault == "" {
			return
		}
		finding := p.Report(in.TLS.ServerName, "the server name to verify %s: %s", fault, name)
		bare := strings.TrimSuffix(strings.TrimPrefix(name, "https://"), "/")
		if edits := lint.Replace(in.TLS.ServerName.Where(), name, bare); hostFault(bare) == "" && edits != nil && writtenHere(in.TLS.ServerName) {
			finding.Suggest(lint.Fix{Title: "Write " + bare, Safe: true, Edits: edits})
		}
	}),
}

// writtenHere tells whether the characters of a text stand where it is used.
func writtenHere(text model.Text) bool {
	return text.Defined() == text.Where()
}
