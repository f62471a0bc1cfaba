package simulate

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestEcho(t *testing.T) {
	request := &Request{
		Method: "POST", URL: "http://backend.test/a%2Fb/c?x=1&x=%2B&y=", Body: []byte("payload"),
		Headers: Headers{{"X-A", "1"}, {"Host", "backend.test"}, {"X-A", "2"}},
	}
	response, err := Echo{}.RoundTrip(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"method":"POST","path":"/a%2Fb/c","query":{"x":["1","+"],"y":[""]},` +
		`"headers":{"Host":["backend.test"],"X-A":["1","2"]},"body":"payload"}`
	if diff := cmp.Diff(want, string(response.Body)); diff != "" {
		t.Errorf("body (-want +got):\n%s", diff)
	}
	if response.Status != 200 || response.Headers.Get("content-type") != "application/json" {
		t.Errorf("got status %d and headers %v", response.Status, response.Headers)
	}
}

func TestEchoOfABareHost(t *testing.T) {
	response, err := Echo{}.RoundTrip(t.Context(), &Request{Method: "GET", URL: "http://backend.test"})
	if err != nil || !strings.Contains(string(response.Body), `"path":"/"`) {
		t.Errorf("got %+v, %v; want the path /", response, err)
	}
	if _, err := (Echo{}).RoundTrip(t.Context(), &Request{Method: "GET", URL: "http://%zz/"}); err == nil {
		t.Error("a URL that is none was echoed")
	}
}

func TestEchoBody(t *testing.T) {
	backend := EchoBody{Headers: Headers{{"Content-Type", "text/plain"}}}
	got, err := backend.RoundTrip(t.Context(), &Request{Body: []byte("as sent")})
	want := &Response{Status: 200, Headers: backend.Headers, Body: []byte("as sent")}
	if err != nil || !cmp.Equal(got, want) {
		t.Errorf("got %v, %v; want %v", got, err, want)
	}
}

func TestStaticGivesCopies(t *testing.T) {
	backend := Static{Response{Status: 418, Body: []byte("tea")}}
	first, err := backend.RoundTrip(t.Context(), &Request{})
	if err != nil {
		t.Fatal(err)
	}
	first.Status = 500
	second, err := backend.RoundTrip(t.Context(), &Request{})
	if err != nil || second.Status != 418 || string(second.Body) != "tea" {
		t.Errorf("got %v, %v; want 418 tea", second, err)
	}
}

func TestSlow(t *testing.T) {
	for name, test := range map[string]struct {
		delay, timeout, slept time.Duration
		timedOut              bool
	}{
		"in time":         {delay: 300 * time.Millisecond, timeout: time.Second, slept: 300 * time.Millisecond},
		"just in time":    {delay: time.Second, timeout: time.Second, slept: time.Second},
		"too late":        {delay: time.Minute, timeout: time.Second, slept: time.Second, timedOut: true},
		"without timeout": {delay: time.Minute, slept: time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			var slept time.Duration
			backend := Slow{Delay: test.delay, Backend: Static{Response{Status: 204}}, Sleep: func(_ context.Context, delay time.Duration) error {
				slept = delay
				return nil
			}}
			response, err := backend.RoundTrip(t.Context(), &Request{Timeout: test.timeout})
			if slept != test.slept {
				t.Errorf("slept %v, want %v", slept, test.slept)
			}
			if test.timedOut {
				wantFailure(t, err, TimedOut)
			} else if err != nil || response.Status != 204 {
				t.Errorf("got %v, %v; want 204", response, err)
			}
		})
	}
}

func TestSlowStopsWithTheContext(t *testing.T) {
	backend := Slow{Delay: time.Second, Backend: Echo{}, Sleep: func(context.Context, time.Duration) error { return context.Canceled }}
	_, err := backend.RoundTrip(t.Context(), &Request{URL: "http://backend.test/", Timeout: time.Minute})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the end of the context", err)
	}
}

func TestSlowWithoutSleeping(t *testing.T) {
	_, err := Slow{Delay: time.Hour, Backend: Echo{}}.RoundTrip(t.Context(), &Request{Timeout: time.Minute})
	wantFailure(t, err, TimedOut)
}

func TestBackendsThatDoNotAnswer(t *testing.T) {
	_, err := Refusing{}.RoundTrip(t.Context(), &Request{})
	wantFailure(t, err, Unreachable)
	_, err = Nobody{}.RoundTrip(t.Context(), &Request{Method: "GET", URL: "http://backend.test/a"})
	var failure *Failure
	if err == nil || errors.As(err, &failure) || !strings.Contains(err.Error(), "GET http://backend.test/a") {
		t.Errorf("got %v, want an error that names the request and is no failure", err)
	}
}

func wantFailure(t *testing.T, err error, kind FailureKind) {
	t.Helper()
	var failure *Failure
	if !errors.As(err, &failure) {
		t.Fatalf("got error %v, want a *Failure", err)
	}
	if failure.Kind != kind || failure.Cause == nil {
		t.Errorf("got %v (kind %d), want kind %d with a cause", err, failure.Kind, kind)
	}
}
