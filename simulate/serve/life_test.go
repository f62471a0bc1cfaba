package serve_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/linkproof/linkproof/schema/cfn"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate"
	"github.com/linkproof/linkproof/simulate/serve"
)

// gate is a backend that tells when a request arrives and answers when it is
// opened.
type gate struct{ arrived, open chan struct{} }

func newGate() gate { return gate{make(chan struct{}, 100), make(chan struct{})} }

func (g gate) RoundTrip(ctx context.Context, _ *simulate.Request) (*simulate.Response, error) {
	g.arrived <- struct{}{}
	select {
	case <-g.open:
		return &simulate.Response{Status: 200, Body: []byte("late")}, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("waiting: %w", ctx.Err())
	}
}

func TestRequestsUnderWayEndWhenTheServerStops(t *testing.T) {
	backend := newGate()
	server := run(t, siteOf(t, rest, "", simulate.Binding{Target: "*", Backend: backend}), serve.Options{})
	by := client(t)
	var all sync.WaitGroup
	for range 10 {
		all.Go(func() {
			if got, err := server.ask(t, by, "GET", "/prod/a", "", nil); err != nil || got.body != "late" {
				t.Errorf("%+v, %v", got, err)
			}
		})
	}
	for range 10 {
		<-backend.arrived
	}
	all.Go(func() {
		if err := server.stop(); err != nil {
			t.Error(err)
		}
	})
	for {
		if _, err := server.ask(t, &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}, "GET", "/none", "", nil); err != nil {
			break // it takes no further connections
		}
	}
	close(backend.open)
	all.Wait()
}

func TestTooManyRequestsAreThrottled(t *testing.T) {
	backend := newGate()
	server := run(t, siteOf(t, rest, "", simulate.Binding{Target: "*", Backend: backend}), serve.Options{Concurrency: 2})
	by := client(t)
	var all sync.WaitGroup
	for range 2 {
		all.Go(func() {
			if got, err := server.ask(t, by, "GET", "/prod/a", "", nil); err != nil || got.status != 200 {
				t.Errorf("%+v, %v", got, err)
			}
		})
		<-backend.arrived
	}
	got, err := server.ask(t, by, "GET", "/prod/a", "", nil)
	if err != nil || got.status != 429 || got.body != `{"message":"Too Many Requests"}` || got.header.Get("X-Amzn-ErrorType") != "TooManyRequestsException" {
		t.Errorf("%+v, %v", got, err)
	}
	close(backend.open)
	all.Wait()
}

// TestChangesDropNoRequest changes the site all the while requests come.
func TestChangesDropNoRequest(t *testing.T) {
	backend := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write([]byte(r.URL.Path)) }))
	t.Cleanup(backend.Close)
	site := func(folder string) *serve.Site {
		kept, err := simulate.NewServer(backend.URL, simulate.Allowed{Clock: now})
		if err != nil {
			t.Fatal(err)
		}
		return siteOf(t, strings.Replace(rest, "backend.test/", "backend.test/"+folder+"/", 1), "", simulate.Binding{Target: "*", Backend: kept})
	}
	server := run(t, site("0"), serve.Options{})
	by := client(t)
	var answered atomic.Int64
	ctx, cancel := context.WithCancel(t.Context())
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for ctx.Err() == nil {
				got, err := server.ask(t, by, "GET", "/prod/a", "", nil)
				if err != nil || got.status != 200 || !strings.HasSuffix(got.body, "/a") {
					t.Errorf("%+v, %v", got, err)
				}
				answered.Add(1)
			}
		})
	}
	for version := range 50 {
		changed := strconv.Itoa(version)
		server.handler.Change(site(changed))
		if got, err := server.ask(t, by, "GET", "/prod/a", "", nil); err != nil || got.body != "/"+changed+"/a" {
			t.Errorf("after change %s: %+v, %v", changed, got, err)
		}
	}
	cancel()
	all.Wait()
	if answered.Load() == 0 {
		t.Error("nothing was asked meanwhile")
	}
}

func TestCallerThatGoesAwayLeavesNothing(t *testing.T) {
	backend := newGate()
	server := run(t, siteOf(t, rest, "", simulate.Binding{Target: "*", Backend: backend}), serve.Options{})
	connection := server.dial(t)
	if _, err := connection.Write([]byte("GET /prod/a HTTP/1.1\r\nHost: localhost\r\n\r\n")); err != nil {
		t.Fatal(err)
	}
	<-backend.arrived
	_ = connection.Close()
	if err := server.stop(); err != nil { // waits for the request, which ends with its caller
		t.Error(err)
	}
	if reports := server.reports.String(); reports != "" {
		t.Errorf("reported: %s", reports)
	}
}

// failing is a backend that panics.
type failing struct{}

func (failing) RoundTrip(context.Context, *simulate.Request) (*simulate.Response, error) { panic("oh") }

func TestFailuresOfTheSimulatorAreTold(t *testing.T) {
	server := run(t, siteOf(t, rest, "", simulate.Binding{Target: "*", Backend: failing{}}), serve.Options{})
	got, err := server.ask(t, client(t), "GET", "/prod/a", "", nil)
	if err != nil || got.status != 500 || got.body != "linkproof: the simulator failed: oh\n" || !strings.Contains(server.reports.String(), "RoundTrip") {
		t.Errorf("%+v, %v; %s", got, err, server.reports)
	}
}

func TestWhatTheFilesDoNotTellIsNotImplemented(t *testing.T) {
	const unknown = "http://${Unknown}/{proxy}"
	template := strings.Replace(rest, "Uri: http://backend.test/{proxy}", `Uri: !Sub "`+unknown+`"`, 1)
	template = strings.Replace(template, "Resources:", "Parameters: {Unknown: {Type: String}}\nResources:", 1)
	server := run(t, siteOf(t, template, "", echo()), serve.Options{})
	got, err := server.ask(t, client(t), "GET", "/prod/a", "", nil)
	if err != nil || got.status != 501 || !strings.Contains(got.body, "pass --parameter Unknown=...") || !strings.Contains(server.reports.String(), "pass --parameter Unknown=...") {
		t.Errorf("%+v, %v; %s", got, err, server.reports)
	}
}

func TestAdmin(t *testing.T) {
	server := run(t, siteOf(t, rest, "", echo()), serve.Options{})
	by := client(t)
	for _, path := range []string{"/prod/a", "/prod/b", "/prod"} {
		if _, err := server.ask(t, by, "GET", path, "", nil); err != nil {
			t.Fatal(err)
		}
	}
	admin := server.handler.Admin()
	ask := func(host, path string) (int, string) {
		request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, http.NoBody)
		request.Host = host
		recorder := httptest.NewRecorder()
		admin.ServeHTTP(recorder, request)
		return recorder.Code, recorder.Body.String()
	}
	if status, body := ask("localhost", "/healthz"); status != 200 || body != "ok\n" {
		t.Errorf("%d %s", status, body)
	}
	if status, _ := ask("evil.test", "/metrics"); status != 403 {
		t.Errorf("%d for another host", status)
	}
	_, body := ask("localhost", "/metrics")
	lines := strings.Split(body, "\n")
	for _, want := range []string{
		`linkproof_requests_total{route="",status="403"} 1`,
		`linkproof_requests_total{route="ANY /{proxy+}",status="200"} 2`,
		`linkproof_requests_in_flight 0`,
		`linkproof_request_duration_seconds_bucket{le="+Inf"} 3`,
		`linkproof_request_duration_seconds_count 3`,
	} {
		if !slices.Contains(lines, want) {
			t.Errorf("%s is missing in\n%s", want, body)
		}
	}
}

func TestAPIsWithoutStages(t *testing.T) {
	server := run(t, siteOf(t, strings.Split(other, "  Default:")[0], "", echo()), serve.Options{})
	if got, err := server.ask(t, client(t), "GET", "/a", "", nil); err != nil || got.status != 200 {
		t.Errorf("an HTTP API has the default stage: %+v, %v", got, err)
	}
	m := cfn.Load(syntax.Read("template.yaml", []byte(strings.Split(rest, "  Prod:")[0]), syntax.DefaultLimits()), model.Given{}, nil).Worlds[0]
	if _, err := serve.NewSite(simulate.Setup{Model: m, API: m.APIs[0]}, nil); err == nil {
		t.Error("a REST API without stages is served")
	}
}
