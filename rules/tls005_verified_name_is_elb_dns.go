package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var tls005 = lint.Rule{
	ID: "TLS005", Name: "verified-name-is-elb-dns", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the certificate is verified against the DNS name of a load balancer",
		Why:     "Nobody gets a public certificate for a name of Elastic Load Balancing, and the name is checked in any case.",
		Symptom: "Host name 'x' does not match the certificate subject provided by the peer; status 500, from HTTP APIs 503",
		Fix:     "Name a domain that is on the certificate; it needs no DNS record, because it does not choose the target.",
		Refs:    []string{guide + "api-gateway-extensions-integration-tls-config.html", guide + "set-up-api-with-vpclink-cli.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if !in.UsesLink() {
			return
		}
		if name := verifiedName(in); name.Thing() == model.DNSName {
			p.Report(name, "the name to verify is the DNS name of a load balancer: %s", name)
		}
	}),
}

// verifiedName gives the name that the certificate of the backend has to
// carry; absent where none is verified.
func verifiedName(in *model.Integration) model.Text {
	if in.Protocol == model.HTTP {
		if in.TLS == nil {
			return model.AbsentText(in.Where())
		}
		return in.TLS.ServerName
	}
	if endpoint, ok := in.URI.Endpoint(); ok && endpoint.Scheme == "https" {
		return endpoint.Host
	}
	return model.AbsentText(in.Where())
}
