package simulate

import (
	"context"
	"net/http"
	"strings"
)

// restStages is the way of a test invoke of a REST API.
func restStages() []Stage {
	return []Stage{
		{"parse request", parseRequest},
		{"method request", routeREST},
		{"authorization", authorizeREST},
		{"request validation", validateREST},
		{"integration request", mapREST},
		{"VPC link", followLink},
		{"target", reachTarget},
		{"backend", callBackend},
		{"method response", respondREST},
	}
}

// httpStages is the way of a request through an HTTP API.
func httpStages() []Stage {
	return []Stage{
		{"parse request", parseRequest},
		{"route", routeHTTP},
		{"integration request", mapHTTP},
		{"VPC link", followLink},
		{"target", reachTarget},
		{"backend", callBackend},
		{"response", respondHTTP},
	}
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
		switch lower := strings.ToLower(header.Name); {
		case droppedFromBackend[lower]:
			continue
		case ex.Stage != nil && remappedFromBackend[lower]:
			header.Name = "x-amzn-Remapped-" + header.Name
		}
		headers = append(headers, header)
	}
	headers = append(headers, ex.stageHeaders(len(ex.received.Body))...)
	ex.answer = Response{Status: ex.received.Status, Headers: headers, Body: ex.received.Body}
	ex.logAnswer()
	return nil
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
		{"x-amz-apigw-id", ex.id},
	}
}

// respondHTTP passes the answer on and adds the id of the request.
func respondHTTP(_ context.Context, ex *Exchange) error {
	headers := ex.received.Headers.Without("Transfer-Encoding").Without("Connection")
	ex.answer = Response{Status: ex.received.Status, Headers: headers.With("apigw-requestid", ex.id), Body: ex.received.Body}
	if err := ex.applyResponseOperations(); err != nil {
		return err
	}
	ex.logAnswer()
	return nil
}

// applyResponseOperations refuses what is not simulated rather than to pass
// over it.
func (ex *Exchange) applyResponseOperations() error {
	for i := range ex.integration.ResponseParameters {
		m := &ex.integration.ResponseParameters[i]
		if m.Status.Is(decimal(ex.received.Status)) {
			return &Unknown{Need: "response parameter mappings of HTTP APIs are not simulated", Remedy: "pass a --stub with another status, or a CONFIG without the mapping", At: m.Key.Where()}
		}
	}
	return nil
}

func (ex *Exchange) logAnswer() {
	ex.log.body(lineAnswerBody, ex.answer.Body)
	ex.log.by(ex.bodyBy)
	ex.log.headers(lineAnswerHeaders, ex.answer.Headers)
	ex.log.by(ex.headersBy)
	ex.log.value(lineSuccess, "")
}
