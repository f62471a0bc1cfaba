package simulate

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"
)

// Allowed is what a person lets servers be.
type Allowed struct {
	// Hosts are those beyond this machine that may be dialled.
	Hosts []string
	// Roots are the authorities whose certificates are trusted; nil for those of
	// the system.
	Roots *x509.CertPool
	// Clock tells how long connections wait for further requests; nil for those
	// that serve once.
	Clock func() time.Time
}

// Server is a backend that is a real HTTP server. Requests go to it whatever
// host their URLs name; that host is in the Host header only.
type Server struct {
	address   *url.URL
	roots     *x509.CertPool
	transport *http.Transport
	// kept are connections for further requests; nil when each serves once.
	kept *connections
}

// NewServer makes the backend of a URL with scheme and host and no path. A
// host beyond this machine has to be among the allowed ones, else the error is
// a *NotAllowed.
func NewServer(address string, allowed Allowed) (*Server, error) {
	parsed, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("reading the URL of a backend: %w", err)
	}
	switch {
	case parsed.Scheme != "http" && parsed.Scheme != "https" || parsed.Hostname() == "":
		return nil, fmt.Errorf("the backend %q should be a URL such as http://127.0.0.1:8080", address)
	case parsed.Path != "" && parsed.Path != "/" || parsed.RawQuery != "" || parsed.Fragment != "" || parsed.User != nil:
		return nil, fmt.Errorf("the backend %q should be scheme, host and port only: the path comes from the integration", parsed.Redacted())
	}
	guard := guard{host: parsed.Hostname(), allowed: allowed.Hosts}
	if err := guard.checkHost(); err != nil {
		return nil, err
	}
	server := &Server{address: parsed, roots: allowed.Roots, transport: newTransport(guard)}
	if allowed.Clock != nil {
		server.kept = newConnections(dialled(parsed), &net.Dialer{Control: guard.checkAddress}, allowed.Clock)
	}
	return server, nil
}

// dialled is the address of a server with its port.
func dialled(server *url.URL) string {
	port := server.Port()
	switch {
	case port != "":
	case server.Scheme == "https":
		port = "443"
	default:
		port = "80"
	}
	return net.JoinHostPort(server.Hostname(), port)
}

// newTransport speaks HTTP/1.1 without proxies, and leaves compressed bodies
// as they are.
func newTransport(guard guard) *http.Transport {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	dialer := &net.Dialer{Control: guard.checkAddress}
	return &http.Transport{
		DialContext: dialer.DialContext, DisableCompression: true, Protocols: protocols, MaxResponseHeaderBytes: largestAnswerHead,
		MaxIdleConnsPerHost: -1, // no connection serves twice, and the server is not told
	}
}

// CloseIdle closes the connections that wait for further requests; no others
// will wait.
func (s *Server) CloseIdle() {
	if s.kept != nil {
		s.kept.close()
	}
}

// largestAnswerHead is how much a status line and headers may have. What AWS
// takes of backends is not documented; this is ten times what it takes of
// callers.
const largestAnswerHead = 100 << 10

// RoundTrip sends the request over a connection of its own, or over one of those
// that are kept. The headers of the
// response are in the order of their names, since that of the wire is not kept.
func (s *Server) RoundTrip(ctx context.Context, request *Request) (*Response, error) {
	sent, err := s.outgoing(request)
	if err != nil {
		return nil, err
	}
	limited, end := withTimeout(ctx, request.Timeout)
	var way progress
	var response *Response
	if s.kept != nil && len(request.Body) <= largestAtOnce && !request.Streamed {
		response, err = s.sendKept(limited, &way, sent, request)
	} else {
		response, err = s.sendOnce(limited, &way, sent, request)
	}
	if err == nil && response.Rest != nil {
		response.Rest = &ending{response.Rest, end}
		return response, nil
	}
	defer end()
	if err == nil {
		return response, nil
	}
	err = fmt.Errorf("sending %s %s to %s: %w", request.Method, request.URL, s.address.Host, err)
	if isNotAllowed(err) || ctx.Err() != nil || !way.asked && limited.Err() == nil {
		return nil, err
	}
	return nil, way.failure(limited, err)
}

// withTimeout gives a context that ends after a time; zero is no limit.
func withTimeout(ctx context.Context, after time.Duration) (limited context.Context, end func()) {
	if after <= 0 {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, after)
}

// ending is a body after which the time of its request ends.
type ending struct {
	io.ReadCloser
	end func()
}

// Close closes the body.
func (e *ending) Close() error {
	defer e.end()
	return e.ReadCloser.Close() //nolint:wrapcheck // nobody looks at it
}

// speaksTLS tells whether TLS is spoken. A server of plain HTTP stands in for
// one behind TLS; one behind TLS gets plain HTTP when that is what is sent.
func (s *Server) speaksTLS(request *Request) bool {
	return request.TLS != nil && s.address.Scheme == "https"
}

// progress tells how far a request got.
type progress struct{ asked, connected bool }

func (p *progress) trace() *httptrace.ClientTrace {
	return &httptrace.ClientTrace{
		GetConn: func(string) { p.asked = true },
		GotConn: func(httptrace.GotConnInfo) { p.connected = true },
	}
}

// sendOnce sends a request over a connection of its own.
func (s *Server) sendOnce(ctx context.Context, way *progress, sent *http.Request, request *Request) (response *Response, err error) {
	transport := s.transport
	if s.speaksTLS(request) {
		transport = transport.Clone()
		transport.TLSClientConfig = request.TLS.config(s.roots)
	}
	received, err := transport.RoundTrip(sent.WithContext(httptrace.WithClientTrace(ctx, way.trace())))
	if err != nil {
		return nil, err //nolint:wrapcheck // RoundTrip says what was done
	}
	if request.Streamed && received.StatusCode != http.StatusSwitchingProtocols {
		return &Response{Status: received.StatusCode, Headers: sorted(received.Header), Rest: received.Body}, nil
	}
	defer func() { err = errors.Join(err, received.Body.Close()) }()
	if received.StatusCode == http.StatusSwitchingProtocols {
		return nil, errSwitches
	}
	body, err := io.ReadAll(io.LimitReader(received.Body, request.limit()+1))
	if err != nil {
		return nil, fmt.Errorf("reading the body: %w", err)
	}
	return request.received(received, body)
}

// sendKept sends a request over a connection for several.
func (s *Server) sendKept(ctx context.Context, way *progress, sent *http.Request, request *Request) (*Response, error) {
	if err := checkSendable(sent); err != nil {
		return nil, err
	}
	var of greeting
	var config *tls.Config
	if s.speaksTLS(request) {
		of, config = greetingOf(request.TLS), request.TLS.config(s.roots)
	}
	answer, err := s.kept.send(ctx, way, sent, of, config)
	if err != nil {
		return nil, err
	}
	body, err := answer.read(request.limit())
	if err != nil {
		return nil, err
	}
	return request.received(answer.Response, body)
}

// limit is how large an answer may be.
func (r *Request) limit() int64 {
	if r.Unlimited {
		return math.MaxInt64 - 1
	}
	return largestPayload
}

// received gives an answer, unless it is too large.
func (r *Request) received(from *http.Response, body []byte) (*Response, error) {
	if int64(len(body)) > r.limit() {
		return nil, tooLarge(max(from.ContentLength, int64(len(body))))
	}
	return &Response{Status: from.StatusCode, Headers: sorted(from.Header), Body: body}, nil
}

// errSwitches is an answer that nobody asked for: API Gateway speaks HTTP/1.1 to
// backends and never asks for another protocol.
var errSwitches = errors.New("the server switches protocols")

// failure tells how the backend failed. Errors that lie elsewhere, such as an
// end of the simulation or a header that cannot be sent, are none.
func (p *progress) failure(limited context.Context, err error) *Failure {
	if failure, ok := errors.AsType[*Failure](err); ok {
		return failure
	}
	if refused, ok := errors.AsType[*refusal](err); ok {
		return &Failure{Kind: Untrusted, Cause: err, Line: refused.line}
	}
	failure := &Failure{Kind: Unreachable, Cause: err, Delivered: p.connected}
	if limited.Err() != nil || ranOut(err) { // a dialler may see the deadline before the context does
		failure.Kind = TimedOut
	}
	return failure
}

// ranOut tells whether a deadline has passed: one of a context, as diallers give
// it, or one of a connection.
func ranOut(err error) bool {
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, os.ErrDeadlineExceeded)
}

func isNotAllowed(err error) bool {
	_, is := errors.AsType[*NotAllowed](err)
	return is
}

// framing are headers that net/http writes by itself.
var framing = lowerSet("Host", "Content-Length", "Transfer-Encoding", "Trailer")

// outgoing makes the request for the wire: header names as they are, but for
// User-Agent, which net/http knows by one spelling only.
func (s *Server) outgoing(request *Request) (*http.Request, error) {
	asked, err := urlOf(request)
	if err != nil {
		return nil, err
	}
	host := asked.Host
	if request.Headers.Has("Host") {
		host = request.Headers.Get("Host")
	}
	asked.Scheme, asked.Host = "http", s.address.Host
	if s.speaksTLS(request) {
		asked.Scheme = "https"
	}
	sent := &http.Request{
		Method: request.Method, URL: asked, Host: host, Header: http.Header{"User-Agent": {""}},
		Body: io.NopCloser(bytes.NewReader(request.Body)), ContentLength: int64(len(request.Body)),
	}
	if len(request.Body) == 0 {
		sent.Body = http.NoBody
	}
	if agent := request.Headers.Get("User-Agent"); agent != "" {
		sent.Header.Set("User-Agent", agent)
	}
	for _, header := range request.Headers.Without("User-Agent") {
		if !framing[strings.ToLower(header.Name)] {
			sent.Header[header.Name] = append(sent.Header[header.Name], header.Value)
		}
	}
	return sent, nil
}

func sorted(header http.Header) Headers {
	var headers Headers
	for _, name := range slices.Sorted(maps.Keys(header)) {
		for _, value := range header[name] {
			headers = append(headers, Header{name, value})
		}
	}
	return headers
}
