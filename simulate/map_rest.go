package simulate

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/linkproof/linkproof/schema/mapping"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// droppedToBackend are client headers that a REST API does not pass on by
// HTTP_PROXY. Recorded on AWS, Via from the developer guide.
var droppedToBackend = lowerSet("Host", "Content-Encoding", "Via")

// forbiddenMapped are headers whose mapping makes the request fail. The first
// two are recorded on AWS, the others are what an emulator does.
var forbiddenMapped = lowerSet("Content-Length", "Transfer-Encoding", "X-Amzn-Trace-Id", "X-Amzn-Apigateway-Api-Id")

// forbiddenForAWS are further ones when an AWS service is called. Recorded on
// AWS.
var forbiddenForAWS = lowerSet("Authorization", "Connection", "Expect", "Proxy-Authenticate", "TE")

// neverMapped are headers of which a mapping is dropped without a word.
// Recorded on AWS.
var neverMapped = lowerSet("Expect", "Proxy-Authenticate", "TE")

// defaultTimeout of integrations. Source: developer guide, "Quotas".
var defaultTimeout = map[model.Protocol]int{model.REST: 29000, model.HTTP: 30000}

// mapped is what the request mappings of a REST API make.
type mapped struct {
	path    []parameter
	query   []parameter
	headers Headers
	// forAWS tells that an AWS service is called, for which more headers are
	// forbidden.
	forAWS bool
}

// mapREST makes the request to the backend: mappings, templates and overrides
// first.
func mapREST(_ context.Context, ex *Exchange) error {
	ex.dropSignature()
	made, err := ex.applyMappings()
	if err != nil {
		return err
	}
	if err := ex.transformRequest(); err != nil {
		return err
	}
	if err := ex.overrideRequest(&made); err != nil {
		return err
	}
	switch {
	case ex.is(kindMock):
		return ex.answerMock()
	case ex.callsService():
		return ex.callService(&made)
	default:
		return ex.callHTTP(&made)
	}
}

// callHTTP makes the request of HTTP and HTTP_PROXY: URI, query, headers.
func (ex *Exchange) callHTTP(made *mapped) error {
	target, err := ex.renderURI(ex.integration.URI, made.path)
	if err != nil {
		return err
	}
	parts := target.parts()
	ex.tell("uri", ex.integration.URI.Where(), parts[:]...)
	if target.path, err = ex.belowStage(target.path); err != nil {
		return err
	}
	passed := ex.query
	if !ex.proxies() {
		passed = nil
	}
	query := parseQueryInto(make([]parameter, 0, usualQuery), target.query)
	query = addAll(addAll(query, made.query), passed)
	target.query = encodeQuery(query)
	if strings.Contains(target.query, blank) && ex.assumes(queryBlank, "+", ex.integration.URI.Where()) {
		target.query = strings.ReplaceAll(target.query, blank, "+")
	}
	if target.path == "" && target.query != "" {
		target.path = "/"
	}
	if ex.proxies() {
		return ex.send(target, ex.headersREST(target, made.headers))
	}
	return ex.send(target, ex.headersMapped(target, made.headers))
}

// overrideRequest puts what the template overrides in place of what mappings
// made.
func (ex *Exchange) overrideRequest(made *mapped) error {
	if path := ex.override("requestOverride", "path"); len(path) > 0 {
		made.path = append(path, made.path...)
	}
	for _, p := range ex.override("requestOverride", "querystring") {
		made.query = slices.DeleteFunc(made.query, func(q parameter) bool { return q.name == p.name })
		made.query = append(made.query, p)
	}
	for _, p := range ex.override("requestOverride", "header") {
		at := ex.integration.Where()
		if made.forbids(p.name) && ex.assumes(forbiddenOverride, "dropped", at) {
			continue
		}
		if err := ex.mapHeader(made, p.name, p.values, at); err != nil {
			return err
		}
	}
	return nil
}

// headersMapped are those of HTTP in the order of the execution log: the mapped
// ones, then API Gateway's own. Nothing of the caller passes but the type of a
// body. Recorded on AWS.
func (ex *Exchange) headersMapped(target endpoint, mappedHeaders Headers) Headers {
	headers := slices.Clip(mappedHeaders)
	own := Headers{
		{"x-amzn-apigateway-api-id", ex.apiID()}, {"Accept", usualMediaType}, {"User-Agent", "AmazonAPIGateway_" + ex.apiID()},
	}
	if !carriesNoBody(ex.Call.Method) {
		given := ex.headers.Get("Content-Type")
		own = append(own, Header{"Content-Type", cmp.Or(given, usualMediaType)})
	}
	own = append(own, Header{"X-Amzn-Trace-Id", ex.traceID()}, Header{"Host", target.host()})
	for _, header := range own {
		if !headers.Has(header.Name) {
			headers = append(headers, header)
		}
	}
	return headers
}

// belowStage puts the name of the stage in front of the path that a VPC link V2
// carries. Source: developer guide, "Set up a private integration".
func (ex *Exchange) belowStage(path string) (string, error) {
	if !ex.throughV2() {
		return path, nil
	}
	at := ex.integration.ConnectionType.Where()
	if whole, ok := ex.overriddenPath(); ok {
		ex.note("stage", "a template puts "+whole+" in place of the path and its stage", at)
		return "/" + strings.TrimPrefix(whole, "/"), nil
	}
	name := testStage
	if ex.Stage != nil {
		var err error
		if name, err = render(ex.Stage.StageName); err != nil {
			return "", err
		}
	} else if ex.assumes(testLinkPath, "plain", at) {
		return path, nil
	}
	ex.note("stage", "the backend gets the name of the stage in the path: /"+name, at)
	return "/" + name + ex.belowName(path, at), nil
}

// belowName is what follows the name of the stage.
func (ex *Exchange) belowName(path string, at syntax.Span) string {
	own := strings.TrimSuffix(path, "/")
	switch {
	case own == ex.path:
		return path
	case ex.assumes(linkPath, "request", at):
		return ex.path
	case ex.assumes(linkPath, "both", at):
		return own + ex.path
	case own == "":
		return ex.path
	default:
		return path
	}
}

// throughV2 tells whether the request goes through a VPC link V2.
func (ex *Exchange) throughV2() bool {
	link, known := ex.integration.Through()
	return ex.integration.UsesLink() && (known && link.Version == model.LinkV2 || ex.integration.Target.ID.Present())
}

// applyMappings evaluates requestParameters; a source that is missing leaves
// its target out.
func (ex *Exchange) applyMappings() (mapped, error) {
	made := mapped{forAWS: ex.callsService()}
	for _, m := range ex.integration.RequestParameters {
		target, found, err := ex.evaluate(m)
		switch {
		case err != nil:
			return made, err
		case found == nil:
			continue
		}
		ex.tell("mapping", m.Key.Where(), m.Key.String(), " = ", strings.Join(found, ","))
		switch target.Location {
		case mapping.Path:
			made.path = append(made.path, parameter{name: target.Name, values: found})
		case mapping.Query:
			made.query = addQuery(made.query, target.Name, found...)
		default:
			if err := ex.mapHeader(&made, target.Name, found, m.Key.Where()); err != nil {
				return made, err
			}
			ex.headersBy = firstOf(ex.headersBy, m.Key.Where())
		}
	}
	return made, nil
}

// forbids tells whether the request fails when a header is mapped.
func (made *mapped) forbids(name string) bool {
	return forbiddenMapped.has(name) || made.forAWS && forbiddenForAWS.has(name)
}

// mapHeader sets a header for the backend, if it may be set.
func (ex *Exchange) mapHeader(made *mapped, name string, found []string, at syntax.Span) error {
	switch {
	case made.forbids(name):
		line := fmt.Sprintf(lineConfiguration, fmt.Sprintf(lineHeaderPresent, name))
		return &Reply{Type: APIConfigurationError, Line: line, At: at}
	case neverMapped.has(name),
		strings.EqualFold(name, "Via") && ex.assumes(mappedVia, "dropped", at),
		strings.EqualFold(name, "Connection") && ex.assumes(mappedConnection, "dropped", at):
		return nil
	}
	made.headers = made.headers.With(name, found...)
	return nil
}

// evaluate gives the target and the values of a mapping; no values when the
// source is missing.
func (ex *Exchange) evaluate(m model.Mapping) (mapping.Target, []string, error) {
	key, value, err := knownMapping(m)
	if err != nil {
		return mapping.Target{}, nil, err
	}
	target, err := mapping.ParseTarget(key)
	if err != nil {
		return target, nil, refused("mapping key", key, err, m.Key.Where())
	}
	source, err := mapping.ParseSource(value)
	if err != nil {
		return target, nil, refused("mapping value", value, err, m.Value.Where())
	}
	if source.RefusesBody(ex.Call.Body) {
		return target, nil, &Reply{Type: BadRequestBody, Message: messageInvalidJSON, Line: messageInvalidJSON, At: m.Value.Where()}
	}
	found, ok := source.Evaluate(values{ex})
	if ex.missing != nil {
		return target, nil, ex.missing
	}
	if !ok {
		return target, nil, nil
	}
	return target, found, nil
}

func knownMapping(m model.Mapping) (key, value string, err error) {
	if key, err = render(m.Key); err != nil {
		return "", "", err
	}
	value, err = render(m.Value)
	return key, value, err
}

// headersREST are those of HTTP_PROXY in the order of the execution log: the
// client's, API Gateway's own, then the mapped ones. Reported by third parties.
func (ex *Exchange) headersREST(target endpoint, mappedHeaders Headers) Headers {
	headers := make(Headers, 0, len(ex.headers)+len(mappedHeaders)+ownHeaders)
	for _, header := range ex.headers {
		if !droppedToBackend.has(header.Name) && !mappedHeaders.Has(header.Name) && !strings.EqualFold(header.Name, headerAPIID) {
			headers = append(headers, header)
		}
	}
	id := ex.apiID()
	own := [ownHeaders]Header{{headerAPIID, id}, {"User-Agent", "AmazonAPIGateway_" + id}, {"Host", target.host()}}
	for _, header := range own {
		if !headers.Has(header.Name) && !mappedHeaders.Has(header.Name) {
			headers = append(headers, header)
		}
	}
	return append(headers, mappedHeaders...)
}

// usualQuery is room for the parameters of a usual query.
const usualQuery = 8

// headerAPIID tells backends which API calls, whatever the client says.
const headerAPIID = "x-amzn-apigateway-api-id"

// ownHeaders is the number of headers that API Gateway adds by itself.
const ownHeaders = 3

// callerAddress stands for the address of the caller: TEST-NET-3 of RFC 5737.
const callerAddress = "203.0.113.1"

// traceHeader tells which requests belong together. What the caller sends is
// kept; a root without a parent gets one. Recorded on AWS.
const traceHeader = "X-Amzn-Trace-Id"

// traceID has the form that API Gateway gives requests without one.
func (ex *Exchange) traceID() string {
	return fmt.Sprintf("Root=1-%08x-%s", ex.Now().Unix(), ex.uniqueDigits())
}

// uniqueDigits are 24 hexadecimal digits of the id of the request.
func (ex *Exchange) uniqueDigits() string {
	const unique = 24
	digits := strings.ReplaceAll(ex.id, "-", "")
	return (digits + strings.Repeat("0", unique))[:unique]
}

// send prepares the request to the backend and logs it.
func (ex *Exchange) send(target endpoint, headers Headers) error {
	method, err := ex.backendMethod()
	if err != nil {
		return err
	}
	timeout, ok := ex.integration.Timeout.Or(defaultTimeout[ex.API.Protocol])
	if !ok {
		return untold("the timeout", ex.integration.Timeout)
	}
	address := target.String()
	if ex.address, err = parsed(address, ex.integration.URI); err != nil {
		return err
	}
	ex.sent = &Request{
		Method: method, URL: address, Headers: headers, Body: ex.body, Timeout: time.Duration(timeout) * time.Millisecond,
		Unlimited: ex.integration.TransferMode.Is("STREAM"),
	}
	ex.sent.Streamed = ex.Streams && ex.sent.Unlimited && ex.API.Protocol == model.REST && ex.is(kindHTTPProxy)
	if ex.API.Protocol == model.REST && carriesNoBody(method) {
		ex.sent.Body = nil
	}
	ex.log.value(lineEndpoint, ex.sent.URL)
	ex.log.by(ex.integration.URI.Where())
	ex.logSentHeaders(headers)
	ex.log.by(ex.headersBy)
	ex.log.body(lineSentBody, ex.sent.Body)
	ex.log.by(ex.bodyBy)
	return nil
}

// logSentHeaders writes the headers of the request to the backend.
func (ex *Exchange) logSentHeaders(headers Headers) {
	if ex.callsService() {
		ex.logSignedHeaders(headers)
		return
	}
	ex.log.headers(lineSentHeaders, ex.shownHeaders(headers))
}

// shownHeaders are those of the request to the backend that the log lists.
func (ex *Exchange) shownHeaders(headers Headers) Headers {
	if ex.API.Protocol == model.REST && !ex.proxies() && ex.takes(hostInLog, "no") {
		headers = headers.Without("Host")
	}
	return headers
}

func carriesNoBody(method string) bool {
	return method == http.MethodGet || method == http.MethodHead || method == http.MethodOptions
}

// backendMethod is that of the integration; ANY or none takes the caller's.
func (ex *Exchange) backendMethod() (string, error) {
	method := ex.integration.Method
	if ex.invokesByPost() {
		return http.MethodPost, nil
	}
	if method.Unknown() {
		return "", untold("the integration method", method)
	}
	if method.Absent() || method.IsFold("ANY") {
		return strings.ToUpper(ex.Call.Method), nil
	}
	fixed, _ := method.Get()
	if !method.IsFold(ex.Call.Method) && ex.function == nil {
		ex.note("method", "the integration turns "+ex.Call.Method+" into "+fixed, method.Where())
	}
	return strings.ToUpper(fixed), nil
}
