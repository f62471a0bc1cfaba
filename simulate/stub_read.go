package simulate

import (
	"encoding/base64"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/linkproof/linkproof/schema/settings"
	"github.com/linkproof/linkproof/schema/syntax"
)

// stubReader reads files of stubs and of what stands around an API.
type stubReader struct{ settings.Reader }

// ReadStubs reads a file of stubs: which answers backends give to which
// requests, and what stands around the API. There is one binding for every
// target that the file names. Everything that the file says wrong is in the
// error, each with its place.
func ReadStubs(file *syntax.File) ([]Binding, *Environment, error) {
	r := &stubReader{}
	if !r.Begin(file) && len(file.Problems) == 0 {
		r.Wrong(syntax.Span{File: file}, "the file is empty; stubs, backend or environment should stand in it")
	}
	r.Keys(file.Root, "stubs", "backend", "environment")
	var bindings []Binding
	for item := range r.List(file.Root.Get("stubs")) {
		bindings = bind(bindings, file.Name, r.Text(item, "target", "*"), r.stub(item))
	}
	if backend := file.Root.Get("backend"); backend != nil {
		bindings = bind(bindings, file.Name, "*", stub{backend: r.backend(backend)})
	}
	environment := r.environment(file.Root.Get("environment"))
	if err := r.Err(); err != nil {
		return nil, nil, fmt.Errorf("reading stubs: %w", err)
	}
	return bindings, environment, nil
}

// bind adds a stub to the binding of its target.
func bind(bindings []Binding, file, target string, added stub) []Binding {
	for i := range bindings {
		if all, ok := bindings[i].Backend.(*stubs); ok && bindings[i].Target == target {
			all.list = append(all.list, added)
			return bindings
		}
	}
	return append(bindings, Binding{Target: target, Backend: &stubs{file: file, target: target, list: []stub{added}}})
}

func (r *stubReader) stub(node *syntax.Node) stub {
	if node.Kind != syntax.Map {
		r.Wrong(node.Span, "a stub should be a map with backend and more")
		return stub{}
	}
	r.Keys(node, "target", "method", "path", "backend")
	read := stub{method: r.Text(node, "method", ""), pattern: r.Text(node, "path", "")}
	if _, err := path.Match(read.pattern, ""); err != nil {
		r.Wrong(node.Get("path").Where(), "%q is no pattern: a bracket is not closed or a backslash ends it", read.pattern)
	}
	backend := node.Get("backend")
	if backend == nil {
		r.Wrong(node.Span, "the stub has no backend")
		return read
	}
	read.backend = r.backend(backend)
	return read
}

// answerKeys describe an answer.
var answerKeys = []string{"type", "status", "headers", "body", "body_base64"}

// backendKeys are the keys of each type of backend.
var backendKeys = map[string][]string{
	"none": {"type"}, "echo": {"type"}, "echo-body": {"type", "headers"}, "unreachable": {"type"},
	"static": answerKeys, "slow": slices.Concat([]string{"delay_ms"}, answerKeys),
	"faulty":        slices.Concat([]string{"fault", "delay_ms"}, answerKeys),
	"lambda-static": {"type", "payload", "function_error", "headers", "delay_ms"},
	"tls":           slices.Concat([]string{"cert_sans", "cert_subject_cn", "trusted", "expired", "client_cert_required"}, answerKeys),
}

// backendTypes are the types of backends, as messages list them.
var backendTypes = []string{"static", "echo", "echo-body", "slow", "faulty", "tls", "lambda-static", "unreachable", "none"}

func (r *stubReader) backend(node *syntax.Node) Backend {
	if node.Kind != syntax.Map {
		r.Wrong(node.Span, "a backend should be a map with type and more")
		return Nobody{}
	}
	kind := r.Text(node, "type", "static")
	keys, ok := backendKeys[kind]
	if !ok {
		r.Wrong(node.Get("type").Where(), "there is no backend of type %q%s; there are %s", kind, settings.Meant(kind, backendTypes), strings.Join(backendTypes, ", "))
		return Nobody{}
	}
	r.Keys(node, keys...)
	switch kind {
	case "echo":
		return Echo{}
	case "echo-body":
		return EchoBody{Headers: r.headers(node)}
	case "unreachable":
		return Refusing{}
	case "static":
		return Static{r.answer(node)}
	case "slow":
		return Slow{Delay: r.delay(node), Backend: Static{r.answer(node)}}
	case "faulty":
		return r.faulty(node)
	case "lambda-static":
		return Slow{Delay: r.delay(node), Backend: r.function(node)}
	case "tls":
		return r.secured(node)
	default:
		return Nobody{}
	}
}

func (r *stubReader) delay(node *syntax.Node) time.Duration {
	return time.Duration(r.Number(node, "delay_ms", 0, int((24*time.Hour)/time.Millisecond), 0)) * time.Millisecond
}

// faulty reads a server that does something wrong.
func (r *stubReader) faulty(node *syntax.Node) Backend {
	fault := r.Text(node, "fault", "")
	if !slices.Contains(faults, fault) {
		r.Wrong(node.Where(), "there is no fault %q%s; there are %s", fault, settings.Meant(fault, faults), strings.Join(faults, ", "))
		return Nobody{}
	}
	return newFaulty(Fault(fault), r.answer(node), r.delay(node))
}

// function reads the result of a Lambda function.
func (r *stubReader) function(node *syntax.Node) Backend {
	return Function{Payload: []byte(r.Text(node, "payload", "null")), Error: r.Text(node, "function_error", ""), Headers: r.headers(node)}
}

// secured reads a server with a certificate, which clients trust unless the
// file says otherwise.
func (r *stubReader) secured(node *syntax.Node) Backend {
	holder := identity{CommonName: r.Text(node, "cert_subject_cn", ""), Expired: r.Truth(node, "expired", false)}
	for name := range r.List(node.Get("cert_sans")) {
		holder.Names = append(holder.Names, r.Scalar(name))
	}
	return newSecured(holder, r.Truth(node, "trusted", true), r.Truth(node, "client_cert_required", false), Static{r.answer(node)})
}

func (r *stubReader) answer(node *syntax.Node) Response {
	body := []byte(r.Text(node, "body", ""))
	if encoded := node.Get("body_base64"); encoded != nil {
		if node.Get("body") != nil {
			r.Wrong(encoded.Span, "body and body_base64 exclude each other")
		}
		decoded, err := base64.StdEncoding.DecodeString(r.Text(node, "body_base64", ""))
		if err != nil {
			r.Wrong(encoded.Span, "body_base64 is not base64: %v", err)
		}
		body = decoded
	}
	return Response{Status: r.Number(node, "status", 100, 599, 200), Headers: r.headers(node), Body: body}
}

// headers reads a map of names to a value or a list of values.
func (r *stubReader) headers(node *syntax.Node) Headers {
	var headers Headers
	for name, value := range r.Entries(node.Get("headers")) {
		if value.Kind != syntax.List {
			headers = append(headers, Header{name.Text, r.Scalar(value)})
			continue
		}
		for item := range value.Items() {
			headers = append(headers, Header{name.Text, r.Scalar(item)})
		}
	}
	return headers
}
