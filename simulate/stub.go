package simulate

import (
	"context"
	"fmt"
	"path"
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// stub answers the requests that it matches.
type stub struct {
	// method is empty for every method.
	method string
	// pattern is that of path.Match, empty for every path.
	pattern string
	backend Backend
}

func (s *stub) matches(method, escapedPath string) bool {
	if s.method != "" && !strings.EqualFold(s.method, method) {
		return false
	}
	if s.pattern == "" {
		return true
	}
	ok, err := path.Match(s.pattern, escapedPath)
	return ok && err == nil
}

// stubs is the backend of one target: the first stub that matches answers.
type stubs struct {
	file, target string
	list         []stub
}

// RoundTrip has the first stub answer that matches; an *Unknown says that none
// does.
func (s *stubs) RoundTrip(ctx context.Context, request *Request) (*Response, error) {
	target, err := urlOf(request)
	if err != nil {
		return nil, err
	}
	at := target.EscapedPath()
	for i := range s.list {
		if s.list[i].matches(request.Method, at) {
			return s.list[i].backend.RoundTrip(ctx, request)
		}
	}
	return nil, &Unknown{
		Need:   fmt.Sprintf("no stub of target %q in %s answers %s %s", s.target, s.file, request.Method, at),
		Remedy: "pass a --stub FILE with such an entry under stubs, or one without method and path",
	}
}

// Environment is what a stub file tells of what stands around an API.
type Environment struct {
	// Links are the VPC links by their ids.
	Links map[string]EnvironmentLink
	// Listeners are the URLs at which listeners take requests, by their ARNs.
	Listeners map[string]string
	// CloudMap are the instances of Cloud Map services by the ids of services.
	CloudMap map[string][]EnvironmentInstance
	APIKeys  []EnvironmentKey
	// Stages are the names of the stages that there are.
	Stages []string
	// Access is what the file tells of callers and authorizers.
	Access Access
}

// EnvironmentLink is a VPC link.
type EnvironmentLink struct {
	// Version is 1 or 2; 0 when not told.
	Version int
	// Target is the kind of load balancer: "nlb" or "alb"; empty when not told.
	Target string
	// Endpoint is the URL at which the load balancer takes requests.
	Endpoint string
	// Status is the state of the link, such as AVAILABLE; empty when not told.
	Status string
}

// EnvironmentInstance is an instance of a Cloud Map service: its attributes,
// such as AWS_INSTANCE_IPV4 and AWS_INSTANCE_PORT.
type EnvironmentInstance map[string]string

// EnvironmentKey is an API key.
type EnvironmentKey struct {
	Value   string
	Enabled bool
	// ID is that of the key, and Plan the usage plan it belongs to, by id or name;
	// empty for one of the stage, and "none" for none.
	ID, Plan string
	// Throttled and QuotaExceeded tell that the limits of the plan are met.
	Throttled, QuotaExceeded bool
	// Where is what tells of the key; no place where nothing does.
	Where syntax.Span
}
