package model

import (
	"slices"

	"github.com/linkproof/linkproof/schema/syntax"
)

// Protocol is the kind of an API.
type Protocol uint8

// The kinds of APIs. UnknownProtocol is that of an OpenAPI document which
// nothing marks as one or the other.
const (
	UnknownProtocol Protocol = iota
	REST
	HTTP
	WebSocket
)

// String names the kind of API as AWS does.
func (p Protocol) String() string {
	return [...]string{"API", "REST API", "HTTP API", "WebSocket API"}[p]
}

// API is a REST, HTTP or WebSocket API.
type API struct {
	Object
	Protocol Protocol
	// ID is what other objects name the API by.
	ID Text
	// Title is the name that people gave it.
	Title Text
	// EndpointTypes holds REGIONAL, EDGE or PRIVATE; absent means EDGE for a
	// REST API that was made without an endpoint configuration.
	EndpointTypes Value[[]string]
	// Account owns the API, where the file says so.
	Account Text
	// Region is the Region of the API, where the file says so.
	Region Text
	// Target is the URL or function that an HTTP API was made with, together with
	// an integration, a route and a stage which stand nowhere else.
	Target Text
	// Standalone tells that the API is an OpenAPI document of its own: its
	// stages stand elsewhere.
	Standalone bool
	// Elsewhere tells that a script changes the API and does not make it, so that
	// nothing follows from what it seems to lack.
	Elsewhere bool
	// ExecuteAPIDisabled tells that the API answers at custom domain names only.
	ExecuteAPIDisabled Value[bool]
	// VPCEndpoints are those through which a private REST API is reached.
	VPCEndpoints []Text
	// IPAddressType is ipv4 or dualstack.
	IPAddressType Text
	// SecurityPolicy is the oldest TLS that callers of a REST API may speak.
	SecurityPolicy Text
	// AccessMode is BASIC or STRICT: endpointAccessMode.
	AccessMode Text
	// APIKeySource is HEADER or AUTHORIZER.
	APIKeySource Text
	// BinaryMediaTypes are those of bodies that are passed on as they are.
	BinaryMediaTypes []Text
	// MinimumCompression is the smallest body that is compressed, in bytes.
	MinimumCompression Value[int]
	// Policy is the resource policy as written.
	Policy Value[*syntax.Node]
	// CORS is nil when an HTTP API has no such configuration.
	CORS *CORS

	Routes       []*Route
	Integrations []*Integration
	Stages       []*Stage
	Authorizers  []*Authorizer
	// AuthorizersOpen tells that not all authorizers are known.
	AuthorizersOpen  bool
	Validators       []*RequestValidator
	GatewayResponses []*GatewayResponse
	// Mappings are the paths of custom domain names that lead to the API.
	Mappings []*APIMapping
}

// EdgeOptimized tells whether the API is a REST API with an edge-optimized
// endpoint.
func (a *API) EdgeOptimized() Answer {
	types, known := a.EndpointTypes.Get()
	switch {
	case a.Protocol != REST:
		return No
	case known:
		return answer(slices.Contains(types, "EDGE"))
	case a.EndpointTypes.Absent() && !a.Standalone:
		return Yes
	default:
		return CannotTell
	}
}

// Route is a method of a resource of a REST API, or a route of an HTTP or
// WebSocket API.
type Route struct {
	Object
	API *API
	// Method is an HTTP method or ANY; absent for $default and WebSocket routes.
	Method Text
	// Path starts with a slash; "$default" for the default route. For a REST
	// method whose resource is not in these files it is unknown.
	Path Text
	// ResourceID names the resource of a REST method.
	ResourceID Text
	// Integration is what the route calls; nil when it has none or when these
	// files do not hold it.
	Integration *Integration
	// IntegrationOpen tells that a route without an integration may have one
	// that these files do not hold.
	IntegrationOpen bool
	// Target is the reference of an HTTP API route: integrations/<id>.
	Target Text
	// BareTarget tells that Target is the id of an integration alone.
	BareTarget bool
	// Authorization is NONE, AWS_IAM, CUSTOM, JWT or COGNITO_USER_POOLS.
	Authorization Text
	// Authorizer names the authorizer, and Guard is the one of the API that has
	// that name.
	Authorizer Text
	Guard      *Authorizer
	// Scopes are those of which tokens need one.
	Scopes []Text
	// KeyRequired tells that callers need an API key.
	KeyRequired Value[bool]
	// Validator names the request validator of a REST method.
	Validator Text
	// Parameters holds the declared request parameters of a REST method under
	// their mapping names: method.request.path.id.
	Parameters []Setting
	// ParametersOpen tells that there may be more parameters than these.
	ParametersOpen bool
	// Imported tells that the route comes out of an OpenAPI document.
	Imported bool
	// Models are the schemas that a REST method checks bodies with, by media
	// type.
	Models []RequestModel
	// Responses are the declared responses of a REST method, and ResponsesOpen
	// tells that there may be more of them.
	Responses     []MethodResponse
	ResponsesOpen bool
	// Answers are the route responses of a WebSocket route; without one it sends
	// nothing back.
	Answers []SocketResponse
}

// Stage is a named deployment of an API.
type Stage struct {
	Object
	API       *API
	APIID     Text
	StageName Text
	Variables []Setting
	// VariablesOpen tells that not all variables are known, as when the whole
	// map is a parameter.
	VariablesOpen bool
	AutoDeploy    Value[bool]
	// ClientCertificate names the certificate shown to backends.
	ClientCertificate Text
	// Deployment is the snapshot of the API that the stage serves.
	Deployment Ref[Deployment]
	// Canary is nil when all requests go to the deployment of the stage.
	Canary *Canary
	// LogDestination and LogFormat are those of access logs; absent without.
	LogDestination, LogFormat Text
	// Logging is OFF, ERROR or INFO, and DataTrace whether bodies are logged,
	// for all methods.
	Logging   Text
	DataTrace Value[bool]
	// ThrottlingRate is the number of requests each second for all methods, and
	// ThrottlingBurst that at once.
	ThrottlingRate  Text
	ThrottlingBurst Value[int]
	// Limits are those of single methods or routes.
	Limits []MethodLimit
	// CacheCluster tells whether the stage of a REST API has a cache, and Caching
	// whether answers to GET are kept there, for all methods.
	CacheCluster, Caching Value[bool]
	// OwnLimits tells that some methods or routes have settings of their own, so
	// that they may be throttled by themselves.
	OwnLimits bool
}

// Caches tells whether the stage keeps the answers of a method for sure. Source:
// API Gateway developer guide, api-gateway-caching: of all methods only GET.
func (s *Stage) Caches(route *Route) bool {
	cluster, _ := s.CacheCluster.Get()
	caching, _ := s.Caching.Get()
	return cluster && caching && !s.OwnLimits && (route.Method.IsFold("GET") || route.Method.IsFold("ANY"))
}

// VariablesPlace gives where the variables of the stage stand, or the stage
// where it has none.
func (s *Stage) VariablesPlace() syntax.Span {
	if len(s.Variables) == 0 {
		return s.Where()
	}
	return s.Variables[0].Name.Where()
}

// DefaultStage is the name of the stage of an HTTP API that adds nothing to
// the path.
const DefaultStage = "$default"

// DefaultRoute is the key and path of the default route of an HTTP API.
const DefaultRoute = "$default"
