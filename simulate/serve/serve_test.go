package serve_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/linkproof/linkproof/schema/cfn"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate"
	"github.com/linkproof/linkproof/simulate/serve"
)

// TestMain wants no goroutine left when all tests are over: every server has
// stopped by then.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// rest is a REST API with two stages, and other an HTTP API with the default
// stage and a named one.
const (
	rest = `
Resources:
  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: shop, EndpointConfiguration: {Types: [REGIONAL]}}}
  Any: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: "{proxy+}"}}
  Odd: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: odd}}
  Wire:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref Odd
      HttpMethod: GET
      AuthorizationType: NONE
      MethodResponses: [{StatusCode: "200", ResponseParameters: {method.response.header.X-Odd: false}}]
      Integration:
        Type: MOCK
        RequestTemplates: {application/json: '{"statusCode": 200}'}
        IntegrationResponses:
          - StatusCode: "200"
            ResponseParameters: {method.response.header.X-Odd: context.requestId}
            ResponseTemplates: {application/json: "#set($context.responseOverride.header['X Odd'] = 'b')fine"}
  Method:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref Any
      HttpMethod: ANY
      AuthorizationType: NONE
      RequestParameters: {method.request.path.proxy: true}
      Integration:
        Type: HTTP_PROXY
        IntegrationHttpMethod: ANY
        Uri: http://backend.test/{proxy}
        TimeoutInMillis: 29000
        RequestParameters: {integration.request.path.proxy: method.request.path.proxy}
  Deployment: {Type: AWS::ApiGateway::Deployment, DependsOn: Method, Properties: {RestApiId: !Ref Api}}
  Prod:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Api
      DeploymentId: !Ref Deployment
      StageName: prod
      AccessLogSetting: {Format: "$context.httpMethod $context.path $context.status $context.error.responseType ($context.identity.userAgent)"}
  Test: {Type: AWS::ApiGateway::Stage, Properties: {RestApiId: !Ref Api, DeploymentId: !Ref Deployment, StageName: test}}
`
	other = `
Resources:
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: shop, ProtocolType: HTTP}}
  Route:
    Type: AWS::ApiGatewayV2::Route
    Properties: {ApiId: !Ref Api, RouteKey: "ANY /{proxy+}", Target: !Sub "integrations/${Integration}"}
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      {ApiId: !Ref Api, IntegrationType: HTTP_PROXY, IntegrationMethod: ANY, IntegrationUri: "http://backend.test/{proxy}", PayloadFormatVersion: "1.0", TimeoutInMillis: 29000}
  Default: {Type: AWS::ApiGatewayV2::Stage, Properties: {ApiId: !Ref Api, StageName: $default, AutoDeploy: true}}
  Beta: {Type: AWS::ApiGatewayV2::Stage, Properties: {ApiId: !Ref Api, StageName: beta, AutoDeploy: true}}
`
)

// siteOf makes the site of a template, in front of a backend.
func siteOf(t *testing.T, template, only string, backends ...simulate.Binding) *serve.Site {
	t.Helper()
	m := cfn.Load(syntax.Read("template.yaml", []byte(template), syntax.DefaultLimits()), model.Given{}, nil).Worlds[0]
	setup := simulate.Setup{Model: m, API: m.APIs[0], Backends: backends, Now: now, NewID: func() string { return "id" }}
	if only != "" {
		stage, err := simulate.SelectStage(setup.API, only)
		if err != nil {
			t.Fatal(err)
		}
		setup.Stage = stage
	}
	site, err := serve.NewSite(setup, func() { simulate.CloseIdle(backends) })
	if err != nil {
		t.Fatal(err)
	}
	return site
}

func now() time.Time { return time.Date(2026, time.February, 4, 0, 28, 36, 0, time.UTC) }

// echo answers with what it gets.
func echo() simulate.Binding { return simulate.Binding{Target: "*", Backend: simulate.Echo{}} }

// running is a server under test.
type running struct {
	address string
	handler *serve.Handler
	log     *record
	// reports are what went wrong on the side of the server.
	reports *record
	// stop stops the server and gives its error.
	stop func() error
}

// record keeps what many write.
type record struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.Write(p)
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.String()
}

// impatient waits for callers a short while only.
func impatient() serve.Patience {
	patience := serve.Usual()
	patience.Head, patience.Stop = 600*time.Millisecond, 5*time.Second
	return patience
}

// run serves a site on loopback until the end of the test.
func run(t *testing.T, site *serve.Site, options serve.Options) *running {
	t.Helper()
	return runFor(t, site, options, serve.Usual())
}

func runFor(t *testing.T, site *serve.Site, options serve.Options, patience serve.Patience) *running {
	t.Helper()
	server := &running{log: &record{}, reports: &record{}}
	if options.Concurrency == 0 {
		options.Concurrency = serve.DefaultConcurrency
	}
	options.AccessLog = server.log
	options.Report = func(err error) { _, _ = io.WriteString(server.reports, err.Error()+"\n") }
	server.handler = serve.NewHandler(site, options)
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server.address = listener.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	failed := make(chan error, 1)
	go func() {
		failed <- serve.Serve(ctx, map[net.Listener]http.Handler{listener: server.handler}, patience)
	}()
	server.stop = sync.OnceValue(func() error {
		cancel()
		err := <-failed
		server.handler.Close()
		return err
	})
	t.Cleanup(func() {
		if err := server.stop(); err != nil {
			t.Error(err)
		}
	})
	return server
}

// client asks servers, over connections that end with the test.
func client(t *testing.T) *http.Client {
	t.Helper()
	transport := &http.Transport{MaxIdleConnsPerHost: 200}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport}
}

// answer is what a caller sees.
type answer struct {
	status int
	header http.Header
	body   string
}

// ask sends a request; an edit may change it before.
func (s *running) ask(t *testing.T, by *http.Client, method, path, body string, edit func(*http.Request)) (answer, error) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, "http://"+s.address+path, strings.NewReader(body))
	if err != nil {
		return answer{}, err
	}
	if edit != nil {
		edit(request)
	}
	response, err := by.Do(request)
	if err != nil {
		return answer{}, err
	}
	text, err := io.ReadAll(response.Body)
	return answer{response.StatusCode, response.Header, string(text)}, errors.Join(err, response.Body.Close())
}

func TestStagesAnswer(t *testing.T) {
	for name, test := range map[string]struct {
		template, only, path string
		status               int
		body                 string
	}{
		"REST":                  {rest, "", "/prod/a/b?x=1", 200, `"path":"/a/b","query":{"x":["1"]}`},
		"REST, other stage":     {rest, "", "/test/a", 200, `"path":"/a"`},
		"REST, one stage only":  {rest, "prod", "/test/a", 403, `{"message":"Forbidden"}`},
		"REST, no stage":        {rest, "", "/none/a", 403, `{"message":"Forbidden"}`},
		"REST, no method":       {rest, "", "/prod", 403, `{"message":"Missing Authentication Token"}`},
		"HTTP, default stage":   {other, "", "/a/b", 200, `"path":"/a/b"`},
		"HTTP, named stage":     {other, "", "/beta/a", 200, `"path":"/a"`},
		"HTTP, no route":        {other, "", "/", 404, `{"message":"Not Found"}`},
		"HTTP, only the named":  {other, "beta", "/a", 404, `{"message":"Not Found"}`},
		"HTTP, of named only":   {other, "beta", "/beta/a", 200, `"path":"/a"`},
		"REST, header is kept":  {rest, "", "/prod/a", 200, `"x-lower-Case":["1"]`},
		"REST, host of the API": {rest, "", "/prod/a", 200, `"Host":["backend.test"]`},
	} {
		t.Run(name, func(t *testing.T) {
			server := run(t, siteOf(t, test.template, test.only, echo()), serve.Options{})
			got, err := server.ask(t, client(t), "GET", test.path, "", func(r *http.Request) { r.Header["x-lower-Case"] = []string{"1"} })
			if err != nil || got.status != test.status || !strings.Contains(got.body, test.body) {
				t.Errorf("%+v, %v", got, err)
			}
		})
	}
}

func TestAccessLogHasTheFormatOfTheStage(t *testing.T) {
	server := run(t, siteOf(t, rest, "", echo()), serve.Options{})
	by := client(t)
	for _, path := range []string{"/prod/a", "/prod", "/test/a", "/none"} {
		if _, err := server.ask(t, by, "GET", path, "", func(r *http.Request) { r.Header.Set("User-Agent", "me") }); err != nil {
			t.Fatal(err)
		}
	}
	const want = "GET /prod/a 200 - (me)\n" +
		"GET /prod/ 403 MISSING_AUTHENTICATION_TOKEN (me)\n" +
		"203.0.113.1 - - [04/Feb/2026:00:28:36 +0000]\"GET /{proxy+} HTTP/1.1\" 200 "
	if got := server.log.String(); !strings.HasPrefix(got, want) || strings.Count(got, "\n") != 4 {
		t.Errorf("the log is\n%s", got)
	}
}

func TestHostsAreChecked(t *testing.T) {
	server := run(t, siteOf(t, rest, "", echo()), serve.Options{Hosts: serve.Hosts{"shop.test"}})
	by := client(t)
	for host, status := range map[string]int{
		"localhost": 200, "LOCALHOST:1": 200, "127.0.0.9": 200, "[::1]:80": 200, "shop.test:8080": 200, "Shop.Test.": 200,
		"evil.test": 403, "localhost.evil.test": 403, "192.0.2.1": 403, "127.0.0.1.evil.test": 403,
	} {
		got, err := server.ask(t, by, "GET", "/prod/a", "", func(r *http.Request) { r.Host = host })
		if err != nil || got.status != status {
			t.Errorf("%s: %+v, %v", host, got, err)
		}
	}
}

func TestLimits(t *testing.T) {
	large := strings.Repeat("x", 10<<20)
	values := strings.Repeat("v", 10240)
	for name, test := range map[string]struct {
		template, path, body, header string
		chunked                      bool
		status                       int
		says                         string
	}{
		"REST body of 10 MB":        {template: rest, path: "/prod/a", body: large, status: 200},
		"REST larger body":          {template: rest, path: "/prod/a", body: large + "x", status: 413, says: "HTTP content length exceeded 10485760 bytes."},
		"REST larger body, chunked": {template: rest, path: "/prod/a", body: large + "x", chunked: true, status: 413, says: "HTTP content length exceeded 10485760 bytes."},
		"HTTP larger body":          {template: other, path: "/a", body: large + "x", status: 413, says: `{"message":"Request Entity Too Large"}`},
		"REST headers":              {template: rest, path: "/prod/a", header: values, status: 431, says: `{"message":"Request Header Fields Too Large"}`},
		"HTTP headers":              {template: other, path: "/a", header: values, status: 431, says: `{"message":"Request Header Fields Too Large"}`},
		"headers of 64 kB":          {template: rest, path: "/prod/a", header: strings.Repeat("v", 64<<10), status: 431},
		"huge headers":              {template: other, path: "/a", header: strings.Repeat("v", 80<<10), status: 431},
		"REST small headers":        {template: rest, path: "/prod/a", header: values[:10000], status: 200},
	} {
		t.Run(name, func(t *testing.T) {
			backend := simulate.Binding{Target: "*", Backend: simulate.Static{Response: simulate.Response{Status: 200}}}
			server := run(t, siteOf(t, test.template, "", backend), serve.Options{})
			got, err := server.ask(t, client(t), "POST", test.path, test.body, func(r *http.Request) {
				if test.header != "" {
					r.Header.Set("X-Large", test.header)
				}
				if test.chunked {
					r.ContentLength = -1
				}
			})
			if err != nil && got.status == 0 || got.status != test.status || test.says != "" && got.body != test.says {
				t.Errorf("%d %.200s, %v", got.status, got.body, err)
			}
		})
	}
}

func TestWhatHTTPCannotCarryIsRefused(t *testing.T) {
	server := run(t, siteOf(t, rest, ""), serve.Options{})
	got, err := server.ask(t, client(t), "GET", "/prod/odd", "", nil)
	if err != nil || got.status != 500 || got.body != `{"message": "Internal server error"}` || !strings.Contains(server.reports.String(), `"X Odd" is no name of a header`) {
		t.Errorf("%+v, %v; %s", got, err, server.reports)
	}
}
