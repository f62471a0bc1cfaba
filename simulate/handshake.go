package simulate

import (
	"crypto/tls"
	"crypto/x509"
	"net"
	"time"

	"github.com/linkproof/linkproof/schema/model"
)

// Handshake is how API Gateway speaks TLS to a backend.
type Handshake struct {
	// Name is what it sends as SNI and looks for on the certificate; empty when it
	// does neither.
	Name string
	// AnyIssuer takes certificates of every authority, as long as the server shows
	// its root. Dates and name count nevertheless.
	AnyIssuer bool
	// Unverified takes every certificate, as load balancers do.
	Unverified bool
	// CommonName tells that the common name counts where there is no other.
	CommonName bool
	// ClientCertificate names the certificate that is shown to servers which ask
	// for one; empty for none.
	ClientCertificate string
	// Now tells whether certificates are expired.
	Now func() time.Time
}

// config is that of a client which trusts the roots; nil trusts those of the
// system.
func (h *Handshake) config(roots *x509.CertPool) *tls.Config {
	return &tls.Config{
		ServerName:           h.Name,
		MinVersion:           tls.VersionTLS12,
		Time:                 h.Now,
		InsecureSkipVerify:   true, // VerifyConnection does it as API Gateway does
		VerifyConnection:     func(state tls.ConnectionState) error { return h.verify(state.PeerCertificates, roots) },
		GetClientCertificate: h.show,
	}
}

// show gives the client certificate: a stand-in, since AWS keeps the key of the
// real one. Without any, the server gets an empty list.
func (h *Handshake) show(*tls.CertificateRequestInfo) (*tls.Certificate, error) {
	if h.ClientCertificate == "" {
		return &tls.Certificate{}, nil
	}
	return identity{CommonName: clientSubject}.selfSigned()
}

// indication is the name in the handshake: addresses are not sent. Source: RFC
// 6066, section 3.
func (h *Handshake) indication() string {
	if net.ParseIP(h.Name) != nil {
		return ""
	}
	return h.Name
}

// clientSubject is the common name on certificates that API Gateway makes.
// Source: developer guide, "Generate and configure an SSL certificate for
// backend authentication".
const clientSubject = "ApiGateway"

// handshake gives how TLS is spoken to the target; nil for plain HTTP.
func (ex *Exchange) handshake() (*Handshake, error) {
	shown := ex.clientCertificate()
	if ex.address.Scheme != "https" {
		if shown != "" {
			ex.note("client certificate", "certificate "+shown+" is not shown: plain HTTP knows none", ex.integration.URI.Where())
		}
		return nil, nil //nolint:nilnil // plain HTTP is no error
	}
	made := &Handshake{Name: ex.address.Hostname(), CommonName: ex.takes(commonName, "counts"), ClientCertificate: shown, Now: ex.Now}
	in := ex.integration
	if ex.API.Protocol == model.HTTP {
		if in.UsesLink() && !ex.namesServer(in.TLS) {
			made.Name = ""
		}
		return made, nil
	}
	if in.TLS == nil {
		return made, nil
	}
	skips, known := in.TLS.SkipVerification.Or(false)
	if !known {
		return nil, untold("whether verification is skipped", in.TLS.SkipVerification)
	}
	made.AnyIssuer = skips
	return made, nil
}

// namesServer tells whether the TLS configuration of a private integration says
// which name a certificate should have.
func (ex *Exchange) namesServer(settings *model.TLSConfig) bool {
	if settings.ServerName.Absent() {
		return ex.assumes(unnamedCertificate, "target", settings.Where())
	}
	if !settings.ServerName.Known() {
		ex.note("tls", "the name on the certificate is not looked at, since serverNameToVerify is not known", settings.ServerName.Where())
	}
	return settings.ServerName.Known()
}

// clientCertificate names the certificate of the call or the stage.
func (ex *Exchange) clientCertificate() string {
	if ex.Call.ClientCertificate != "" || ex.Stage == nil || !ex.Stage.ClientCertificate.Present() {
		return ex.Call.ClientCertificate
	}
	return standIn(ex.Stage.ClientCertificate)
}
