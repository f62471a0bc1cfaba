package simulate

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/linkproof/linkproof/schema/model"
)

// chain makes the certificate of a server that an authority stands behind by
// way of an intermediate one, and the authority.
func chain(t *testing.T, holder identity) (own, authority *tls.Certificate) {
	t.Helper()
	authority = made(t, identity{CommonName: "Root", Authority: true}, nil)
	intermediate := made(t, identity{CommonName: "Intermediate", Authority: true}, authority)
	return made(t, holder, intermediate), authority
}

func made(t *testing.T, holder identity, issuer *tls.Certificate) *tls.Certificate {
	t.Helper()
	certificate, err := holder.signedBy(issuer)
	if err != nil {
		t.Fatal(err)
	}
	return certificate
}

// secure runs a TLS server for the test that tells which certificate clients
// showed, and gives the backend that leads to it.
func secure(t *testing.T, shown, root *tls.Certificate, asks tls.ClientAuthType) *Server {
	t.Helper()
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-SNI", r.TLS.ServerName)
		for _, certificate := range r.TLS.PeerCertificates {
			w.Header().Set("X-Client", certificate.Subject.String())
		}
	}))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.TLS = &tls.Config{Certificates: []tls.Certificate{*shown}, ClientAuth: asks}
	server.StartTLS()
	t.Cleanup(server.Close)
	roots := x509.NewCertPool()
	if root != nil {
		roots.AddCert(root.Leaf)
	}
	backend, err := NewServer(server.URL, Allowed{Roots: roots})
	if err != nil {
		t.Fatal(err)
	}
	return backend
}

// only shows the first certificates of a chain.
func only(count int, of *tls.Certificate) *tls.Certificate {
	return &tls.Certificate{Certificate: of.Certificate[:count], PrivateKey: of.PrivateKey, Leaf: of.Leaf}
}

func TestVerifiesServers(t *testing.T) {
	mismatch := func(subject string) string {
		return "Host name 'api.shop.example' does not match the certificate subject provided by the peer (" + subject + ")"
	}
	named := identity{Names: []string{"other.example", "api.shop.example"}}
	own, root := chain(t, named)
	selfSigned := made(t, named, nil)
	late, lateRoot := chain(t, identity{Names: named.Names, Expired: true})
	type server struct{ shown, root *tls.Certificate }
	of := func(holder identity) server {
		own, root := chain(t, holder)
		return server{only(2, own), root}
	}
	for name, test := range map[string]struct {
		server
		anyIssuer bool
		// line is what the log says; empty when all is well.
		line string
	}{
		"right name":                       {server: of(named)},
		"root shown too":                   {server: server{own, root}},
		"missing intermediate":             {server: server{only(1, own), root}, line: lineUntrusted},
		"unknown authority":                {server: server{own, nil}, line: lineUntrusted},
		"unknown authority, any issuer":    {server: server{own, nil}, anyIssuer: true},
		"unknown authority not shown":      {server: server{only(2, own), nil}, anyIssuer: true, line: lineUntrusted},
		"known authority, any issuer":      {server: of(named), anyIssuer: true},
		"missing intermediate, any issuer": {server: server{only(1, own), root}, anyIssuer: true, line: lineUntrusted},
		"self-signed":                      {server: server{selfSigned, nil}, line: lineUntrusted},
		"self-signed, any issuer":          {server: server{selfSigned, nil}, anyIssuer: true},
		"self-signed and known":            {server: server{selfSigned, selfSigned}},
		"expired":                          {server: server{late, lateRoot}, line: lineExpired},
		"expired, any issuer":              {server: server{late, nil}, anyIssuer: true, line: lineExpired},
		"other name":                       {server: of(identity{Names: []string{"shop.example"}}), line: mismatch("CN=shop.example")},
		"other name, any issuer":           {server: of(identity{Names: []string{"shop.example"}}), anyIssuer: true, line: mismatch("CN=shop.example")},
		"wildcard over one label":          {server: of(identity{Names: []string{"*.shop.example"}})},
		"wildcard over two labels":         {server: of(identity{Names: []string{"*.example"}}), line: mismatch("CN=*.example")},
		"common name alone":                {server: of(identity{CommonName: "api.shop.example"})},
		"common name beside others":        {server: of(identity{CommonName: "api.shop.example", Names: []string{"shop.example"}}), line: mismatch("CN=api.shop.example")},
		"an address is no name":            {server: of(identity{Names: []string{"127.0.0.1"}}), line: mismatch("CN=127.0.0.1")},
		"no name at all":                   {server: of(identity{}), line: mismatch("")},
	} {
		t.Run(name, func(t *testing.T) {
			backend := secure(t, test.shown, test.root, tls.NoClientCert)
			response, err := backend.RoundTrip(t.Context(), secured("api.shop.example", test.anyIssuer))
			if test.line == "" {
				if err != nil || response.Headers.Get("X-SNI") != "api.shop.example" {
					t.Errorf("got %v, %v, want an answer", response, err)
				}
				return
			}
			wantFailure(t, err, Untrusted)
			if failure, _ := errors.AsType[*Failure](err); failure.Line != test.line || failure.Delivered {
				t.Errorf("got %q (delivered: %t), want %q", failure.Line, failure.Delivered, test.line)
			}
		})
	}
}

// secured is a request over TLS.
func secured(name string, anyIssuer bool) *Request {
	now := func() time.Time { return time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC) }
	return &Request{
		Method: "GET", URL: "https://" + name + "/", Timeout: time.Minute,
		TLS: &Handshake{Name: name, AnyIssuer: anyIssuer, CommonName: true, Now: now},
	}
}

func TestNameThatNobodyLooksAt(t *testing.T) {
	own, root := chain(t, identity{Names: []string{"other.example"}})
	request := secured("api.shop.example", false)
	request.TLS.Name = ""
	if _, err := secure(t, own, root, tls.NoClientCert).RoundTrip(t.Context(), request); err != nil {
		t.Error(err)
	}
}

func TestAddressesAreVerified(t *testing.T) {
	own, root := chain(t, identity{Names: []string{"10.1.2.3"}})
	backend := secure(t, own, root, tls.NoClientCert)
	response, err := backend.RoundTrip(t.Context(), secured("10.1.2.3", false))
	if err != nil || response.Headers.Has("X-SNI") && response.Headers.Get("X-SNI") != "" {
		t.Errorf("got %v, %v, want an answer without SNI", response, err)
	}
	_, err = backend.RoundTrip(t.Context(), secured("10.1.2.4", false))
	wantFailure(t, err, Untrusted)
}

func TestShowsClientCertificates(t *testing.T) {
	own, root := chain(t, identity{Names: []string{"api.shop.example"}})
	backend := secure(t, own, root, tls.RequestClientCert)
	for id, want := range map[string]string{"": "", "cert7": "CN=ApiGateway"} {
		request := secured("api.shop.example", false)
		request.TLS.ClientCertificate = id
		response, err := backend.RoundTrip(t.Context(), request)
		if err != nil || response.Headers.Get("X-Client") != want {
			t.Errorf("%q: got %v, %v, want %q", id, response, err, want)
		}
	}
	_, err := secure(t, own, root, tls.RequireAnyClientCert).RoundTrip(t.Context(), secured("api.shop.example", false))
	wantFailure(t, err, Unreachable)
}

func TestPlainHTTPOnATLSPort(t *testing.T) {
	own, root := chain(t, identity{Names: []string{"api.shop.example"}})
	request := secured("api.shop.example", false)
	request.TLS = nil
	response, err := secure(t, own, root, tls.NoClientCert).RoundTrip(t.Context(), request)
	if err != nil || response.Status != http.StatusBadRequest {
		t.Errorf("got %v, %v, want the 400 of the server", response, err)
	}
}

func TestTLSOnAPlainPort(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(server.Close)
	backend, err := NewServer("https://"+server.Listener.Addr().String(), Allowed{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = backend.RoundTrip(t.Context(), secured("api.shop.example", false))
	wantFailure(t, err, Unreachable)
}

func TestPlainServersStandInForTLS(t *testing.T) {
	backend := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusAccepted) })
	response, err := backend.RoundTrip(t.Context(), secured("api.shop.example", false))
	if err != nil || response.Status != http.StatusAccepted {
		t.Errorf("got %v, %v, want 202", response, err)
	}
}

func TestSecuredStub(t *testing.T) {
	holder := identity{Names: []string{"api.shop.example"}}
	answer := Static{Response{Status: 201}}
	for name, test := range map[string]struct {
		stub    *Secured
		request *Request
		kind    FailureKind
	}{
		"trusted":               {newSecured(holder, true, false, answer), secured("api.shop.example", false), 0},
		"not trusted":           {newSecured(holder, false, false, answer), secured("api.shop.example", false), Untrusted},
		"any issuer":            {newSecured(holder, false, false, answer), secured("api.shop.example", true), 0},
		"other name":            {newSecured(holder, true, false, answer), secured("shop.example", false), Untrusted},
		"plain":                 {newSecured(holder, true, false, answer), &Request{Method: "GET"}, Unreachable},
		"without a certificate": {newSecured(holder, true, true, answer), secured("api.shop.example", false), Unreachable},
	} {
		t.Run(name, func(t *testing.T) {
			for range 2 {
				response, err := test.stub.RoundTrip(t.Context(), test.request)
				if name == "trusted" || name == "any issuer" {
					if err != nil || response.Status != 201 {
						t.Errorf("got %v, %v, want 201", response, err)
					}
					continue
				}
				wantFailure(t, err, test.kind)
			}
		})
	}
	request := secured("api.shop.example", false)
	request.TLS.ClientCertificate = "cert7"
	if _, err := newSecured(holder, true, true, answer).RoundTrip(t.Context(), request); err != nil {
		t.Errorf("with a certificate: %v", err)
	}
}

func TestSubjectIsWrittenAsByJava(t *testing.T) {
	certificate := made(t, identity{CommonName: "*.shop.example"}, nil).Leaf
	if got := subjectOf(certificate); got != "CN=*.shop.example" {
		t.Errorf("got %q", got)
	}
}

func TestClientCertificateOfAStage(t *testing.T) {
	backends := []Binding{{Target: "*", Backend: newSecured(identity{Names: []string{"b.test"}}, true, true, Static{Response{Status: 200}})}}
	for name, test := range map[string]struct {
		uri, ofStage, ofCall, shown string
		status                      int
	}{
		"of the stage":     {"https://b.test/", "cert1", "", "cert1", 200},
		"of the call":      {"https://b.test/", "cert1", "cert2", "cert2", 200},
		"none":             {"https://b.test/", "", "", "", 504},
		"never over plain": {"http://b.test/", "cert1", "", "", 504},
	} {
		t.Run(name, func(t *testing.T) {
			setup := restTo(test.uri)
			setup.Backends, setup.Stage = backends, &model.Stage{StageName: literal("live")}
			if test.ofStage != "" {
				setup.Stage.ClientCertificate = literal(test.ofStage)
			}
			result, err := Run(t.Context(), setup, Call{Method: "GET", PathWithQuery: "/x", ClientCertificate: test.ofCall})
			if err != nil || result.Status != test.status {
				t.Fatalf("%d, %v, want %d", result.Status, err, test.status)
			}
			if sent := result.Trace.BackendRequest; sent != nil && (sent.ClientCertificate != test.shown || sent.SNI != "b.test") {
				t.Errorf("got %+v, want certificate %q", sent, test.shown)
			}
		})
	}
}
