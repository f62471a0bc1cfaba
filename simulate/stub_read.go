package simulate

import (
	"encoding/base64"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/linkproof/linkproof/schema/syntax"
)

// ReadStubs reads a file of stubs: which answers backends give to which
// requests, and what stands around the API. There is one binding for every
// target that the file names. Everything that the file says wrong is in the
// error, each with its place.
func ReadStubs(file *syntax.File) ([]Binding, *Environment, error) {
	r := &stubReader{}
	for _, problem := range file.Problems {
		r.wrong(problem.Span, "%s", problem.Message)
	}
	if len(r.problems) == 0 && !given(file.Root) {
		r.wrong(syntax.Span{File: file}, "the file is empty; stubs, backend or environment should stand in it")
	}
	r.keys(file.Root, "stubs", "backend", "environment")
	var bindings []Binding
	for item := range r.list(file.Root.Get("stubs")) {
		bindings = bind(bindings, file.Name, r.text(item, "target", "*"), r.stub(item))
	}
	if backend := file.Root.Get("backend"); backend != nil {
		bindings = bind(bindings, file.Name, "*", stub{backend: r.backend(backend)})
	}
	environment := r.environment(file.Root.Get("environment"))
	if len(r.problems) > 0 {
		return nil, nil, fmt.Errorf("reading stubs: %w", errors.Join(r.problems...))
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
		r.wrong(node.Span, "a stub should be a map with backend and more")
		return stub{}
	}
	r.keys(node, "target", "method", "path", "backend")
	read := stub{method: r.text(node, "method", ""), pattern: r.text(node, "path", "")}
	if _, err := path.Match(read.pattern, ""); err != nil {
		r.wrong(node.Get("path").Where(), "%q is no pattern: a bracket is not closed or a backslash ends it", read.pattern)
	}
	backend := node.Get("backend")
	if backend == nil {
		r.wrong(node.Span, "the stub has no backend")
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
		r.wrong(node.Span, "a backend should be a map with type and more")
		return Nobody{}
	}
	kind := r.text(node, "type", "static")
	keys, ok := backendKeys[kind]
	if !ok {
		r.wrong(node.Get("type").Where(), "there is no backend of type %q%s; there are %s", kind, meant(kind, backendTypes), strings.Join(backendTypes, ", "))
		return Nobody{}
	}
	r.keys(node, keys...)
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
	return time.Duration(r.number(node, "delay_ms", 0, int((24*time.Hour)/time.Millisecond), 0)) * time.Millisecond
}

// faulty reads a server that does something wrong.
func (r *stubReader) faulty(node *syntax.Node) Backend {
	fault := r.text(node, "fault", "")
	if !slices.Contains(faults, fault) {
		r.wrong(node.Where(), "there is no fault %q%s; there are %s", fault, meant(fault, faults), strings.Join(faults, ", "))
		return Nobody{}
	}
	return newFaulty(Fault(fault), r.answer(node), r.delay(node))
}

// function reads the result of a Lambda function.
func (r *stubReader) function(node *syntax.Node) Backend {
	return Function{Payload: []byte(r.text(node, "payload", "null")), Error: r.text(node, "function_error", ""), Headers: r.headers(node)}
}

// secured reads a server with a certificate, which clients trust unless the
// file says otherwise.
func (r *stubReader) secured(node *syntax.Node) Backend {
	holder := identity{CommonName: r.text(node, "cert_subject_cn", ""), Expired: r.flag(node, "expired", false)}
	for name := range r.list(node.Get("cert_sans")) {
		holder.Names = append(holder.Names, r.scalar(name))
	}
	return newSecured(holder, r.flag(node, "trusted", true), r.flag(node, "client_cert_required", false), Static{r.answer(node)})
}

func (r *stubReader) answer(node *syntax.Node) Response {
	body := []byte(r.text(node, "body", ""))
	if encoded := node.Get("body_base64"); encoded != nil {
		if node.Get("body") != nil {
			r.wrong(encoded.Span, "body and body_base64 exclude each other")
		}
		decoded, err := base64.StdEncoding.DecodeString(r.text(node, "body_base64", ""))
		if err != nil {
			r.wrong(encoded.Span, "body_base64 is not base64: %v", err)
		}
		body = decoded
	}
	return Response{Status: r.number(node, "status", 100, 599, 200), Headers: r.headers(node), Body: body}
}

// headers reads a map of names to a value or a list of values.
func (r *stubReader) headers(node *syntax.Node) Headers {
	var headers Headers
	for name, value := range r.entries(node.Get("headers")) {
		if value.Kind != syntax.List {
			headers = append(headers, Header{name.Text, r.scalar(value)})
			continue
		}
		for item := range value.Items() {
			headers = append(headers, Header{name.Text, r.scalar(item)})
		}
	}
	return headers
}
