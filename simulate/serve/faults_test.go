package serve_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate"
	"github.com/linkproof/linkproof/simulate/serve"
)

// faultyStubs are backends that do wrong what their path says, and one that does
// nothing wrong. The integration waits for 29 seconds.
const faultyStubs = `
stubs:
- {path: /fine, backend: {status: 200, body: fine}}
- {path: /delay, backend: {type: slow, delay_ms: 60000, body: halfhalf}}
- {path: /short-delay, backend: {type: slow, delay_ms: 20, body: halfhalf}}
- {path: /reset, backend: {type: faulty, fault: reset, body: halfhalf}}
- {path: /reset-in-body, backend: {type: faulty, fault: reset-in-body, body: halfhalf}}
- {path: /truncated-body, backend: {type: faulty, fault: truncated-body, body: halfhalf}}
- {path: /wrong-length, backend: {type: faulty, fault: wrong-length, body: halfhalf}}
- {path: /huge-headers, backend: {type: faulty, fault: huge-headers, body: halfhalf}}
- {path: /invalid-status-line, backend: {type: faulty, fault: invalid-status-line, body: halfhalf}}
- {path: /slow-drip, backend: {type: faulty, fault: slow-drip, delay_ms: 10000, body: halfhalf}}
- {path: /no-answer, backend: {type: faulty, fault: no-answer}}
- {path: /unreachable, backend: {type: unreachable}}
`

// seen is what callers of a REST API and of an HTTP API see of a fault.
type seen struct {
	rest, other         int
	restBody, otherBody string
}

const (
	cutOff  = `{"message": "Network error communicating with endpoint"}`
	tooLate = `{"message": "Endpoint request timed out"}`
	service = `{"message":"Service Unavailable"}`
)

var (
	broken = seen{504, 503, cutOff, service}
	late   = seen{504, 503, tooLate, service}
)

// TestFaultsUnderLoad sends each fault a hundred times, all at once and among
// requests that go well.
func TestFaultsUnderLoad(t *testing.T) {
	const crowd = 100
	// Time goes a hundred times as fast for the stubs.
	sleep := func(ctx context.Context, delay time.Duration) error {
		timer := time.NewTimer(delay / 100)
		defer timer.Stop()
		select {
		case <-timer.C:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	stubs, _, err := simulate.ReadStubs(syntax.Read("stubs.yaml", []byte(faultyStubs), syntax.DefaultLimits()))
	if err != nil {
		t.Fatal(err)
	}
	backends := simulate.Waiting(stubs, sleep)
	restServer := run(t, siteOf(t, rest, "", backends...), serve.Options{Concurrency: 5000})
	otherServer := run(t, siteOf(t, other, "", backends...), serve.Options{Concurrency: 5000})
	by := client(t)
	var all sync.WaitGroup
	check := func(server *running, path string, status int, body string) {
		all.Go(func() {
			got, err := server.ask(t, by, "GET", path, "", nil)
			if err != nil || got.status != status || got.body != body {
				t.Errorf("%s: %d %s, %v; want %d %s", path, got.status, got.body, err, status, body)
			}
		})
	}
	for fault, want := range map[string]seen{
		"delay": late, "slow-drip": late, "no-answer": late,
		"reset": broken, "reset-in-body": broken, "truncated-body": broken, "huge-headers": broken, "invalid-status-line": broken, "unreachable": broken,
		"wrong-length": {200, 200, "half", "half"}, "short-delay": {200, 200, "halfhalf", "halfhalf"}, "fine": {200, 200, "fine", "fine"},
	} {
		for range crowd {
			check(restServer, "/prod/"+fault, want.rest, want.restBody)
			check(otherServer, "/"+fault, want.other, want.otherBody)
		}
		all.Wait()
	}
	if reports := restServer.reports.String() + otherServer.reports.String(); reports != "" {
		t.Errorf("reported: %s", reports)
	}
}
