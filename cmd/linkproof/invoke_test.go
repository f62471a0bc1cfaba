package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/simulate"
)

// seen is a request as a backend saw it.
type seen struct {
	Method, URI, Host, Body, Header string
}

// listen starts a backend on loopback that keeps the requests it sees, with
// one of their headers.
func listen(t *testing.T, header string) (address string, requests *[]seen) {
	t.Helper()
	requests = &[]seen{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Errorf("reading the body: %v", err)
		}
		*requests = append(*requests, seen{r.Method, r.RequestURI, r.Host, string(body), r.Header.Get(header)})
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"invoices": []}`)
	}))
	t.Cleanup(server.Close)
	return server.URL, requests
}

func TestQuickstartInvoke(t *testing.T) {
	tests := []struct {
		name, header string
		args         []string
		want         seen
		log          []string
	}{
		{
			name: "REST API", header: "x-partner-api",
			args: []string{
				"test-invoke-method", quickstart + "/partner-rest-api.yaml", "--resource-id", "InvoicesResource", "--http-method", "GET",
				"--path-with-query-string", "/invoices?month=2026-02",
			},
			want: seen{Method: "GET", URI: "/invoices?month=2026-02", Host: "PartnerBalancer.DNSName:8080", Header: "v1"},
			log: []string{
				"Execution log for request 3506c42c-c403-403c-a3f1-9bfbc57b5f1e",
				"Wed Feb 04 00:28:36 UTC 2026 : Starting execution for request: 3506c42c-c403-403c-a3f1-9bfbc57b5f1e",
				"HTTP Method: GET, Resource Path: /invoices",
				"Method request query string: {month=2026-02}",
				"Endpoint request URI: http://PartnerBalancer.DNSName:8080/invoices?month=2026-02",
				"Received response. Status: 200",
				"Endpoint response body before transformations: {\"invoices\": []}",
				"Successfully completed execution",
				"Method completed with status: 200",
			},
		},
		{
			name: "HTTP API", header: "x-shop",
			args: []string{
				"invoke", quickstart, "--rest-api-id", "shop", "--http-method", "GET", "--path-with-query-string", "/stock/4711",
				"--stage", "$default",
			},
			want: seen{Method: "GET", URI: "/stock/4711", Host: "shopbalancer", Header: "shop"},
			log:  []string{"Received response. Status: 200", "Method completed with status: 200"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			address, requests := listen(t, test.header)
			got := try(t, false, nil, append(test.args, "--backend", "*="+address, "--format", "json")...)
			if got.code != exitClean || got.errs != "" {
				t.Fatalf("exit code %d, errors %q", got.code, got.errs)
			}
			var answer simulate.Result
			if err := json.Unmarshal([]byte(got.out), &answer); err != nil {
				t.Fatal(err)
			}
			if answer.Status != 200 || answer.Body != `{"invoices": []}` || answer.Headers["Content-Type"] != "application/json" {
				t.Errorf("got %d %v %s", answer.Status, answer.Headers, answer.Body)
			}
			wantInOrder(t, answer.Log, test.log)
			if diff := cmp.Diff([]seen{test.want}, *requests); diff != "" {
				t.Errorf("what the backend saw (-want +got):\n%s", diff)
			}
		})
	}
}

// wantInOrder demands that a text holds others one after the other.
func wantInOrder(t *testing.T, text string, parts []string) {
	t.Helper()
	rest := text
	for _, part := range parts {
		_, after, ok := strings.Cut(rest, part)
		if !ok {
			t.Fatalf("%q is missing or out of order in\n%s", part, text)
		}
		rest = after
	}
}

func TestInvokeGolden(t *testing.T) {
	for name, args := range map[string][]string{
		"invoke.golden": {
			"--resource-id", "/invoices", "--path-with-query-string", "/invoices?month=2026-02", "--headers", "accept=text/plain",
		},
		"invoke_stopped.golden": {
			"--resource-id", "/invoices/{proxy+}", "--http-method", "PUT", "--path-with-query-string", "/invoices/7/lines", "--body", "a\nb",
		},
	} {
		got := try(t, false, nil, append([]string{"invoke", quickstart + "/partner-rest-api.yaml"}, args...)...)
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, []byte(got.out), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got.out); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestNothingBeyondThisMachineIsDialled(t *testing.T) {
	got := try(t, false, nil, "invoke", quickstart+"/partner-rest-api.yaml", "--resource-id", "/invoices", "--backend", "*=http://backend.example")
	if got.code != exitFailed || !strings.Contains(got.errs, "--allow-host backend.example") || got.out != "" {
		t.Errorf("exit code %d, errors %q", got.code, got.errs)
	}
}

func TestUnreachableBackendIsNoAnswer(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	got := try(t, false, nil, "invoke", quickstart+"/partner-rest-api.yaml", "--resource-id", "/invoices", "--backend", "*="+server.URL)
	if got.code != exitFound || !strings.HasPrefix(got.out, "504 Gateway Timeout") {
		t.Errorf("exit code %d, output\n%s", got.code, got.out)
	}
	got = try(t, false, nil, "invoke", quickstart+"/partner-rest-api.yaml", "--resource-id", "/invoices", "--backend", "*="+server.URL, "--expect-status", "504")
	if got.code != exitClean {
		t.Errorf("exit code %d although the status is as expected", got.code)
	}
}
