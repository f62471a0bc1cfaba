package main

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
)

// shopAPI is a REST API with a stage, whose backend answers by itself.
const shopAPI = `
Resources:
  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: shop}}
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: GET
      AuthorizationType: NONE
      Integration: {Type: HTTP_PROXY, IntegrationHttpMethod: GET, Uri: "http://backend.example/first"}
  Deployment: {Type: AWS::ApiGateway::Deployment, DependsOn: Get, Properties: {RestApiId: !Ref Api}}
  Prod:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Api
      DeploymentId: !Ref Deployment
      StageName: prod
      AccessLogSetting: {Format: '{"id":"$context.requestId","status":$context.status,"error":"$context.error.message"}'}
`

// served is a run of serve.
type served struct {
	// address is where the first stage answers.
	address string
	errs    *lines
	// stop ends the run and gives its exit code.
	stop func() int
}

// lines keeps what is written and can be waited on.
type lines struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// wait waits until a text has been written.
func (l *lines) wait(t *testing.T, text string) {
	t.Helper()
	for range 500 {
		if strings.Contains(l.String(), text) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("%q was not written; this was: %s", text, l)
}

func startServe(t *testing.T, args ...string) *served {
	t.Helper()
	out, in := io.Pipe()
	errs := &lines{}
	p := &program{
		in: strings.NewReader(""), out: in, errs: errs, env: func(string) string { return "" },
		now: time.Now, newID: newID, random: func(int) int { return 0 }, runsLong: func() {}, //nolint:forbidigo // a server tells the time
	}
	ctx, cancel := context.WithCancel(t.Context())
	code := make(chan int, 1)
	go func() {
		code <- p.run(ctx, append([]string{"linkproof", "serve"}, args...))
		_ = in.Close()
	}()
	first, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		cancel()
		t.Fatalf("no address was printed: %v; %s", err, errs)
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	stop := sync.OnceValue(func() int {
		cancel()
		return <-code
	})
	t.Cleanup(func() { stop() })
	return &served{address: strings.TrimSpace(first), errs: errs, stop: stop}
}

// get asks for a path and gives status and body.
func get(t *testing.T, url string) (status int, body string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

func TestServeAnswersAsTheStage(t *testing.T) {
	server := startServe(t, write(t, "api.yaml", shopAPI))
	if status, body := get(t, server.address); status != http.StatusOK || !strings.Contains(body, `"path":"/first"`) {
		t.Errorf("%d %s", status, body)
	}
	if status, body := get(t, server.address+"nothing"); status != http.StatusForbidden || body != `{"message":"Missing Authentication Token"}` {
		t.Errorf("%d %s", status, body)
	}
	if code := server.stop(); code != exitClean {
		t.Errorf("exit code %d: %s", code, server.errs)
	}
	for _, want := range []string{`"status":200,"error":"-"}`, `"status":403,"error":"Missing Authentication Token"}`} {
		if !strings.Contains(server.errs.String(), want) {
			t.Errorf("the access log lacks %s:\n%s", want, server.errs)
		}
	}
}

func TestServeTellsOfItself(t *testing.T) {
	server := startServe(t, write(t, "api.yaml", shopAPI), "--admin", "127.0.0.1:0", "--listen", "0")
	if status, _ := get(t, server.address); status != http.StatusOK {
		t.Errorf("%d", status)
	}
	const sign = "health and metrics at "
	server.errs.wait(t, sign)
	_, after, _ := strings.Cut(server.errs.String(), sign)
	metrics, _, _ := strings.Cut(after, "\n")
	if status, body := get(t, metrics); status != http.StatusOK || !strings.Contains(body, `linkproof_requests_total{route="GET /",status="200"} 1`) {
		t.Errorf("%d %s", status, body)
	}
}

// TestListenersAreOnLoopbackUnlessTold: other machines are listened to where
// somebody names an address for them only.
func TestListenersAreOnLoopbackUnlessTold(t *testing.T) {
	for address, loopback := range map[string]bool{"0": true, ":0": true, "127.0.0.1:0": true, "localhost:0": true, "0.0.0.0:0": false} {
		listener, err := open(t.Context(), "listen", address)
		if err != nil {
			t.Fatal(err)
		}
		if at, ok := listener.Addr().(*net.TCPAddr); !ok || at.IP.IsLoopback() != loopback {
			t.Errorf("--listen %s listens on %s", address, listener.Addr())
		}
		if err := listener.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestServeWatches(t *testing.T) {
	config := write(t, "api.yaml", shopAPI)
	server := startServe(t, config, "--watch", "--access-log", write(t, "access.log", ""))
	change := func(text string) {
		if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	change("Resources: {Api")
	server.errs.wait(t, "the changed configuration is not served: ")
	if status, body := get(t, server.address); status != http.StatusOK || !strings.Contains(body, `"path":"/first"`) {
		t.Errorf("%d %s", status, body)
	}
	change(strings.Replace(shopAPI, "/first", "/second", 1))
	server.errs.wait(t, "the changed configuration is served")
	if status, body := get(t, server.address); status != http.StatusOK || !strings.Contains(body, `"path":"/second"`) {
		t.Errorf("%d %s", status, body)
	}
}

func TestServeTellsWhatItCannotServe(t *testing.T) {
	config := write(t, "api.yaml", shopAPI)
	for name, test := range map[string]struct {
		args []string
		want string
	}{
		"nothing":     {nil, "serve needs one file or folder"},
		"no stage":    {[]string{config, "--stage", "test"}, `no stage "test"`},
		"no address":  {[]string{config, "--listen", "a:b:c"}, "--listen: "},
		"no admin":    {[]string{config, "--admin", "a:b:c"}, "--admin: "},
		"concurrency": {[]string{config, "--concurrency", "0"}, "--concurrency: "},
	} {
		t.Run(name, func(t *testing.T) {
			got := try(t, false, nil, append([]string{"serve"}, test.args...)...)
			if got.code != exitFailed || !strings.Contains(got.errs, test.want) {
				t.Errorf("exit code %d: %s", got.code, got.errs)
			}
		})
	}
}
