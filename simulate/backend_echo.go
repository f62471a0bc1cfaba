package simulate

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
)

// Echo is a backend that answers every request with a description of it: 200
// and a JSON object with method, path, query, headers and body.
type Echo struct{}

// echoed is what Echo answers.
type echoed struct {
	Method  string              `json:"method"`
	Path    string              `json:"path"`
	Query   map[string][]string `json:"query"`
	Headers map[string][]string `json:"headers"`
	Body    string              `json:"body"`
}

// RoundTrip describes the request.
func (Echo) RoundTrip(_ context.Context, request *Request) (*Response, error) {
	target, err := urlOf(request)
	if err != nil {
		return nil, err
	}
	description := echoed{
		Method: request.Method, Path: target.EscapedPath(), Query: target.Query(),
		Headers: make(map[string][]string, len(request.Headers)), Body: string(request.Body),
	}
	for _, header := range request.Headers {
		description.Headers[header.Name] = append(description.Headers[header.Name], header.Value)
	}
	body, err := json.Marshal(description)
	if err != nil {
		return nil, fmt.Errorf("describing the request %s %s: %w", request.Method, request.URL, err)
	}
	return &Response{Status: 200, Headers: Headers{{"Content-Type", "application/json"}}, Body: body}, nil
}

// urlOf takes the URL of a request apart; its path is at least "/".
func urlOf(request *Request) (*url.URL, error) {
	target, err := url.Parse(request.URL)
	if err != nil {
		return nil, fmt.Errorf("reading the URL of the request to the backend: %w", err)
	}
	if target.Path == "" {
		target.Path = "/"
	}
	return target, nil
}

// EchoBody is a backend that answers 200 and the body that it was sent.
type EchoBody struct {
	// Headers are those of the answer.
	Headers Headers
}

// RoundTrip gives the body back.
func (e EchoBody) RoundTrip(_ context.Context, request *Request) (*Response, error) {
	return &Response{Status: 200, Headers: e.Headers, Body: request.Body}, nil
}
