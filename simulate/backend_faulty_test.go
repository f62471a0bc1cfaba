package simulate

import (
	"bufio"
	"bytes"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// crowd is how many requests meet each fault at once.
const crowd = 100

// symptom is what callers of a REST and of an HTTP API see of a fault, and what
// the log says of it.
type symptom struct {
	rest, http int
	line, body string
}

var (
	broken   = symptom{rest: 504, http: 503, line: lineNetwork}
	timedOut = symptom{rest: 504, http: 503, line: lineTimeout}
)

// symptoms of the faults of stubs.
var symptoms = map[Fault]symptom{
	Reset:             broken,
	ResetInBody:       broken,
	TruncatedBody:     broken,
	WrongLength:       {rest: 200, http: 200, line: "Received response. Status: 200", body: "half"},
	HugeHeaders:       broken,
	InvalidStatusLine: broken,
	SlowDrip:          timedOut,
	NoAnswer:          timedOut,
}

// inCrowd sends many requests at once through an API and wants a symptom of
// each, and nothing left when they are over.
func inCrowd(t *testing.T, setup Setup, status int, want symptom) {
	t.Helper()
	before := runtime.NumGoroutine()
	var all sync.WaitGroup
	for range crowd {
		all.Go(func() {
			result, err := Run(t.Context(), setup, Call{Method: "GET", PathWithQuery: "/x"})
			if err != nil || result.Status != status || !strings.Contains(result.Log, want.line) || want.body != "" && result.Body != want.body {
				t.Errorf("%d %q, %v, want %d and %q:\n%s", result.Status, result.Body, err, status, want.line, result.Log)
			}
		})
	}
	all.Wait()
	left(t, before)
}

// left waits until no more goroutines are there than before.
func left(t *testing.T, before int) {
	t.Helper()
	const tries = 500
	for range tries {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines are left, %d were there before", runtime.NumGoroutine(), before)
}

func TestFaultsOfStubs(t *testing.T) {
	answer := Response{Status: 200, Headers: Headers{{"Content-Type", "text/plain"}}, Body: []byte("halfhalf")}
	for fault, want := range symptoms {
		t.Run(string(fault), func(t *testing.T) {
			backends := []Binding{{Target: "*", Backend: newFaulty(fault, answer, 20*time.Second)}}
			rest, other := restTo("http://b.test/"), httpTo("http://b.test/")
			rest.Backends, other.Backends = backends, backends
			inCrowd(t, rest, want.rest, want)
			inCrowd(t, other, want.http, want)
		})
	}
}

func TestFaultsAreRead(t *testing.T) {
	for fault := range symptoms {
		bindings, _, err := readStubs("stubs.yaml", "stubs:\n  - backend: {type: faulty, delay_ms: 1, body: ok, fault: "+string(fault)+"}")
		if err != nil || len(bindings) != 1 {
			t.Errorf("%s: %v, %v", fault, bindings, err)
		}
	}
	if len(symptoms) != len(faults) {
		t.Errorf("%d faults have symptoms, of %d", len(symptoms), len(faults))
	}
}

func TestDripInTime(t *testing.T) {
	backend := newFaulty(SlowDrip, Response{Status: 200, Body: []byte("ok")}, time.Second)
	response, err := backend.RoundTrip(t.Context(), &Request{Timeout: 2 * time.Second})
	if err != nil || string(response.Body) != "ok" {
		t.Errorf("got %v, %v, want ok", response, err)
	}
	_, err = backend.RoundTrip(t.Context(), &Request{Timeout: 2*time.Second - 1})
	wantFailure(t, err, TimedOut)
}

// misbehaving runs a server that does the same to every connection.
func misbehaving(t *testing.T, handle func(net.Conn)) *Server {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	all.Go(func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			all.Go(func() { handle(connection) })
		}
	})
	t.Cleanup(func() {
		if err := listener.Close(); err != nil {
			t.Error(err)
		}
		all.Wait()
	})
	backend, err := NewServer("http://"+listener.Addr().String(), Allowed{})
	if err != nil {
		t.Fatal(err)
	}
	return backend
}

// silent reads until the client gives up.
func silent(connection net.Conn) {
	_, _ = new(bytes.Buffer).ReadFrom(connection)
	_ = connection.Close()
}

// dripping sends a body that never ends, as long as the client reads it.
func dripping(connection net.Conn) {
	_, err := http.ReadRequest(bufio.NewReader(connection))
	if err == nil {
		_, err = connection.Write([]byte("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"))
	}
	for err == nil {
		_, err = connection.Write([]byte("."))
		time.Sleep(time.Millisecond)
	}
	_ = connection.Close()
}

func TestFaultsOfServers(t *testing.T) {
	answer := Response{Status: 200, Body: []byte("halfhalf")}
	for fault, want := range symptoms {
		t.Run(string(fault), func(t *testing.T) {
			handle := faulty{fault, answer}.serve
			switch fault {
			case NoAnswer:
				handle = silent
			case SlowDrip:
				handle = dripping
			default:
			}
			setup := restTo("http://b.test/")
			if want == timedOut {
				setup.Route.Integration.Timeout = model.KnownValue(100, syntax.Span{})
			}
			setup.Backends = []Binding{{Target: "*", Backend: misbehaving(t, handle)}}
			inCrowd(t, setup, want.rest, want)
		})
	}
}

func TestStreamsPassWhatIsTooLarge(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if _, err := w.Write(make([]byte, largestPayload+1)); err != nil {
			t.Log(err)
		}
	}))
	t.Cleanup(server.Close)
	backend, err := NewServer(server.URL, Allowed{})
	if err != nil {
		t.Fatal(err)
	}
	for mode, want := range map[string]int{"BUFFERED": 500, "STREAM": 200} {
		setup := restTo("http://b.test/")
		setup.Route.Integration.TransferMode = literal(mode)
		setup.Backends = []Binding{{Target: "*", Backend: backend}}
		result, err := Run(t.Context(), setup, Call{Method: "GET", PathWithQuery: "/x"})
		if err != nil || result.Status != want {
			t.Errorf("%s: %d, %v, want %d", mode, result.Status, err, want)
		}
	}
}
