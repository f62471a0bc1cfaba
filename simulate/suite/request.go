package suite

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/json"
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate"
)

// request is what a step sends.
type request struct {
	simulate.Call
	// test tells a test invoke from a request to a stage, and resource is what
	// it names.
	test     bool
	resource string
	// address is a whole URL, whose host and path name the API and the stage.
	address string
}

// String names the request by its method and path.
func (q *request) String() string {
	path := cmp.Or(q.address, q.PathWithQuery, q.resource)
	return strings.TrimSpace(q.Method + " " + path)
}

func (r *reader) request(node *syntax.Node) request {
	if test := node.Get("test_invoke"); test != nil {
		r.Keys(node, "test_invoke")
		return r.testInvoke(test)
	}
	r.Keys(node, "method", "path", "url", "query", "headers", "body", "body_json", "body_base64", "body_repeat", "test_invoke")
	var read request
	read.Method = r.method(node, "GET")
	read.address = r.Text(node, "url", "")
	if path := node.Get("path"); path != nil && read.address != "" {
		r.Wrong(path.Span, "url and path exclude each other")
	}
	read.PathWithQuery = r.Text(node, "path", "/")
	if !strings.HasPrefix(read.PathWithQuery, "/") {
		r.Wrong(node.Get("path").Where(), "the path should start with a slash: it is what follows the name of the stage")
	}
	if query := r.Text(node, "query", ""); query != "" {
		read.PathWithQuery += "?" + strings.TrimPrefix(query, "?")
		if read.address != "" {
			read.address += "?" + strings.TrimPrefix(query, "?")
		}
	}
	read.Headers = r.headers(node.Get("headers"))
	read.Body = r.body(node)
	return read
}

// testInvoke reads the parameters of TestInvokeMethod.
func (r *reader) testInvoke(node *syntax.Node) request {
	r.Keys(node, "method", "resource", "resource_id", "pathWithQueryString", "headers", "body", "stageVariables", "clientCertificateId")
	read := request{test: true, resource: r.Text(node, "resource", r.Text(node, "resource_id", ""))}
	read.Method = r.method(node, "")
	read.PathWithQuery = r.Text(node, "pathWithQueryString", "")
	read.Headers = r.headers(node.Get("headers"))
	read.Body = []byte(r.Text(node, "body", ""))
	read.StageVariables = r.texts(node.Get("stageVariables"))
	read.ClientCertificate = r.Text(node, "clientCertificateId", "")
	return read
}

func (r *reader) method(node *syntax.Node, otherwise string) string {
	return strings.ToUpper(r.Text(node, "method", otherwise))
}

// headers reads a map of names to a value or a list of values, in its order.
func (r *reader) headers(node *syntax.Node) simulate.Headers {
	var headers simulate.Headers
	for name, value := range r.Entries(node) {
		if value.Kind != syntax.List {
			headers = append(headers, simulate.Header{Name: name.Text, Value: r.Scalar(value)})
			continue
		}
		for item := range value.Items() {
			headers = append(headers, simulate.Header{Name: name.Text, Value: r.Scalar(item)})
		}
	}
	return headers
}

// body reads the one way in which the body is given.
func (r *reader) body(node *syntax.Node) []byte {
	var given []string
	for _, key := range []string{"body", "body_json", "body_base64", "body_repeat"} {
		if node.Get(key) != nil {
			given = append(given, key)
		}
	}
	if len(given) == 0 {
		return nil
	}
	if len(given) > 1 {
		r.Wrong(node.Get(given[1]).Where(), "%s and %s exclude each other", given[0], given[1])
	}
	switch value := node.Get(given[0]); given[0] {
	case "body_json":
		return r.written(value)
	case "body_base64":
		return r.decoded(value)
	case "body_repeat":
		return r.repeated(value)
	default:
		return []byte(r.Text(node, "body", ""))
	}
}

// written writes a value as JSON.
func (r *reader) written(node *syntax.Node) []byte {
	var body bytes.Buffer
	encoder := json.NewEncoder(&body)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(decode(node)); err != nil {
		r.Wrong(node.Span, "body_json cannot be written as JSON: %v", err)
	}
	return bytes.TrimSuffix(body.Bytes(), []byte("\n"))
}

func (r *reader) decoded(node *syntax.Node) []byte {
	body, err := base64.StdEncoding.DecodeString(r.Scalar(node))
	if err != nil {
		r.Wrong(node.Span, "body_base64 is not base64: %v", err)
	}
	return body
}

// longestRepeat is above every size that API Gateway takes.
const longestRepeat = 64 << 20

// repeated makes a body of one text many times.
func (r *reader) repeated(node *syntax.Node) []byte {
	r.Keys(node, "char", "count")
	text := r.Text(node, "char", "a")
	count := r.Number(node, "count", 0, longestRepeat, 1)
	if len(text)*count > longestRepeat {
		r.Wrong(node.Span, "the body would have more than %d bytes", longestRepeat)
		return nil
	}
	return []byte(strings.Repeat(text, max(count, 0)))
}
