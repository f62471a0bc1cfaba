package simulate

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"sync"
)

// Secured is a backend behind a TLS server with a certificate made for it. The
// server shows its certificate and that of the authority which issued it.
type Secured struct {
	backend Backend
	// made gives the configuration of the server and the roots that clients have.
	made func() (*tls.Config, *x509.CertPool, error)
}

// newSecured puts a backend behind a server that is who it says it is; trusted
// tells whether clients know the authority that says so, and demands whether
// they have to show a certificate themselves.
func newSecured(holder identity, trusted, demands bool, backend Backend) *Secured {
	var once sync.Once
	var config *tls.Config
	var roots *x509.CertPool
	var failed error
	return &Secured{backend: backend, made: func() (*tls.Config, *x509.CertPool, error) {
		once.Do(func() { config, roots, failed = holder.serve(trusted, demands) })
		return config, roots, failed
	}}
}

// authorityName is the subject of the authority that issues the certificates of
// stubs.
const authorityName = "Stub Authority"

func (i identity) serve(trusted, demands bool) (*tls.Config, *x509.CertPool, error) {
	authority, err := identity{CommonName: authorityName, Authority: true}.selfSigned()
	if err != nil {
		return nil, nil, err
	}
	own, err := i.signedBy(authority)
	if err != nil {
		return nil, nil, err
	}
	roots := x509.NewCertPool()
	if trusted {
		roots.AddCert(authority.Leaf)
	}
	config := &tls.Config{Certificates: []tls.Certificate{*own}, MinVersion: tls.VersionTLS12, SessionTicketsDisabled: true}
	if demands {
		config.ClientAuth = tls.RequireAnyClientCert
	}
	return config, roots, nil
}

// RoundTrip shakes hands, then lets the backend answer. Plain HTTP is not
// understood.
func (s *Secured) RoundTrip(ctx context.Context, request *Request) (*Response, error) {
	if request.TLS == nil {
		return nil, &Failure{Kind: Unreachable, Cause: errors.New("plain HTTP arrives at a stub that speaks TLS")}
	}
	if err := s.shake(ctx, request.TLS); err != nil {
		return nil, err
	}
	return s.backend.RoundTrip(ctx, request)
}

// shake does the handshake of a client with the server of the stub.
func (s *Secured) shake(ctx context.Context, with *Handshake) error {
	config, roots, err := s.made()
	if err != nil {
		return fmt.Errorf("making the certificate of a stub: %w", err)
	}
	var asked, answered error
	failed := onLoopback(ctx, func(connection net.Conn) {
		answered = tls.Server(connection, config).HandshakeContext(ctx)
		answered = errors.Join(answered, connection.Close())
	}, func(address string) { asked = greet(ctx, address, with.config(roots)) })
	if err = errors.Join(failed, asked); err == nil {
		err = answered
	}
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return fmt.Errorf("shaking hands with a stub: %w", err)
	default:
		return handshakeFailure(err)
	}
}

// greet does the part of the client and hangs up.
func greet(ctx context.Context, address string, config *tls.Config) (err error) {
	connection, err := (&net.Dialer{}).DialContext(ctx, "tcp", address)
	if err != nil {
		return fmt.Errorf("dialling: %w", err)
	}
	defer func() { err = errors.Join(err, connection.Close()) }()
	return tls.Client(connection, config).HandshakeContext(ctx)
}

// handshakeFailure tells a refused certificate from other ends of a handshake.
func handshakeFailure(err error) *Failure {
	if refused, ok := errors.AsType[*refusal](err); ok {
		return &Failure{Kind: Untrusted, Cause: refused.cause, Line: refused.line}
	}
	return &Failure{Kind: Unreachable, Cause: err}
}
