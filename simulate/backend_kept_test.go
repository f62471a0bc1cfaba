package simulate

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// keeping gives the backend of a server that keeps connections.
func keeping(t *testing.T, address string, clock func() time.Time) *Server {
	t.Helper()
	backend, err := NewServer(address, Allowed{Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(backend.CloseIdle)
	return backend
}

// still is a clock that stands.
func still() time.Time { return time.Unix(1000, 0) }

func TestKeptConnectionServesAgain(t *testing.T) {
	var opened atomic.Int64
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		w.Header().Set("X-Method", r.Method)
		_, _ = fmt.Fprintf(w, "%s %s %s", r.Host, r.RequestURI, body)
	}))
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			opened.Add(1)
		}
	}
	server.Start()
	t.Cleanup(server.Close)
	var now atomic.Int64
	backend := keeping(t, server.URL, func() time.Time { return time.Unix(now.Load(), 0) })
	send := func(method, body, want string) {
		t.Helper()
		response, err := backend.RoundTrip(t.Context(), &Request{Method: method, URL: "http://b.test/x?y=1", Body: []byte(body), Timeout: time.Minute})
		if err != nil || string(response.Body) != want || response.Headers.Get("X-Method") != method {
			t.Errorf("%s: %+v, %v", method, response, err)
		}
	}
	send("GET", "", "b.test /x?y=1 ")
	send("POST", "payload", "b.test /x?y=1 payload")
	send("HEAD", "", "")
	send("GET", "", "b.test /x?y=1 ")
	if opened.Load() != 1 {
		t.Errorf("%d connections were opened for four requests", opened.Load())
	}
	server.CloseClientConnections()
	send("POST", "payload", "b.test /x?y=1 payload")
	now.Add(int64(2 * idleTimeout / time.Second))
	send("GET", "", "b.test /x?y=1 ")
	if opened.Load() != 3 {
		t.Errorf("%d connections were opened; the first was closed by the server, the second waited for too long", opened.Load())
	}
	backend.CloseIdle()
	send("GET", "", "b.test /x?y=1 ")
	if waiting := backend.kept.pop(greeting{}); waiting != nil {
		t.Error("a connection waits after the end")
	}
}

// misbehave serves a connection: what a request asks for is done wrong.
func misbehave(connection net.Conn) {
	defer func() { _ = connection.Close() }()
	reader := bufio.NewReader(connection)
	for {
		request, err := http.ReadRequest(reader)
		if err != nil {
			return
		}
		_, _ = io.Copy(io.Discard, request.Body)
		fault := strings.TrimPrefix(request.URL.Path, "/")
		if fault == "fine" {
			_, _ = io.WriteString(connection, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine")
			continue
		}
		if fault == string(NoAnswer) {
			_, _ = reader.ReadByte() // until the other side hangs up
			return
		}
		if fault == string(SlowDrip) {
			_, _ = io.WriteString(connection, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nf")
			_, _ = reader.ReadByte()
			return
		}
		broken := faulty{fault: Fault(fault), answer: Response{Status: 200, Body: []byte("halfhalf")}}
		_, _ = connection.Write(broken.wire())
		if tcp, ok := connection.(*net.TCPConn); ok && (broken.fault == Reset || broken.fault == ResetInBody) {
			_ = tcp.SetLinger(0)
			return
		}
		if broken.fault != WrongLength {
			return
		}
	}
}

// listenRaw serves connections and gives the address.
func listenRaw(t *testing.T, serve func(net.Conn)) string {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
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
			all.Go(func() { serve(connection) })
		}
	})
	t.Cleanup(func() {
		if err := listener.Close(); err != nil {
			t.Error(err)
		}
		all.Wait()
	})
	return "http://" + listener.Addr().String()
}

// TestFaultsOnKeptConnections sends each fault many times among requests that go
// well: none of them may suffer from the faults of its neighbours.
func TestFaultsOnKeptConnections(t *testing.T) {
	before := runtime.NumGoroutine()
	t.Cleanup(func() { left(t, before) })
	backend := keeping(t, listenRaw(t, misbehave), still)
	kinds := map[Fault]FailureKind{
		Reset: Unreachable, ResetInBody: Unreachable, TruncatedBody: Unreachable, HugeHeaders: Unreachable,
		InvalidStatusLine: Unreachable, SlowDrip: TimedOut, NoAnswer: TimedOut,
	}
	var all sync.WaitGroup
	ask := func(path string, timeout time.Duration) (*Response, error) {
		return backend.RoundTrip(t.Context(), &Request{Method: "GET", URL: "http://b.test/" + path, Timeout: timeout})
	}
	for _, name := range faults {
		kind, fails := kinds[Fault(name)]
		for range crowd {
			all.Go(func() {
				timeout := time.Minute
				if kind == TimedOut {
					timeout = 50 * time.Millisecond
				}
				response, err := ask(name, timeout)
				if fails {
					wantFailure(t, err, kind)
				} else if err != nil || string(response.Body) != "half" {
					t.Errorf("%s: %+v, %v", name, response, err)
				}
			})
			all.Go(func() {
				if response, err := ask("fine", time.Minute); err != nil || string(response.Body) != "fine" {
					t.Errorf("beside %s: %+v, %v", name, response, err)
				}
			})
		}
	}
	all.Wait()
}

func TestKeptConnectionEndsWithTheCaller(t *testing.T) {
	backend := keeping(t, listenRaw(t, misbehave), still)
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(10*time.Millisecond, cancel)
	_, err := backend.RoundTrip(ctx, &Request{Method: "GET", URL: "http://b.test/no-answer", Timeout: time.Minute})
	if _, failed := err.(*Failure); err == nil || failed { //nolint:errorlint // no failure of the backend, whatever is in it
		t.Errorf("got %v", err)
	}
}

func TestKeptConnectionSendsOnlyHTTP(t *testing.T) {
	backend := keeping(t, listenRaw(t, misbehave), still)
	for name, request := range map[string]Request{
		"name":   {Method: "GET", Headers: Headers{{"a b", "1"}}},
		"value":  {Method: "GET", Headers: Headers{{"a", "1\r\nb: 2"}}},
		"host":   {Method: "GET", Headers: Headers{{"Host", "a\nb"}}},
		"method": {Method: "GET /x"},
	} {
		request.URL = "http://b.test/fine"
		if response, err := backend.RoundTrip(t.Context(), &request); err == nil {
			t.Errorf("%s: sent, and %+v came back", name, response)
		}
	}
}

func TestKeptConnectionsOfTLS(t *testing.T) {
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, r.TLS.ServerName) }))
	t.Cleanup(server.Close)
	backend := keeping(t, server.URL, still)
	backend.roots = server.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	for _, test := range []struct{ name, want string }{{"example.com", "example.com"}, {"example.com", "example.com"}, {"other.test", ""}} {
		response, err := backend.RoundTrip(t.Context(), &Request{Method: "GET", URL: "https://b.test/", TLS: &Handshake{Name: test.name, Now: time.Now}}) //nolint:forbidigo // certificates of httptest are of now
		switch {
		case test.want == "":
			wantFailure(t, err, Untrusted)
		case err != nil || string(response.Body) != test.want:
			t.Errorf("%s: %+v, %v", test.name, response, err)
		}
	}
	if waiting := len(backend.kept.idle[greetingOf(&Handshake{Name: "example.com"})]); waiting != 1 {
		t.Errorf("%d connections wait", waiting)
	}
}
