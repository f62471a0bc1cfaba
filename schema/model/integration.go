package model

import (
	"cmp"
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// Integration is what a route or method calls.
type Integration struct {
	Object
	API *API
	// Protocol is that of the API, also when the API itself is in other files.
	Protocol Protocol
	// ID is what routes name the integration by.
	ID Text
	// APIID names the API in a notation where the integration stands alone.
	APIID Text
	// Kind is HTTP, HTTP_PROXY, AWS, AWS_PROXY or MOCK, in upper case.
	Kind Text
	// Subtype is the AWS service action of an HTTP API integration.
	Subtype Text
	// ConnectionType is INTERNET or VPC_LINK.
	ConnectionType Text
	// Link is the VPC link: connectionId.
	Link Ref[VPCLink]
	// Method is the verb that the backend gets: an HTTP method or ANY.
	Method Text
	// URI is the endpoint: a URL, or for HTTP APIs an ARN.
	URI Text
	// Target is the load balancer that a REST API reaches through a VPC link
	// V2: integrationTarget.
	Target Ref[LoadBalancer]
	// PayloadFormatVersion is 1.0 or 2.0, as written.
	PayloadFormatVersion Text
	// Timeout is in milliseconds.
	Timeout Value[int]
	// TLS is nil when there is no TLS configuration.
	TLS *TLSConfig
	// RequestParameters maps what the backend gets.
	RequestParameters []Mapping
	// ResponseParameters maps what the caller gets, by status code for HTTP
	// APIs; REST APIs map per integration response.
	ResponseParameters []ResponseMapping
	// Templates maps media types to mapping templates of the request, and
	// TemplatesOpen tells that there may be more of them.
	Templates     []Setting
	TemplatesOpen bool
	// Responses are the integration responses of a REST API, and ResponsesOpen
	// tells that there may be more of them.
	Responses     []IntegrationResponse
	ResponsesOpen bool
	// CacheKeys are the request parameters that tell cached answers of a REST
	// API apart, under their mapping names, and CacheKeysOpen tells that there
	// may be more of them.
	CacheKeys     []Text
	CacheKeysOpen bool
	// Answers are the integration responses of a WebSocket API.
	Answers []SocketResponse
	// Passthrough is WHEN_NO_MATCH, WHEN_NO_TEMPLATES or NEVER.
	Passthrough Text
	// ContentHandling is CONVERT_TO_BINARY or CONVERT_TO_TEXT: what a REST API
	// makes of the bodies of requests.
	ContentHandling Text
	// TransferMode is BUFFERED or STREAM: whether a REST API waits for the whole
	// answer; absent means BUFFERED.
	TransferMode Text

	// Routes are the routes and methods that call the integration.
	Routes []*Route
	// Stages are those that serve the API of the integration, also where the
	// API itself is in other files.
	Stages []*Stage
	// Listener is the listener that the URI of an HTTP API or integrationTarget
	// of a REST API names.
	Listener *Listener
	// CloudMap is the service that the URI of an HTTP API names.
	CloudMap *CloudMapService
	// Host is the load balancer whose DNS name is the host of the URI. It is
	// where a request goes on its way through the Internet only.
	Host *LoadBalancer

	// staged is the VPC link that a stage variable names on all stages.
	staged *VPCLink
	// ends is where its requests end, followed when a rule first asks.
	ends ending
}

// TLSConfig is the TLS configuration of an integration.
type TLSConfig struct {
	Object
	// ServerName is the name that an HTTP API verifies.
	ServerName Text
	// SkipVerification turns the check of the chain off for a REST API.
	SkipVerification Value[bool]
}

// Written tells that the configuration is there for sure: where nobody can tell,
// it is one of which nothing is known.
func (c *TLSConfig) Written() bool { return c != nil && !c.Span.IsZero() }

// ResponseMapping is a mapping of an HTTP API that applies to one status code.
type ResponseMapping struct {
	Status Text
	Mapping
}

// SocketResponse is an integration response or a route response of a WebSocket
// API: it turns what comes back into what the client gets.
type SocketResponse struct {
	Object
	// Key tells which answers it is for: $default, or /expression/ for answers
	// whose status fits the expression.
	Key        Text
	Parameters []Mapping
	// Templates maps the names of templates to mapping templates; a route
	// response has none.
	Templates []Setting
}

// CallsHTTP tells whether the backend is called by HTTP for sure.
func (in *Integration) CallsHTTP() bool { return in.Kind.Is("HTTP") || in.Kind.Is("HTTP_PROXY") }

// UsesLink tells whether the integration goes through a VPC link.
func (in *Integration) UsesLink() bool { return in.ConnectionType.IsFold("VPC_LINK") }

// Through gives the VPC link that the integration uses for sure, be it by way of
// a stage variable that names one link on all stages.
func (in *Integration) Through() (*VPCLink, bool) {
	link := cmp.Or(in.Link.To, in.staged)
	return link, in.UsesLink() && link != nil
}

// Balancer gives the load balancer that requests arrive at: that of the
// listener for an HTTP API, the target of a link V1, or integrationTarget.
func (in *Integration) Balancer() *LoadBalancer {
	if in.Listener != nil {
		return in.Listener.LoadBalancer.To
	}
	if in.Protocol == HTTP {
		return nil
	}
	link, ok := in.Through()
	if ok && link.Version == LinkV1 {
		if len(link.Targets) == 1 {
			return link.Targets[0].To
		}
		return nil
	}
	return in.Target.To
}

// Reached gives the listener that requests arrive at: the one that the
// integration names, or the one on the port of the URI of a REST API.
func (in *Integration) Reached() *Listener {
	if in.Listener != nil {
		return in.Listener
	}
	balancer := in.Balancer()
	endpoint, ok := in.URI.Endpoint()
	if balancer == nil || !ok {
		return nil
	}
	port, ok := endpoint.Port.Get()
	if !ok {
		return nil
	}
	return balancer.ListenerOn(port)
}

// Ends gives the listener that ends connections and reads requests, which may
// be that of an Application Load Balancer behind the one reached; nil when these
// files do not hold it.
func (in *Integration) Ends() *Listener {
	if reached := in.Reached(); reached != nil {
		return reached.Ends()
	}
	return nil
}

// MapsPath tells whether a request mapping sets the path that the backend
// gets; CannotTell when a key is not known.
func (in *Integration) MapsPath() Answer {
	result := No
	for _, mapping := range in.RequestParameters {
		if mapping.Key.IsFold("overwrite:path") {
			return Yes
		}
		if !mapping.Key.Known() {
			result = CannotTell
		}
	}
	return result
}

// MapsPathVariable tells whether a request mapping of a REST API fills a
// variable in the path of the URI; CannotTell when a key is not known or a
// mapping template sets paths by itself.
func (in *Integration) MapsPathVariable(name string) Answer {
	result := No
	for _, template := range in.Templates {
		if template.Value.Contains("requestOverride.path") != No {
			result = CannotTell
		}
	}
	for _, mapping := range in.RequestParameters {
		if mapping.Key.Is("integration.request.path." + name) {
			return Yes
		}
		if !mapping.Key.Known() {
			result = CannotTell
		}
	}
	return result
}

// StageVariable is one use of a stage variable in a setting.
type StageVariable struct {
	Name string
	Span syntax.Span
}

// StageVariables gives the uses of stage variables in what decides about the
// way of a request: connection id, URI, target and the mappings of a REST API.
func (in *Integration) StageVariables() []StageVariable {
	uses := in.Link.ID.StageVariables()
	uses = append(uses, in.URI.StageVariables()...)
	uses = append(uses, in.Target.ID.StageVariables()...)
	for _, mapping := range in.RequestParameters {
		source, _ := mapping.Value.Get()
		if name, ok := strings.CutPrefix(source, "stageVariables."); ok {
			uses = append(uses, StageVariable{Name: name, Span: mapping.Value.Where()})
		}
	}
	return uses
}

// StageVariables gives the ${stageVariables.name} expressions of a text.
func (t Text) StageVariables() []StageVariable {
	const open = "${stageVariables."
	var uses []StageVariable
	offset := 0
	for _, piece := range t.Pieces() {
		if piece.Hole != nil {
			continue
		}
		for rest := piece.Literal; ; {
			start := strings.Index(rest, open)
			if start < 0 {
				break
			}
			name, after, ok := strings.Cut(rest[start+len(open):], "}")
			if !ok {
				break
			}
			begin := len(piece.Literal) - len(rest) + start
			uses = append(uses, StageVariable{Name: name, Span: t.Part(offset+begin, offset+begin+len(open)+len(name)+1)})
			rest = after
		}
		offset += len(piece.Literal)
	}
	return uses
}
