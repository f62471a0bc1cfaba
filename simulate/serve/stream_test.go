package serve_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/simulate"
	"github.com/linkproof/linkproof/simulate/serve"
)

// streaming is the REST API with an integration that streams.
var streaming = strings.Replace(rest, "TimeoutInMillis: 29000\n", "TimeoutInMillis: 29000\n        ResponseTransferMode: STREAM\n", 1)

// slowly answers in two pieces and waits between them to be released, then ends
// by what is given.
func slowly(t *testing.T, end func()) (backend simulate.Binding, release chan struct{}) {
	t.Helper()
	release = make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Kind", "stream")
		_, _ = io.WriteString(w, "first ")
		w.(http.Flusher).Flush()
		<-release
		_, _ = io.WriteString(w, "second")
		end()
	}))
	t.Cleanup(server.Close)
	made, err := simulate.NewServer(server.URL, simulate.Allowed{Clock: now})
	if err != nil {
		t.Fatal(err)
	}
	return simulate.Binding{Target: "*", Backend: made}, release
}

// TestAnswersAreStreamed: the caller has the first piece before the backend
// writes the second.
func TestAnswersAreStreamed(t *testing.T) {
	backend, release := slowly(t, func() {})
	server := run(t, siteOf(t, strings.Replace(streaming, "$context.status", "$context.status $context.responseLength", 1), "", backend), serve.Options{})
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+server.address+"/prod/a", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	response, err := client(t).Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // it was read
	first := make([]byte, len("first "))
	if _, err := io.ReadFull(response.Body, first); err != nil || string(first) != "first " || response.Header.Get("X-Kind") != "stream" {
		t.Errorf("%q, %v, %v", first, response.Header, err)
	}
	close(release)
	if second, err := io.ReadAll(response.Body); err != nil || string(second) != "second" {
		t.Errorf("%q, %v", second, err)
	}
	if err := server.stop(); err != nil {
		t.Fatal(err)
	}
	if got := server.log.String(); !strings.Contains(got, " 200 12 ") {
		t.Errorf("access log %q", got)
	}
}

// TestBrokenStreams: a stream that breaks off breaks off for the caller.
func TestBrokenStreams(t *testing.T) {
	backend, release := slowly(t, func() { panic(http.ErrAbortHandler) })
	close(release)
	server := run(t, siteOf(t, streaming, "", backend), serve.Options{})
	got, err := server.ask(t, client(t), "GET", "/prod/a", "", nil)
	if err == nil || got.status != http.StatusOK || !strings.HasPrefix(got.body, "first ") {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestOthersAreBuffered: without the transfer mode STREAM a broken answer never
// begins.
func TestOthersAreBuffered(t *testing.T) {
	backend, release := slowly(t, func() { panic(http.ErrAbortHandler) })
	close(release)
	server := run(t, siteOf(t, rest, "", backend), serve.Options{})
	if got, err := server.ask(t, client(t), "GET", "/prod/a", "", nil); err != nil || got.status < 500 || strings.Contains(got.body, "first") {
		t.Errorf("%+v, %v", got, err)
	}
}
