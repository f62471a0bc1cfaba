package rules

import (
	"slices"
	"time"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var tls013 = lint.Rule{
	ID: "TLS013", Name: "backend-demands-client-cert", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the listener demands a certificate that API Gateway does not show",
		Why: "An HTTP API has no client certificate. A REST API shows that of the stage, over https only, " +
			"and the trust store of the listener must hold it; without one this is a warning. The certificate of a stage ends after a year: from 30 days before that it is a warning too.",
		Symptom: "503 Service Unavailable, from REST APIs 500: the handshake fails",
		Fix:     "Turn mutual TLS of the listener off, or use a REST API with a client certificate of the stage.",
		Unknown: "Whether targets behind a Network Load Balancer demand a certificate the files do not say. The end of a client certificate is compared with the clock of the computer.",
		Refs:    []string{guide + "getting-started-client-side-ssl-authentication.html", elbGuide + "application/mutual-authentication.html"},
	},
	Check: func(p *lint.Pass) {
		for _, in := range p.Model.Integrations {
			listener := in.Ends()
			if in.UsesLink() && listener != nil && listener.MutualTLS.IsFold("verify") {
				checkClientCertificate(p, in, listener)
			}
		}
		for _, certificate := range p.Model.ClientCerts {
			checkEnd(p, certificate)
		}
		for _, stage := range p.Model.Stages {
			if stage.ClientCertificate.Present() && stage.API != nil && onlyPlain(stage.API) {
				p.Report(stage.ClientCertificate, "the client certificate is never shown, because every URI of the API starts with http").As(lint.Warning)
			}
		}
	},
}

// soon is how long before its end a client certificate is reported: one lives
// for 365 days.
const soon = 30 * 24 * time.Hour

// checkEnd warns of a client certificate that a stage may show and that ends
// soon, by the clock of whoever runs the rule.
func checkEnd(p *lint.Pass, certificate *model.ClientCertificate) {
	end, known := certificate.End()
	at := slices.IndexFunc(p.Model.Stages, func(s *model.Stage) bool { return s.ClientCertificate.Same(certificate.ID) == model.Yes })
	if !known || p.Now.IsZero() || end.Sub(p.Now) > soon || at < 0 && len(p.Model.Stages) > 0 {
		return
	}
	finding := p.Report(certificate.Expires, "client certificate %s ends on %s: backends that verify it then refuse API Gateway", certificate.ID, end.Format(time.DateOnly)).As(lint.Warning)
	if at >= 0 {
		finding.Because(p.Model.Stages[at].ClientCertificate, "the stage shows it")
	}
}

func checkClientCertificate(p *lint.Pass, in *model.Integration, listener *model.Listener) {
	if privateHTTP(in) && in.TLS.Written() {
		p.Report(in, "the listener demands a client certificate, but an HTTP API has none").
			Because(listener.MutualTLS, "the listener demands it here")
		return
	}
	if in.Protocol != model.REST || in.API == nil || !verifiedName(in).Present() {
		return
	}
	for _, stage := range in.API.Stages {
		if stage.ClientCertificate.Absent() {
			p.Report(in, "the listener demands a client certificate, but stage %s has none", stage.StageName).As(lint.Warning).
				Because(listener.MutualTLS, "the listener demands it here").Because(stage, "the stage stands here")
		}
	}
}

// onlyPlain tells that every backend of an API is called by plain HTTP.
func onlyPlain(api *model.API) bool {
	plain := func(in *model.Integration) bool {
		endpoint, ok := in.URI.Endpoint()
		return ok && endpoint.Scheme == "http"
	}
	calls := slices.ContainsFunc(api.Integrations, plain)
	return calls && !api.Elsewhere && !slices.ContainsFunc(api.Integrations, func(in *model.Integration) bool {
		return !plain(in) && !in.Kind.Is("MOCK")
	})
}
