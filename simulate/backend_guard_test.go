package simulate

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"
)

func TestNewServerAllows(t *testing.T) {
	for _, test := range []struct {
		address, allowed string
		ok               bool
	}{
		{"http://127.0.0.1:8080", "", true},
		{"http://127.8.9.10/", "", true},
		{"https://[::1]:8443", "", true},
		{"http://LocalHost:80", "", true},
		{"http://[::ffff:127.0.0.1]:80", "", true},
		{"http://10.0.0.1", "", false},
		{"http://0.0.0.0:80", "", false},
		{"http://[2001:db8::1]:80", "", false},
		{"http://169.254.169.254", "", false},
		{"http://localhost.example.com", "", false},
		{"http://127.0.0.1.example.com", "", false},
		{"http://example.com", "example.org", false},
		{"http://example.com:8080", "EXAMPLE.com", true},
		{"http://10.0.0.1", "10.0.0.1", true},
	} {
		_, err := NewServer(test.address, Allowed{Hosts: []string{test.allowed}})
		var refused *NotAllowed
		switch {
		case test.ok && err != nil:
			t.Errorf("%s: %v", test.address, err)
		case !test.ok && !errors.As(err, &refused):
			t.Errorf("%s: got %v, want a *NotAllowed", test.address, err)
		case !test.ok && !strings.HasSuffix(err.Error(), "--allow-host "+refused.Host):
			t.Errorf("%s: %q does not say how to allow it", test.address, err)
		}
	}
}

func TestNewServerRefuses(t *testing.T) {
	for address, want := range map[string]string{
		"127.0.0.1:8080":               "reading the URL of a backend",
		"ftp://127.0.0.1":              "should be a URL such as",
		"http://":                      "should be a URL such as",
		"http://:8080":                 "should be a URL such as",
		"http://127.0.0.1/base":        "the path comes from the integration",
		"http://127.0.0.1?x=1":         "the path comes from the integration",
		"http://me:secret@127.0.0.1:1": "me:xxxxx@127.0.0.1",
	} {
		_, err := NewServer(address, Allowed{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", address, err, want)
		}
	}
}

// TestGuardOfAddresses dials nothing: Control is asked before the connection is
// made, for the address that a name turned out to mean.
func TestGuardOfAddresses(t *testing.T) {
	for _, test := range []struct {
		host, allowed, address string
		ok                     bool
	}{
		{"localhost", "", "127.0.0.1:80", true},
		{"localhost", "", "[::1]:80", true},
		{"localhost", "", "192.0.2.1:80", false},
		{"localhost", "", "[fe80::1%lo]:80", false},
		{"example.com", "example.com", "192.0.2.1:80", true},
		{"example.com", "", "without a port", false},
	} {
		err := guard{test.host, []string{test.allowed}}.checkAddress("tcp", test.address, nil)
		if (err == nil) != test.ok {
			t.Errorf("%s at %s: got %v, want ok %v", test.host, test.address, err, test.ok)
		}
	}
}

// TestServerAsksTheGuard has a transport dial 192.0.2.1, which is reserved for
// documentation, and wants it stopped before a packet leaves.
func TestServerAsksTheGuard(t *testing.T) {
	guarded := guard{host: "localhost"}
	transport := newTransport(guarded)
	dial := transport.DialContext
	transport.DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
		return dial(ctx, network, "192.0.2.1:80")
	}
	backend, err := NewServer("http://localhost", Allowed{})
	if err != nil {
		t.Fatal(err)
	}
	backend.transport = transport
	_, err = backend.RoundTrip(t.Context(), &Request{Method: "GET", URL: "http://backend.test/", Timeout: time.Minute})
	var refused *NotAllowed
	var failure *Failure
	if !errors.As(err, &refused) || errors.As(err, &failure) || refused.Address != "192.0.2.1" {
		t.Errorf("got %v, want a *NotAllowed of 192.0.2.1", err)
	}
}

func TestParseBinding(t *testing.T) {
	for text, target := range map[string]string{
		"*=http://127.0.0.1:8080": "*",
		"arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/web/1/2=https://localhost:8443": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/web/1/2",
		"arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-1?stage=prod=http://127.0.0.1":       "arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-1?stage=prod",
	} {
		binding, err := ParseBinding(text, Allowed{})
		if err != nil || binding.Target != target || binding.Backend == nil {
			t.Errorf("%s: got %v, %v; want target %s", text, binding, err, target)
		}
	}
	for text, want := range map[string]string{
		"":                         "should be TARGET=URL",
		"http://127.0.0.1":         "should be TARGET=URL",
		"=http://127.0.0.1":        "should be TARGET=URL",
		"*=127.0.0.1:80":           "should be TARGET=URL",
		"Listener=http://10.0.0.1": "binding a backend to Listener: the host 10.0.0.1 is not this machine, so nothing is sent there; allow it with --allow-host 10.0.0.1",
	} {
		if _, err := ParseBinding(text, Allowed{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}
