package simulate

import (
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// The types of integrations that are simulated.
const (
	kindHTTP      = "HTTP"
	kindHTTPProxy = "HTTP_PROXY"
	kindMock      = "MOCK"
	kindAWS       = "AWS"
	kindAWSProxy  = "AWS_PROXY"
)

// simulatedKinds are those of each protocol.
var simulatedKinds = map[model.Protocol][]string{
	model.REST: {kindHTTPProxy, kindHTTP, kindMock, kindAWS, kindAWSProxy},
	model.HTTP: {kindHTTPProxy, kindAWSProxy},
}

// is tells whether the integration is of a type.
func (ex *Exchange) is(kind string) bool { return ex.integration.Kind.IsFold(kind) }

// proxies tells whether requests and answers pass unchanged.
func (ex *Exchange) proxies() bool { return ex.is(kindHTTPProxy) || ex.is(kindAWSProxy) }

// callsService tells whether an AWS service answers.
func (ex *Exchange) callsService() bool { return ex.is(kindAWS) || ex.is(kindAWSProxy) }

// mediaType is a Content-Type or Accept without its parameters and further
// types, in lower case.
func mediaType(header string) string {
	first, _, _ := strings.Cut(header, ",")
	bare, _, _ := strings.Cut(first, ";")
	return strings.ToLower(strings.TrimSpace(bare))
}

// usualMediaType is what bodies and answers are taken for without a header.
// Source: developer guide, "Method request behavior".
const usualMediaType = "application/json"

// bodyType is the media type of the request. A test invoke takes every body
// for JSON. Source: developer guide, "Test a REST API method".
func (ex *Exchange) bodyType() string {
	if given := mediaType(ex.headers.Get("Content-Type")); given != "" && !ex.inTest() {
		return given
	}
	return usualMediaType
}

// acceptedType is the first media type that the caller takes.
func (ex *Exchange) acceptedType() string {
	if given := mediaType(ex.headers.Get("Accept")); given != "" {
		return given
	}
	return usualMediaType
}
