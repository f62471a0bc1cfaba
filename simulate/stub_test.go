package simulate

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/syntax"
)

const stubFile = `
stubs:
  - path: /orders/*
    method: get
    backend: {type: static, status: 201, headers: {Content-Type: text/plain, X-N: [1, 2]}, body: hello}
  - target: arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/web/1/2
    backend: {type: static, body_base64: AAH/}
  - path: /slow
    backend: {type: slow, delay_ms: 1000, body: late}
  - {path: /down, backend: {type: unreachable}}
  - {path: /mirror, backend: {type: echo-body}}
  - {path: /never, backend: {type: none}}
  - {method: PUT, backend: {type: echo}}
environment:
  vpc_links: {vlink1: {version: 1, target: nlb, endpoint: "http://backend.test"}}
  listeners: {"arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/web/1/2": "http://backend.test"}
  cloud_map: {srv-1: [{AWS_INSTANCE_IPV4: 10.0.0.1, AWS_INSTANCE_PORT: 8080, attributes: {stage: prod}}]}
  api_keys: [{value: on}, {value: off, enabled: false}]
  stages: [beta, $default]
`

func readStubs(name, text string) ([]Binding, *Environment, error) {
	return ReadStubs(syntax.Read(name, []byte(text), syntax.DefaultLimits()))
}

func TestStubs(t *testing.T) {
	bindings, _, err := readStubs("stubs.yaml", stubFile)
	if err != nil {
		t.Fatal(err)
	}
	if len(bindings) != 2 || bindings[0].Target != "*" || !strings.HasSuffix(bindings[1].Target, "/app/web/1/2") {
		t.Fatalf("got bindings %v, want * and the listener", bindings)
	}
	for _, test := range []struct {
		binding      int
		method, path string
		want         Response
	}{
		{0, "GET", "/orders/7", Response{Status: 201, Headers: Headers{{"Content-Type", "text/plain"}, {"X-N", "1"}, {"X-N", "2"}}, Body: []byte("hello")}},
		{0, "GET", "/mirror?x=1", Response{Status: 200, Body: []byte("sent")}},
		{1, "PATCH", "/anything/at/all", Response{Status: 200, Body: []byte{0, 1, 0xff}}},
	} {
		request := &Request{Method: test.method, URL: "http://backend.test" + test.path, Body: []byte("sent")}
		got, err := bindings[test.binding].Backend.RoundTrip(t.Context(), request)
		if err != nil {
			t.Errorf("%s %s: %v", test.method, test.path, err)
			continue
		}
		if diff := cmp.Diff(test.want, *got); diff != "" {
			t.Errorf("%s %s (-want +got):\n%s", test.method, test.path, diff)
		}
	}
}

func TestStubsThatFail(t *testing.T) {
	bindings, _, err := readStubs("stubs.yaml", stubFile)
	if err != nil {
		t.Fatal(err)
	}
	ask := func(method, path string) error {
		_, err := bindings[0].Backend.RoundTrip(t.Context(), &Request{Method: method, URL: "http://backend.test" + path, Timeout: 1})
		return err
	}
	wantFailure(t, ask("GET", "/slow"), TimedOut)
	wantFailure(t, ask("GET", "/down"), Unreachable)
	for _, test := range []struct{ method, path, want string }{
		{"GET", "/orders/7/items?x=1", `no stub of target "*" in stubs.yaml answers GET /orders/7/items`},
		{"POST", "/orders/7", `no stub of target "*" in stubs.yaml answers POST /orders/7`},
		{"GET", "/never", "GET http://backend.test/never arrived at a backend of type none, which no request should reach"},
	} {
		if err := ask(test.method, test.path); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s %s: got %v, want %s", test.method, test.path, err, test.want)
		}
	}
	var unknown *Unknown
	if err := ask("POST", "/orders/7"); !errors.As(err, &unknown) {
		t.Errorf("got %v, want an *Unknown", err)
	}
	if err := ask("PUT", "/orders/7"); err != nil {
		t.Errorf("the last stub should answer PUT: %v", err)
	}
}

func TestEnvironment(t *testing.T) {
	_, got, err := readStubs("stubs.yaml", stubFile)
	if err != nil {
		t.Fatal(err)
	}
	want := &Environment{
		Links:     map[string]EnvironmentLink{"vlink1": {1, "nlb", "http://backend.test", ""}},
		Listeners: map[string]string{"arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/web/1/2": "http://backend.test"},
		CloudMap: map[string][]EnvironmentInstance{
			"srv-1": {{"AWS_INSTANCE_IPV4": "10.0.0.1", "AWS_INSTANCE_PORT": "8080", "stage": "prod"}},
		},
		APIKeys: []EnvironmentKey{{Value: "on", Enabled: true}, {Value: "off"}},
		Stages:  []string{"beta", "$default"},
	}
	for i, key := range got.APIKeys {
		if key.Where.Text() != []string{"{value: on}", "{value: off, enabled: false}"}[i] {
			t.Errorf("key %s stands at %s", key.Value, key.Where.Text())
		}
		got.APIKeys[i].Where = syntax.Span{}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("environment (-want +got):\n%s", diff)
	}
}

func TestStubsInJSON(t *testing.T) {
	bindings, environment, err := readStubs("stubs.json", `{"stubs": [{"target": "Listener", "backend": {"type": "echo"}}]}`)
	if err != nil || len(bindings) != 1 || bindings[0].Target != "Listener" || len(environment.Links) != 0 {
		t.Errorf("got %v, %v, %v; want one binding of Listener", bindings, environment, err)
	}
}

func TestReadStubsRefuses(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", `stubs.yaml:1:1: the file is empty; stubs, backend or environment should stand in it`},
		{"[]", `stubs.yaml:1:1: a map should stand here`},
		{"stub: []", `stubs.yaml:1:1: unknown key "stub", did you mean "stubs"?`},
		{"stubs: {}", `stubs.yaml:1:8: a list should stand here`},
		{"stubs:\n  - ~", `stubs.yaml:2:5: a stub should be a map with backend and more`},
		{"stubs:\n  - path: /a", `stubs.yaml:2:5: the stub has no backend`},
		{"stubs:\n  - pth: /a\n    backend: {type: echo}", `stubs.yaml:2:5: unknown key "pth", did you mean "path"?`},
		{"stubs:\n  - path: '[a'\n    backend: {type: echo}", `stubs.yaml:2:11: "[a" is no pattern: a bracket is not closed or a backslash ends it`},
		{"stubs:\n  - backend: echo", `stubs.yaml:2:14: a backend should be a map with type and more`},
		{"stubs:\n  - backend: {type: statik}", `stubs.yaml:2:21: there is no backend of type "statik", did you mean "static"?; there are static, echo, echo-body, slow, faulty, tls, lambda-static, unreachable, none`},
		{"stubs:\n  - backend: {type: faulty, fault: resets}", `stubs.yaml:2:14: there is no fault "resets", did you mean "reset"?; there are reset, reset-in-body, truncated-body, wrong-length, huge-headers, invalid-status-line, slow-drip, no-answer`},
		{"stubs:\n  - backend: {type: mtls}", `stubs.yaml:2:21: there is no backend of type "mtls", did you mean "tls"?; there are static, echo, echo-body, slow, faulty, tls, lambda-static, unreachable, none`},
		{"stubs:\n  - backend: {type: echo, status: 200}", `stubs.yaml:2:27: unknown key "status"; known are type`},
		{"stubs:\n  - backend: {status: 99}", `stubs.yaml:2:23: status should be a whole number from 100 to 599, not "99"`},
		{"stubs:\n  - backend: {status: ''}", `stubs.yaml:2:23: status should be a whole number from 100 to 599, not ""`},
		{"stubs:\n  - backend: {body: {a: 1}}", `stubs.yaml:2:21: a text should stand here`},
		{"stubs:\n  - backend: {headers: [a]}", `stubs.yaml:2:24: a map should stand here`},
		{"stubs:\n  - backend: {body_base64: '*'}", `stubs.yaml:2:28: body_base64 is not base64: illegal base64 data at input byte 0`},
		{"stubs:\n  - backend: {body: a, body_base64: YQ==}", `stubs.yaml:2:37: body and body_base64 exclude each other`},
		{"environment: {vpc_link: {}}", `stubs.yaml:1:15: unknown key "vpc_link", did you mean "vpc_links"?`},
		{"environment: {vpc_links: {a: {status: FALIED}}}", `stubs.yaml:1:39: there is no status "FALIED", did you mean "FAILED"?; there are AVAILABLE, PENDING, FAILED, DELETING, INACTIVE`},
		{"environment: {vpc_links: {a: {version: 3}}}", `stubs.yaml:1:40: version should be a whole number from 1 to 2, not "3"`},
		{"environment: {api_keys: [{value: k, enabled: maybe}]}", `stubs.yaml:1:46: enabled should be true or false, not "maybe"`},
		{"environment: {cloud_map: {srv-1: {}}}", `stubs.yaml:1:34: a list should stand here`},
	} {
		bindings, environment, err := readStubs("stubs.yaml", test.text)
		if err == nil || err.Error() != "reading stubs: "+test.want || bindings != nil || environment != nil {
			t.Errorf("%s\n got %v\nwant %s", test.text, err, test.want)
		}
	}
}

func TestReadStubsReportsEverything(t *testing.T) {
	_, _, err := readStubs("stubs.yaml", "a: 1\nb: 2")
	if err == nil || strings.Count(err.Error(), "unknown key") != 2 {
		t.Errorf("got %v, want two unknown keys", err)
	}
	_, _, err = readStubs("stubs.json", `{"stubs": [`)
	if err == nil || !strings.Contains(err.Error(), "stubs.json:1:") {
		t.Errorf("got %v, want a syntax error with its place", err)
	}
}

func FuzzReadStubs(f *testing.F) {
	f.Add(stubFile)
	f.Add(`{"stubs": [{"backend": {"type": "slow", "delay_ms": 5}}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		bindings, environment, err := readStubs("stubs.yaml", text)
		if (err == nil) != (environment != nil) {
			t.Errorf("environment %v with error %v", environment, err)
		}
		for _, binding := range bindings {
			request := &Request{Method: "GET", URL: "http://backend.test/", Timeout: 1}
			response, err := binding.Backend.RoundTrip(t.Context(), request)
			if (err == nil) != (response != nil) {
				t.Errorf("response %v with error %v", response, err)
			}
		}
	})
}

func TestBackendAtTheTopAnswersForEveryTarget(t *testing.T) {
	src := "backend: {type: static, status: 418}\nstubs:\n  - {target: One, backend: {type: static, status: 201}}\n"
	bindings, _, err := ReadStubs(syntax.Read("stubs.yaml", []byte(src), syntax.DefaultLimits()))
	if err != nil {
		t.Fatal(err)
	}
	for _, binding := range bindings {
		response, err := binding.Backend.RoundTrip(t.Context(), &Request{Method: "GET", URL: "http://a/b"})
		if want := map[string]int{"One": 201, "*": 418}[binding.Target]; err != nil || response.Status != want {
			t.Errorf("%s answers %v, %v, want %d", binding.Target, response, err, want)
		}
	}
	if len(bindings) != 2 {
		t.Errorf("there are %d bindings, want 2", len(bindings))
	}
}
