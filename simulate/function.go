package simulate

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/jsonvalue"
	"github.com/linkproof/linkproof/schema/model"
)

// lambdaFunction is the function that an integration calls.
type lambdaFunction struct {
	// logical is its logical id, empty for one outside of the template.
	logical, name, arn string
}

// newFunction names the function of an ARN in the URI of an integration.
func newFunction(arn string, uri model.Text) *lambdaFunction {
	made := &lambdaFunction{name: arn, arn: arn}
	if _, after, ok := strings.Cut(arn, ":function:"); ok {
		made.name, _, _ = strings.Cut(after, ":")
	}
	for _, piece := range uri.Pieces() {
		if piece.Hole != nil && piece.Hole.Resource != "" {
			made.logical, made.name = piece.Hole.Resource, piece.Hole.Resource
		}
	}
	return made
}

// invoke calls a function with the event of a proxy integration. Another
// method than POST fails, with 500 although 504 is documented. Recorded on AWS.
func (ex *Exchange) invoke(target endpoint, made *mapped) error {
	at := ex.integration.URI
	if ex.function == nil {
		return &Unknown{Need: "AWS refuses an AWS_PROXY integration with anything but a Lambda function", Remedy: mend, At: at.Where()}
	}
	method, err := ex.backendMethod()
	if err != nil {
		return err
	}
	if method != http.MethodPost {
		ex.note("method", "functions are invoked by POST only, not by "+method, ex.integration.Method.Where())
		return &Reply{
			Type: IntegrationFailure, Status: http.StatusInternalServerError, Message: messageInternal,
			Line: fmt.Sprintf(lineConfiguration, "Invalid method for a Lambda function: "+method), At: ex.integration.Method.Where(),
		}
	}
	event, err := ex.event(made.headers)
	if err != nil {
		return err
	}
	ex.body = jsonvalue.Append(nil, event)
	return ex.send(target, ex.serviceHeaders(target, nil))
}

// errorMessage gives the message of a function that failed.
func errorMessage(received *Response) (message string, failed bool) {
	if !received.Headers.Has(headerFunctionError) {
		return "", false
	}
	root, _ := jsonvalue.Parse(received.Body)
	object, ok := root.(*jsonvalue.Object)
	if !ok {
		return string(received.Body), true
	}
	value, _ := object.Get("errorMessage")
	message, _ = value.(string)
	return message, true
}

// respondProxyResult makes the answer of the result of a function.
func (ex *Exchange) respondProxyResult() error {
	at := ex.integration.URI.Where()
	if message, failed := errorMessage(ex.received); failed {
		return &Reply{Type: Default5XX, Status: http.StatusBadGateway, Line: fmt.Sprintf(lineFunctionError, message, ex.id), At: at}
	}
	result, err := ex.readProxyResult()
	if err != nil {
		ex.note("function", err.Error(), at)
		return &Reply{Type: Default5XX, Status: http.StatusBadGateway, Line: fmt.Sprintf(lineConfiguration, lineMalformed), At: at}
	}
	body := []byte(result.body)
	binary, err := ex.isBinary(ex.acceptedType())
	if err != nil {
		return err
	}
	if result.base64 && binary {
		if body, err = base64.StdEncoding.DecodeString(result.body); err != nil {
			return &Reply{Type: APIConfigurationError, Line: fmt.Sprintf(lineConfiguration, "Unable to base64 decode the body."), At: at}
		}
	}
	ex.answer = Response{Status: result.status, Headers: ex.proxyHeaders(result.headers, len(body)), Body: body}
	ex.logAnswer()
	return nil
}

// proxyHeaders are those of the result under the names that callers see, and
// what API Gateway adds.
func (ex *Exchange) proxyHeaders(given Headers, length int) Headers {
	headers := Headers{{"X-Amzn-Trace-Id", ex.traceID()}}
	for _, header := range given {
		switch lower := strings.ToLower(header.Name); {
		case droppedFromBackend[lower]:
			continue
		case remappedFromBackend[lower]:
			header.Name = "x-amzn-Remapped-" + header.Name
		}
		headers = append(headers, header)
	}
	if !headers.Has("Content-Type") {
		headers = append(headers, Header{"Content-Type", usualMediaType})
	}
	return append(headers, ex.stageHeaders(length)...)
}

// proxyResult is what a function of a proxy integration gives back.
type proxyResult struct {
	status  int
	headers Headers
	body    string
	base64  bool
}

// proxyMembers are all that a result may have. Source: developer guide, "Output
// format of a Lambda function for proxy integration".
var proxyMembers = map[string]func(r *proxyResult, value any) bool{
	"statusCode":        (*proxyResult).readStatus,
	"headers":           (*proxyResult).readHeaders,
	"multiValueHeaders": (*proxyResult).readLists,
	"body": func(r *proxyResult, value any) (ok bool) {
		r.body, ok = scalarText(value)
		return ok
	},
	"isBase64Encoded": func(r *proxyResult, value any) bool {
		text, ok := scalarText(value)
		r.base64 = strings.EqualFold(text, "true")
		return ok
	},
}

// readProxyResult reads a result; the error says what is malformed. Members may
// be left out, but no others may be there, and texts, numbers and truth values
// stand for each other. Recorded on AWS.
func (ex *Exchange) readProxyResult() (proxyResult, error) {
	root, err := jsonvalue.Parse(ex.received.Body)
	if err != nil {
		return proxyResult{}, fmt.Errorf("the result of the function is no JSON: %w", err)
	}
	object, ok := root.(*jsonvalue.Object)
	if !ok || object.Len() == 0 && ex.assumes(emptyResult, "malformed", ex.integration.URI.Where()) {
		return proxyResult{}, fmt.Errorf("the result of the function should be an object with statusCode and more, not %s", jsonvalue.Print(root))
	}
	return membersOf(object, proxyMembers)
}

// membersOf reads the members of a result, which has no others.
func membersOf(object *jsonvalue.Object, members map[string]func(r *proxyResult, value any) bool) (proxyResult, error) {
	result := proxyResult{status: http.StatusOK}
	// Lists come first: of one name they stand before the single value.
	for _, lists := range []bool{true, false} {
		for name, value := range object.Entries() {
			read, known := members[name]
			switch {
			case !known:
				return result, fmt.Errorf("the result of the function has a member %q, and API Gateway takes statusCode, headers, multiValueHeaders, body and isBase64Encoded only", name)
			case value == nil || lists != (name == "multiValueHeaders"):
			case !read(&result, value):
				return result, fmt.Errorf("the member %s of the result of the function cannot be %s", name, jsonvalue.Print(value))
			}
		}
	}
	return result, nil
}

func (r *proxyResult) readStatus(value any) bool {
	text, ok := scalarText(value)
	status, err := strconv.Atoi(text)
	r.status = status
	return ok && err == nil
}

func (r *proxyResult) readHeaders(value any) bool {
	object, ok := value.(*jsonvalue.Object)
	if !ok {
		return false
	}
	for name, value := range object.Entries() {
		text, ok := scalarText(value)
		if !ok {
			return false
		}
		r.add(name, text)
	}
	return true
}

func (r *proxyResult) readLists(value any) bool {
	object, ok := value.(*jsonvalue.Object)
	if !ok {
		return false
	}
	for name, value := range object.Entries() {
		list, ok := value.(*jsonvalue.Array)
		if !ok {
			return false
		}
		for _, item := range list.Items {
			text, ok := scalarText(item)
			if !ok {
				return false
			}
			r.headers = append(r.headers, Header{name, text})
		}
	}
	return true
}

// add adds a single value, unless a list of the same name holds it already.
// Source: developer guide, "Output format of a Lambda function for proxy
// integration".
func (r *proxyResult) add(name, value string) {
	for _, header := range r.headers {
		if strings.EqualFold(header.Name, name) && header.Value == value {
			return
		}
	}
	r.headers = append(r.headers, Header{name, value})
}

// scalarText gives the text of a scalar, which null counts for as empty.
func scalarText(value any) (string, bool) {
	switch value := value.(type) {
	case nil:
		return "", true
	case string:
		return value, true
	case bool:
		return strconv.FormatBool(value), true
	case jsonvalue.Number:
		return string(value), true
	default:
		return "", false
	}
}
