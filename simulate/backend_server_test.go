package simulate

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// serve runs a server for the test and gives the backend that leads to it.
func serve(t *testing.T, handler http.HandlerFunc) *Server {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	backend, err := NewServer(server.URL, Allowed{})
	if err != nil {
		t.Fatal(err)
	}
	return backend
}

func get(t *testing.T, backend Backend, url string) (*Response, error) {
	t.Helper()
	return backend.RoundTrip(t.Context(), &Request{Method: "GET", URL: url, Timeout: time.Minute})
}

func TestServerGetsTheRequest(t *testing.T) {
	type seen struct {
		Method, Host, URI, Proto, Body string
		Length                         int64
		Header                         http.Header
	}
	requests := make(chan seen, 1)
	backend := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		requests <- seen{r.Method, r.Host, r.RequestURI, r.Proto, string(body), r.ContentLength, r.Header}
	})
	for name, test := range map[string]struct {
		request Request
		want    seen
	}{
		"host of the URL, raw path and query": {
			Request{Method: "POST", URL: "https://orders.internal:8443/a%2Fb//c?x=1&x=%2B", Body: []byte("payload"), Headers: Headers{
				{"X-A", "1"},
				{"X-A", "2"},
				{"user-agent", "me"},
				{"Content-Length", "999"},
				{"Transfer-Encoding", "chunked"},
			}},
			seen{"POST", "orders.internal:8443", "/a%2Fb//c?x=1&x=%2B", "HTTP/1.1", "payload", 7, http.Header{
				"Content-Length": {"7"}, "User-Agent": {"me"}, "X-A": {"1", "2"},
			}},
		},
		"host of the headers, nothing added": {
			Request{Method: "GET", URL: "http://orders.internal", Headers: Headers{{"host", "mapped.test"}}},
			seen{"GET", "mapped.test", "/", "HTTP/1.1", "", 0, http.Header{}},
		},
		"empty body": {
			Request{Method: "PUT", URL: "http://orders.internal/"},
			seen{"PUT", "orders.internal", "/", "HTTP/1.1", "", 0, http.Header{"Content-Length": {"0"}}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := backend.RoundTrip(t.Context(), &test.request); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, <-requests); diff != "" {
				t.Errorf("request (-want +got):\n%s", diff)
			}
		})
	}
}

func TestServerKeepsHeaderNames(t *testing.T) {
	lines := make(chan string, 1)
	backend := raw(t, func(connection net.Conn) {
		request := make([]byte, 4096)
		n, err := connection.Read(request)
		if err != nil {
			t.Error(err)
		}
		lines <- string(request[:n])
		if _, err := io.WriteString(connection, "HTTP/1.1 204 No Content\r\n\r\n"); err != nil {
			t.Error(err)
		}
	})
	request := &Request{Method: "GET", URL: "http://backend.test/", Headers: Headers{{"x-lower-CASE", "v"}}, Timeout: time.Minute}
	if _, err := backend.RoundTrip(t.Context(), request); err != nil {
		t.Fatal(err)
	}
	if got, want := <-lines, "GET / HTTP/1.1\r\nHost: backend.test\r\nx-lower-CASE: v\r\n\r\n"; got != want {
		t.Errorf("got request %q, want %q", got, want)
	}
}

// raw runs a server that handles one connection byte by byte.
func raw(t *testing.T, handle func(net.Conn)) *Server {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		handle(connection)
		if err := connection.Close(); err != nil {
			t.Error(err)
		}
	}()
	t.Cleanup(func() {
		if err := listener.Close(); err != nil {
			t.Error(err)
		}
		<-done
	})
	backend, err := NewServer("http://"+listener.Addr().String(), Allowed{})
	if err != nil {
		t.Fatal(err)
	}
	return backend
}

// answering runs a server that answers a request with the given bytes.
func answering(t *testing.T, answer string) *Server {
	t.Helper()
	return raw(t, func(connection net.Conn) {
		if _, err := connection.Read(make([]byte, 4096)); err != nil {
			t.Error(err)
		}
		if _, err := io.WriteString(connection, answer); err != nil {
			t.Error(err)
		}
	})
}

func TestServerPassesAnswersOn(t *testing.T) {
	var compressed bytes.Buffer
	writer := gzip.NewWriter(&compressed)
	if _, err := writer.Write([]byte("hello")); err != nil {
		t.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	backend := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/redirect" {
			http.Redirect(w, r, "/elsewhere", http.StatusFound)
			return
		}
		w.Header()["Date"] = nil
		w.Header().Set("Content-Type", "text/plain")
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Add("X-Many", "1")
		w.Header().Add("X-Many", "2")
		if _, err := w.Write(compressed.Bytes()); err != nil {
			t.Error(err)
		}
	})
	response, err := get(t, backend, "http://backend.test/")
	if err != nil {
		t.Fatal(err)
	}
	want := Headers{
		{"Content-Encoding", "gzip"},
		{"Content-Length", decimal(compressed.Len())},
		{"Content-Type", "text/plain"},
		{"X-Many", "1"},
		{"X-Many", "2"},
	}
	if diff := cmp.Diff(want, response.Headers); diff != "" || !bytes.Equal(response.Body, compressed.Bytes()) {
		t.Errorf("body %q, headers (-want +got):\n%s", response.Body, diff)
	}
	response, err = get(t, backend, "http://backend.test/redirect")
	if err != nil || response.Status != 302 || response.Headers.Get("Location") != "/elsewhere" {
		t.Errorf("got %v, %v; want the redirect itself", response, err)
	}
}

func TestServerTimesOut(t *testing.T) {
	backend := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/stalls" {
			w.WriteHeader(http.StatusOK)
			if err := http.NewResponseController(w).Flush(); err != nil {
				t.Error(err)
			}
		}
		<-r.Context().Done()
	})
	for _, path := range []string{"/silent", "/stalls"} {
		_, err := backend.RoundTrip(t.Context(), &Request{Method: "GET", URL: "http://backend.test" + path, Timeout: 20 * time.Millisecond})
		wantFailure(t, err, TimedOut)
	}
}

func TestServerTimesOutBeforeItIsAsked(t *testing.T) {
	backend := serve(t, func(http.ResponseWriter, *http.Request) {})
	_, err := backend.RoundTrip(t.Context(), &Request{Method: "GET", URL: "http://backend.test/", Timeout: time.Nanosecond})
	wantFailure(t, err, TimedOut)
}

// TestDiallerSeesTheDeadlineFirst: a dialler that runs out of time gives its error
// before the context has ended.
func TestDiallerSeesTheDeadlineFirst(t *testing.T) {
	dialer := net.Dialer{Deadline: time.Unix(1, 0)}
	_, err := dialer.DialContext(t.Context(), "tcp", "127.0.0.1:9")
	if failure := new(progress).failure(t.Context(), err); failure.Kind != TimedOut {
		t.Errorf("%v is of kind %d", err, failure.Kind)
	}
}

func TestServerStopsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	backend := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	_, err := backend.RoundTrip(ctx, &Request{Method: "GET", URL: "http://backend.test/", Timeout: time.Minute})
	var failure *Failure
	if !errors.Is(err, context.Canceled) || errors.As(err, &failure) {
		t.Errorf("got %v, want the end of the context and no failure", err)
	}
}

func TestServerUnreachable(t *testing.T) {
	closed := httptest.NewServer(http.NotFoundHandler())
	closed.Close()
	backend, err := NewServer(closed.URL, Allowed{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = get(t, backend, "http://backend.test/")
	wantFailure(t, err, Unreachable)

	for name, answer := range map[string]string{
		"closed without an answer": "",
		"closed within the body":   "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := get(t, answering(t, answer), "http://backend.test/")
			wantFailure(t, err, Unreachable)
		})
	}
}

func TestServerNameThatDoesNotResolve(t *testing.T) {
	backend, err := NewServer("http://nowhere.invalid:8080", Allowed{Hosts: []string{"Nowhere.invalid"}})
	if err != nil {
		t.Fatal(err)
	}
	backend.transport.DialContext = func(context.Context, string, string) (net.Conn, error) {
		return nil, &net.DNSError{Err: "no such host", Name: "nowhere.invalid", IsNotFound: true}
	}
	_, err = get(t, backend, "http://backend.test/")
	wantFailure(t, err, Unreachable)
}

func TestServerThatSwitchesProtocols(t *testing.T) {
	backend := answering(t, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: chat\r\nConnection: Upgrade\r\n\r\n")
	var failure *Failure
	if _, err := get(t, backend, "http://backend.test/"); !errors.As(err, &failure) || failure.Kind != Unreachable {
		t.Errorf("got %v", err)
	}
}

func TestServerThatSpeaksNoHTTP(t *testing.T) {
	backend := answering(t, "500 command not recognized\r\n")
	_, err := get(t, backend, "http://backend.test/")
	wantFailure(t, err, Unreachable)
	if !strings.Contains(err.Error(), "malformed") {
		t.Errorf("got %v, want an error that tells what came back", err)
	}
}

func TestServerWithLargeBody(t *testing.T) {
	size := largestPayload
	backend := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		if _, err := w.Write(make([]byte, size)); err != nil {
			t.Log(err)
		}
	})
	response, err := get(t, backend, "http://backend.test/")
	if err != nil || len(response.Body) != largestPayload {
		t.Errorf("a body of the largest size: %v", err)
	}
	size++
	_, err = get(t, backend, "http://backend.test/")
	wantFailure(t, err, TooLarge)
}
