package simulate_test

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/openapi"
	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate"
)

// subject is what a case is about.
type subject struct {
	ID       string `json:"id"`
	Kind     string `json:"kind"`
	API      string `json:"api"`
	Evidence string `json:"evidence"`
}

// conformance is a file of fixtures/conformance: a configuration, requests and
// what API Gateway makes of them.
type conformance struct {
	subject
	step
	Steps []step `json:"steps"`
}

// step is one request; what it leaves out is that of the file.
type step struct {
	Name        string          `json:"name"`
	Config      json.RawMessage `json:"config"`
	Stage       *deployed       `json:"stage"`
	Environment json.RawMessage `json:"environment"`
	Backend     json.RawMessage `json:"backend"`
	Request     sent            `json:"request"`
	Expect      map[string]any  `json:"expect"`
	// apiID is the id of the API, empty where none is given.
	apiID string
	// message is that of a gateway response, empty for the usual one.
	message string
}

// deployed is a stage.
type deployed struct {
	Name      string            `json:"name"`
	Variables map[string]string `json:"variables"`
	Canary    *struct {
		Percent   float64           `json:"percentTraffic"`
		Overrides map[string]string `json:"stageVariableOverrides"`
	} `json:"canary"`
}

// sent is a request to a stage, a test invoke or a request to one part of the
// pipeline.
type sent struct {
	unit
	// raw is the request as it is written.
	raw    json.RawMessage
	Method string `json:"method"`
	// RawPath is the path with the stage, and URL a whole address.
	RawPath string `json:"raw_path"`
	URL     string `json:"url"`
	// Path is a text; the values of path parameters for URIs alone.
	Path    any            `json:"path"`
	Query   string         `json:"query"`
	Headers map[string]any `json:"headers"`
	Body    string         `json:"body"`
	Bytes   []byte         `json:"body_base64"`
	Repeat  struct {
		Char  string `json:"char"`
		Count int    `json:"count"`
	} `json:"body_repeat"`
	Test *struct {
		Method         string            `json:"method"`
		Resource       string            `json:"resource"`
		ResourceID     string            `json:"resource_id"`
		Path           string            `json:"pathWithQueryString"`
		Headers        map[string]any    `json:"headers"`
		Body           string            `json:"body"`
		StageVariables map[string]string `json:"stageVariables"`
		Certificate    string            `json:"clientCertificateId"`
	} `json:"test_invoke"`
}

// UnmarshalJSON reads a request and keeps it as it is written.
func (s *sent) UnmarshalJSON(src []byte) error {
	type plain sent
	if err := json.Unmarshal(src, (*plain)(s)); err != nil {
		return fmt.Errorf("reading a request: %w", err)
	}
	s.raw = slices.Clone(src)
	return nil
}

func readConformance(t *testing.T, path string) conformance {
	t.Helper()
	read := readJSON[conformance](t, path)
	if name := strings.TrimSuffix(filepath.Base(path), ".json"); read.ID != name {
		t.Errorf("%s has the id %q", path, read.ID)
	}
	return read
}

func readJSON[T any](t *testing.T, path string) T {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var read T
	if err := json.Unmarshal(src, &read); err != nil {
		t.Fatalf("reading %s: %v", path, err)
	}
	return read
}

// all gives the steps, each with what it takes over from the file.
func (c *conformance) all() []step {
	if len(c.Steps) == 0 {
		return []step{c.step}
	}
	whole := make([]step, len(c.Steps))
	for i := range c.Steps {
		one := c.Steps[i]
		one.Stage = cmp.Or(one.Stage, c.Stage)
		one.Config = either(one.Config, c.Config)
		one.Environment = either(one.Environment, c.Environment)
		one.Backend = either(one.Backend, c.Backend)
		whole[i] = one
	}
	return whole
}

func either(own, shared json.RawMessage) json.RawMessage {
	if len(own) > 0 {
		return own
	}
	return shared
}

// errNotSimulated is the error of a step that needs what there is not yet.
var errNotSimulated = errors.New("not simulated yet")

// run sends the request of a step through its configuration.
func (s *step) run(t *testing.T, protocol model.Protocol) (simulate.Result, error) {
	t.Helper()
	stubs, environment, err := s.surroundings()
	if err != nil {
		return simulate.Result{}, err
	}
	m := s.model(protocol, environment)
	made := simulate.Setup{Keys: environment.APIKeys, Access: environment.Access, Model: m, API: m.APIs[0], Backends: s.framed(stubs), Now: clock(), NewID: func() string { return "11111111-2222-3333-4444-555555555555" }}
	if s.apiID != "" {
		made.API.ID = model.Literal(s.apiID, syntax.Span{})
	}
	if s.Request.ResponseType != "" {
		return s.refuse(t, made)
	}
	if address := s.address(&made, environment); address != "" {
		result, err := simulate.RunAt(t.Context(), made, s.request(), address)
		return result, notSimulated(err)
	}
	call, err := s.call(&made)
	if err != nil {
		return simulate.Result{}, err
	}
	result, err := simulate.Run(t.Context(), made, call)
	return result, notSimulated(err)
}

// model loads the configuration.
func (s *step) model(protocol model.Protocol, environment *simulate.Environment) *model.Model {
	if m := s.mappedAPIs(protocol); m != nil {
		return m
	}
	file := syntax.Read("api.json", s.Config, syntax.DefaultLimits())
	m := openapi.Load(file, model.Given{Region: "us-east-2", Account: "123456789012"}, environment.Facts).Worlds[0]
	m.APIs[0].Protocol = protocol
	for _, integration := range m.APIs[0].Integrations {
		integration.Protocol = protocol
	}
	return m
}

func notSimulated(err error) error {
	if unknown, ok := errors.AsType[*simulate.Unknown](err); ok {
		return fmt.Errorf("%w: %s", errNotSimulated, unknown.Message())
	}
	return err
}

// surroundings reads backend and environment as a file of stubs.
func (s *step) surroundings() ([]simulate.Binding, *simulate.Environment, error) {
	stub := map[string]any{}
	if len(s.Environment) > 0 {
		stub["environment"] = s.Environment
	}
	if len(s.Backend) > 0 {
		stub["stubs"] = []any{map[string]any{"backend": s.Backend}}
	}
	src, err := json.Marshal(stub)
	if err != nil {
		return nil, nil, fmt.Errorf("writing stubs: %w", err)
	}
	stubs, environment, err := simulate.ReadStubs(syntax.Read("stubs.json", src, syntax.DefaultLimits()))
	if err != nil && strings.Contains(err.Error(), "there is no backend of type") {
		err = fmt.Errorf("%w: %w", errNotSimulated, err)
	}
	return stubs, environment, err
}

// framed lets the stubs of a stage tell the length of their bodies, as servers
// do. The logs of test invokes were recorded without.
func (s *step) framed(stubs []simulate.Binding) []simulate.Binding {
	if s.Request.Test != nil {
		return stubs
	}
	for i := range stubs {
		stubs[i].Backend = framing{stubs[i].Backend}
	}
	return stubs
}

// framing is a backend that tells the length of its bodies.
type framing struct{ simulate.Backend }

func (f framing) RoundTrip(ctx context.Context, request *simulate.Request) (*simulate.Response, error) {
	response, err := f.Backend.RoundTrip(ctx, request)
	if err == nil {
		response.Headers = response.Headers.With("Content-Length", strconv.Itoa(len(response.Body)))
	}
	return response, err
}

// call makes the call, and chooses the method of a test invoke or the stage.
func (s *step) call(made *simulate.Setup) (simulate.Call, error) {
	if test := s.Request.Test; test != nil {
		var err error
		_, made.Route, err = simulate.Select(made.Model, "", cmp.Or(test.Resource, test.ResourceID), test.Method)
		return simulate.Call{
			Method: test.Method, PathWithQuery: test.Path, Headers: headersOf(test.Headers),
			Body: []byte(test.Body), StageVariables: test.StageVariables, ClientCertificate: test.Certificate,
		}, err
	}
	call, path := s.request(), s.path()
	if path == "" {
		return simulate.Call{}, fmt.Errorf("%w: a request without a path", errNotSimulated)
	}
	made.Stage = s.stage()
	call.PathWithQuery = path
	return call, nil
}

// path is that below the stage, with the query.
func (s *step) path() string {
	path, _ := s.Request.Path.(string)
	if s.Request.Query != "" {
		path += "?" + s.Request.Query
	}
	return path
}

// request is the call without its path.
func (s *step) request() simulate.Call {
	return simulate.Call{Method: cmp.Or(s.Request.Method, "GET"), Headers: headersOf(s.Request.Headers), Body: s.Request.body()}
}

func (s *sent) body() []byte {
	if len(s.Bytes) > 0 {
		return s.Bytes
	}
	return []byte(s.Body + strings.Repeat(s.Repeat.Char, s.Repeat.Count))
}

func (s *step) stage() *model.Stage {
	from := s.Stage
	if from == nil {
		from = &deployed{Name: "dev"}
	}
	stage := &model.Stage{StageName: model.Literal(from.Name, syntax.Span{}), Variables: settingsOf(from.Variables)}
	if from.Canary != nil {
		percent := strconv.FormatFloat(from.Canary.Percent, 'f', -1, 64)
		stage.Canary = &model.Canary{Percent: model.Literal(percent, syntax.Span{}), Overrides: settingsOf(from.Canary.Overrides)}
	}
	return stage
}

func settingsOf(values map[string]string) []model.Setting {
	var settings []model.Setting
	for _, name := range slices.Sorted(maps.Keys(values)) {
		settings = append(settings, model.Setting{Name: model.Literal(name, syntax.Span{}), Value: model.Literal(values[name], syntax.Span{})})
	}
	return settings
}

// headersOf reads a map of names to a value or a list of values.
func headersOf(from map[string]any) simulate.Headers {
	var headers simulate.Headers
	for _, name := range slices.Sorted(maps.Keys(from)) {
		for _, value := range valuesOf(from[name]) {
			headers = append(headers, simulate.Header{Name: name, Value: value})
		}
	}
	return headers
}

// valuesOf gives the texts of a value or of a list of values.
func valuesOf(value any) []string {
	switch value := value.(type) {
	case []any:
		var all []string
		for _, item := range value {
			all = append(all, valuesOf(item)...)
		}
		return all
	case float64:
		return []string{strconv.FormatFloat(value, 'f', -1, 64)}
	default:
		return []string{fmt.Sprint(value)}
	}
}
