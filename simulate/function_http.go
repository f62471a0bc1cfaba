package simulate

import (
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/jsonvalue"
	"github.com/linkproof/linkproof/schema/model"
)

// The formats of events and results of functions. Source: developer guide,
// "Create AWS Lambda proxy integrations for HTTP APIs".
const (
	format1 = "1.0"
	format2 = "2.0"
)

// callFunctionHTTP calls a function with the event of an HTTP API.
func (ex *Exchange) callFunctionHTTP() error {
	in := ex.integration
	if in.Subtype.Present() {
		return &Unknown{Need: "integrations with " + in.Subtype.String() + " are not simulated", Remedy: "name a route that calls a function or a backend", At: in.Subtype.Where()}
	}
	format, err := ex.format()
	if err != nil {
		return err
	}
	name, err := ex.functionName()
	if err != nil {
		return err
	}
	ex.function = newFunction(name, in.URI)
	ex.note("function", "calls the function "+ex.function.name+" with an event of format "+format, in.URI.Where())
	request := &outgoing{path: ex.path, query: ex.query, headers: ex.headersToFunction()}
	if len(in.RequestParameters) > 0 && ex.assumes(eventHeaders, "mapped", in.RequestParameters[0].Key.Where()) {
		if err := ex.operate(in.RequestParameters, requestSyntax, values{ex}, request.apply); err != nil {
			return err
		}
	}
	makes := (*Exchange).event1
	if format == format2 {
		makes = (*Exchange).event2
	}
	ex.body = jsonvalue.Append(nil, makes(ex, request))
	address := serviceAddress{region: ex.region(), service: "lambda", path: "2015-03-31/functions/" + name + "/invocations"}
	target := address.endpoint()
	return ex.send(target, ex.serviceHeaders(target, nil))
}

// format is that of event and result, which AWS wants to be told.
func (ex *Exchange) format() (string, error) {
	version := ex.integration.PayloadFormatVersion
	format, known := version.Get()
	switch {
	case version.Unknown():
		return "", untold("the payloadFormatVersion", version)
	case !known:
		return "", &Unknown{Need: "AWS refuses an integration with a function that has no payloadFormatVersion", Remedy: mend, At: version.Where()}
	case format != format1 && format != format2:
		return "", refused("payloadFormatVersion", format, errors.New("an integration with a function has 1.0 or 2.0"), version.Where())
	default:
		return format, nil
	}
}

// functionName reads which function is called, by its ARN or by the URI that
// REST APIs have for one.
func (ex *Exchange) functionName() (string, error) {
	uri := ex.integration.URI
	text, err := ex.renderARN(uri)
	if err != nil {
		return "", err
	}
	if text, err = replaceStageVariables(text, ex.variable); err != nil {
		return "", err
	}
	if address, ok := parseServiceAddress(text); ok {
		name, isFunction := address.function()
		if !isFunction {
			return "", refused("integrationUri", text, errors.New("it names no function"), uri.Where())
		}
		return name, nil
	}
	if strings.HasPrefix(text, "arn:") && !strings.Contains(text, ":function:") {
		return "", refused("integrationUri", text, errors.New("it names no function"), uri.Where())
	}
	return text, nil
}

// headersToFunction are those of the caller and what API Gateway adds, in lower
// case. Source: developer guide, "Create AWS Lambda proxy integrations for HTTP
// APIs"; which ones are added is reported by third parties.
func (ex *Exchange) headersToFunction() Headers {
	headers := make(Headers, 0, len(ex.headers)+ownHeaders)
	for _, header := range ex.headers {
		headers = append(headers, Header{strings.ToLower(header.Name), header.Value})
	}
	for _, own := range (Headers{
		{"content-length", decimal(len(ex.Call.Body))},
		{"host", ex.domainName()},
		{"x-amzn-trace-id", ex.traceID()},
		{"x-forwarded-for", callerAddress},
		{"x-forwarded-port", "443"},
		{"x-forwarded-proto", "https"},
	}) {
		headers = headers.With(own.Name, own.Value)
	}
	return headers
}

// textTypes are the media types beside text/* whose bodies stand in events as
// they are. Tried on AWS by third parties, who found that all others, forms and
// bodies without a type too, are in base64.
var textTypes = []string{usualMediaType, "application/xml", "application/javascript"}

// bodyHTTP is the body in an event.
func (ex *Exchange) bodyHTTP() (body string, encoded bool) {
	kind := mediaType(ex.headers.Get("Content-Type"))
	if strings.HasPrefix(kind, "text/") || slices.Contains(textTypes, kind) || len(ex.Call.Body) == 0 {
		return string(ex.Call.Body), false
	}
	return base64.StdEncoding.EncodeToString(ex.Call.Body), true
}

// readResultHTTP makes the answer of a backend of the result of a function.
// Which status failures have is reported by third parties.
func (ex *Exchange) readResultHTTP() error {
	at := ex.integration.URI.Where()
	if message, failed := errorMessage(ex.received); failed {
		return &Reply{Type: APIConfigurationError, Line: fmt.Sprintf(lineFunctionError, message, ex.id), At: at}
	}
	result, err := ex.resultHTTP()
	if err == nil && (result.status < http.StatusContinue || result.status > lastStatus) {
		err = fmt.Errorf("the statusCode of the function is %d", result.status)
	}
	body := []byte(result.body)
	if err == nil && result.base64 {
		body, err = base64.StdEncoding.DecodeString(result.body)
	}
	if err != nil {
		ex.note("function", err.Error(), at)
		return &Reply{Type: APIConfigurationError, Line: fmt.Sprintf(lineConfiguration, lineMalformed), At: at}
	}
	headers := result.headers
	if !headers.Has("Content-Type") {
		headers = append(headers, Header{"Content-Type", "text/plain;charset=UTF-8"})
	}
	ex.received = &Response{Status: result.status, Headers: headers.With("Content-Length", decimal(len(body))), Body: body}
	return nil
}

// resultHTTP reads the result of a function. One of format 2.0 without a status
// is the body. Source: developer guide, "Create AWS Lambda proxy integrations
// for HTTP APIs".
func (ex *Exchange) resultHTTP() (proxyResult, error) {
	root, err := jsonvalue.Parse(ex.received.Body)
	if err != nil {
		return proxyResult{}, fmt.Errorf("the result of the function is no JSON: %w", err)
	}
	object, isObject := root.(*jsonvalue.Object)
	if ex.integration.PayloadFormatVersion.Is(format1) {
		if !isObject {
			return proxyResult{}, fmt.Errorf("the result of the function should be an object with statusCode and more, not %s", jsonvalue.Print(root))
		}
		return membersOf(object, proxyMembers)
	}
	if isObject {
		if _, told := object.Get("statusCode"); told {
			return membersOf(knownMembers(object), resultMembers)
		}
	}
	result := proxyResult{status: http.StatusOK, body: string(ex.received.Body), headers: Headers{{"Content-Type", usualMediaType}}}
	if text, isText := root.(string); isText {
		result.body = text
	}
	return result, nil
}

// resultMembers are those of results of format 2.0.
var resultMembers = map[string]func(r *proxyResult, value any) bool{
	"statusCode":      proxyMembers["statusCode"],
	"headers":         proxyMembers["headers"],
	"body":            proxyMembers["body"],
	"isBase64Encoded": proxyMembers["isBase64Encoded"],
	"cookies":         (*proxyResult).readCookies,
}

// knownMembers leaves out what format 2.0 does not know, which is ignored.
// Reported by third parties.
func knownMembers(object *jsonvalue.Object) *jsonvalue.Object {
	known := &jsonvalue.Object{}
	for name, value := range object.Entries() {
		if _, ok := resultMembers[name]; ok {
			known.Set(name, value)
		}
	}
	return known
}

// readCookies makes a header of each cookie.
func (r *proxyResult) readCookies(value any) bool {
	list, ok := value.(*jsonvalue.Array)
	if !ok {
		return false
	}
	for _, item := range list.Items {
		cookie, ok := item.(string)
		if !ok {
			return false
		}
		r.headers = append(r.headers, Header{"set-cookie", cookie})
	}
	return true
}

// invokesByPost tells that the method of the integration does not count: an HTTP
// API calls functions by POST.
func (ex *Exchange) invokesByPost() bool {
	return ex.function != nil && ex.API.Protocol == model.HTTP
}
