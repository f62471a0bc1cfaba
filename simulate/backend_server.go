package simulate

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Server is a backend that is a real HTTP server. Requests go to it whatever
// host their URLs name; that host is in the Host header only.
type Server struct {
	address   *url.URL
	transport *http.Transport
}

// NewServer makes the backend of a URL with scheme and host and no path. A
// host beyond this machine has to be among the allowed ones, else the error is
// a *NotAllowed.
func NewServer(address string, allowed []string) (*Server, error) {
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
	guard := guard{host: parsed.Hostname(), allowed: allowed}
	if err := guard.checkHost(); err != nil {
		return nil, err
	}
	return &Server{address: parsed, transport: newTransport(guard)}, nil
}

// newTransport speaks HTTP/1.1 without proxies, and leaves compressed bodies
// as they are.
func newTransport(guard guard) *http.Transport {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	dialer := &net.Dialer{Control: guard.checkAddress}
	return &http.Transport{DialContext: dialer.DialContext, DisableCompression: true, Protocols: protocols}
}

// RoundTrip sends the request over a connection of its own. The headers of the
// response are in the order of their names, since that of the wire is not kept.
func (s *Server) RoundTrip(ctx context.Context, request *Request) (*Response, error) {
	sent, err := s.outgoing(request)
	if err != nil {
		return nil, err
	}
	limited := ctx
	if request.Timeout > 0 {
		var cancel context.CancelFunc
		limited, cancel = context.WithTimeout(ctx, request.Timeout)
		defer cancel()
	}
	defer s.transport.CloseIdleConnections()
	response, err := s.exchange(sent.WithContext(limited))
	if err == nil {
		return response, nil
	}
	err = fmt.Errorf("sending %s %s to %s: %w", request.Method, request.URL, s.address.Host, err)
	if kind, ok := kindOf(ctx, limited, err); ok {
		return nil, &Failure{Kind: kind, Cause: err}
	}
	return nil, err
}

// errTooLarge is the cause of TooLarge.
var errTooLarge = fmt.Errorf("the body has more than %d bytes", largestPayload)

func (s *Server) exchange(request *http.Request) (response *Response, err error) {
	received, err := s.transport.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, received.Body.Close()) }()
	body, err := io.ReadAll(io.LimitReader(received.Body, largestPayload+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("reading the body: %w", err)
	case len(body) > largestPayload:
		return nil, errTooLarge
	}
	return &Response{Status: received.StatusCode, Headers: sorted(received.Header), Body: body}, nil
}

// kindOf tells how the backend failed; it is not ok for errors that lie
// elsewhere, such as an end of the simulation or an untrusted certificate.
func kindOf(whole, limited context.Context, err error) (kind FailureKind, ok bool) {
	var refused *NotAllowed
	var certificate *tls.CertificateVerificationError
	var network net.Error
	switch {
	case errors.As(err, &refused) || errors.As(err, &certificate) || whole.Err() != nil:
		return 0, false
	case limited.Err() != nil:
		return TimedOut, true
	case errors.Is(err, errTooLarge):
		return TooLarge, true
	case errors.As(err, &network) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		return Unreachable, true
	default:
		return 0, false
	}
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
	asked.Scheme, asked.Host = s.address.Scheme, s.address.Host
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
