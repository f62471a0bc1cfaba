package simulate

import (
	"context"
	"net/http"

	"github.com/linkproof/linkproof/schema/model"
)

// restStages is the way of a test invoke of a REST API.
var restStages = [...]Stage{
	{"parse request", parseRequest},
	{"method request", routeREST},
	{"authorization", authorizeREST},
	{"request validation", validateREST},
	{"integration request", mapREST},
	{"VPC link", followLink},
	{"target", reachTarget},
	{"backend", callBackend},
	{"method response", respondREST},
	{"compression", compressAnswer},
}

// httpStages is the way of a request through an HTTP API.
var httpStages = [...]Stage{
	{"parse request", parseRequest},
	{"route", routeHTTP},
	{"authorization", authorizeHTTP},
	{"integration request", mapHTTP},
	{"VPC link", followLink},
	{"target", reachTarget},
	{"backend", callBackend},
	{"response", respondHTTP},
}

// droppedFromBackend are headers of a backend that callers never see. Recorded
// on AWS.
var droppedFromBackend = lowerSet("Transfer-Encoding")

// remappedFromBackend are headers of a backend that a stage of a REST API
// passes on under another name. Recorded on AWS.
var remappedFromBackend = lowerSet("Connection", "Content-Length", "Date", "Server", "x-amzn-RequestId")

// respondREST passes status, headers and body of the backend on. A test invoke
// shows headers as they came; a stage renames some. Reported by third parties.
func respondREST(_ context.Context, ex *Exchange) error {
	if ex.is(kindAWSProxy) {
		return ex.respondProxyResult()
	}
	if !ex.proxies() {
		return ex.respondMapped()
	}
	headers := make(Headers, 0, len(ex.received.Headers))
	for _, header := range ex.received.Headers {
		name, kept := ex.passedName(header.Name)
		if kept {
			headers = append(headers, Header{name, header.Value})
		}
	}
	headers = append(headers, ex.stageHeaders(len(ex.received.Body))...)
	ex.answer = Response{Status: ex.received.Status, Headers: headers, Body: ex.received.Body, Rest: ex.received.Rest}
	ex.logAnswer()
	return nil
}

// remappedByGuide and droppedByGuide are further headers of a backend of which
// the developer guide says so.
var (
	remappedByGuide = lowerSet("Authorization", "Content-MD5", "Max-Forwards", "User-Agent", "WWW-Authenticate")
	droppedByGuide  = lowerSet("Expect", "Host", "Proxy-Authenticate", "TE", "Trailer", "Upgrade", "Via")
)

// passedName is what callers see of the name of a header of an HTTP_PROXY
// backend, and whether they see it.
func (ex *Exchange) passedName(name string) (shown string, kept bool) {
	const remapped = "x-amzn-Remapped-"
	at := ex.integration.Where()
	switch {
	case droppedFromBackend.has(name):
		return "", false
	case remappedFromBackend.has(name) && (ex.Stage != nil || ex.assumes(testRemapping, "yes", at)):
		return remapped + name, true
	case ex.Stage == nil:
		return name, true
	case remappedByGuide.has(name) && ex.assumes(proxyHeaders, "guide", at):
		return remapped + name, true
	case droppedByGuide.has(name) && ex.assumes(proxyHeaders, "guide", at):
		return "", false
	default:
		return name, true
	}
}

// stageHeaders are what a stage of a REST API adds to every answer, and a test
// invoke does not. Recorded on AWS.
func (ex *Exchange) stageHeaders(length int) Headers {
	if ex.Stage == nil {
		return nil
	}
	return Headers{
		{"Date", ex.Now().UTC().Format(http.TimeFormat)},
		{"Connection", "keep-alive"},
		{"Content-Length", decimal(length)},
		{"x-amzn-RequestId", ex.id},
		{"x-amz-apigw-id", ex.extendedID()},
	}
}

func (ex *Exchange) logAnswer() {
	body := ex.answer.Body
	if body == nil && ex.API.Protocol == model.REST && !ex.proxies() && ex.assumes(emptyBodyInLog, noBody, ex.integration.Where()) {
		body = []byte(noBody)
	}
	ex.log.body(lineAnswerBody, body)
	ex.log.by(ex.bodyBy)
	ex.log.headers(lineAnswerHeaders, ex.answer.Headers)
	ex.log.by(ex.headersBy)
	ex.log.value(lineSuccess, "")
}
