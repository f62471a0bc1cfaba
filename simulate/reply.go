package simulate

import "github.com/linkproof/linkproof/schema/syntax"

// Reply is the error by which a stage ends a request: API Gateway answers by
// itself.
type Reply struct {
	// Type is the gateway response type of a REST API, such as
	// "API_CONFIGURATION_ERROR".
	Type ResponseType
	// Status replaces the usual one of the type; 0 for that.
	Status int
	// Message replaces that of the body; empty for the usual one.
	Message string
	// Detail is what was wrong with a body in words; empty for other errors.
	Detail string
	// Line is the line of the execution log that tells the cause.
	Line string
	// Headers are what the answer has beyond the usual ones.
	Headers Headers
	// At is the setting that caused it, where one did.
	At syntax.Span
}

// Error gives the cause.
func (r *Reply) Error() string { return r.Line }

// ResponseType names a gateway response.
type ResponseType string

// The types of gateway responses. Source: developer guide, "Gateway response
// types".
const (
	AccessDenied                 ResponseType = "ACCESS_DENIED"
	APIConfigurationError        ResponseType = "API_CONFIGURATION_ERROR"
	AuthorizerConfigurationError ResponseType = "AUTHORIZER_CONFIGURATION_ERROR"
	AuthorizerFailure            ResponseType = "AUTHORIZER_FAILURE"
	BadRequestBody               ResponseType = "BAD_REQUEST_BODY"
	BadRequestParameters         ResponseType = "BAD_REQUEST_PARAMETERS"
	Default5XX                   ResponseType = "DEFAULT_5XX"
	ExpiredToken                 ResponseType = "EXPIRED_TOKEN"
	IntegrationFailure           ResponseType = "INTEGRATION_FAILURE"
	IntegrationTimeout           ResponseType = "INTEGRATION_TIMEOUT"
	InvalidAPIKey                ResponseType = "INVALID_API_KEY"
	InvalidSignature             ResponseType = "INVALID_SIGNATURE"
	MissingAuthenticationToken   ResponseType = "MISSING_AUTHENTICATION_TOKEN"
	QuotaExceeded                ResponseType = "QUOTA_EXCEEDED"
	RequestTooLarge              ResponseType = "REQUEST_TOO_LARGE"
	ResourceNotFound             ResponseType = "RESOURCE_NOT_FOUND"
	Throttled                    ResponseType = "THROTTLED"
	Unauthorized                 ResponseType = "UNAUTHORIZED"
	UnsupportedMediaType         ResponseType = "UNSUPPORTED_MEDIA_TYPE"
	WAFFiltered                  ResponseType = "WAF_FILTERED"
)

// messageInvalidJSON is what a REST API says of a body that a mapping reads and
// that only begins like JSON. Tried on AWS by the authors of emulators; the line
// of the log is not known, so the message stands there too.
const messageInvalidJSON = "Invalid JSON in request body"

// messageInternal is what callers read of errors that are none of theirs.
const messageInternal = "Internal server error"

// gatewayResponse is what callers see of one.
type gatewayResponse struct {
	status          int
	body, errorType string
}

// restResponses: status from the developer guide; bodies and types recorded on
// AWS for the errors of the pipeline itself; those of integration failures, keys
// and throttles reported by third parties; the others what an emulator does.
var restResponses = map[ResponseType]gatewayResponse{
	AccessDenied:                 {403, `{"Message":"User is not authorized to access this resource"}`, "AccessDeniedException"},
	APIConfigurationError:        {500, `{"message": "Internal server error"}`, "InternalServerErrorException"},
	AuthorizerConfigurationError: {500, `{"message":null}`, "AuthorizerConfigurationException"},
	AuthorizerFailure:            {500, `{"message":null}`, "AuthorizerConfigurationException"},
	BadRequestBody:               {400, `{"message": "Invalid request body"}`, "BadRequestException"},
	BadRequestParameters:         {400, `{"message": "Bad Request"}`, "BadRequestException"},
	Default5XX:                   {500, `{"message": "Internal server error"}`, "InternalServerErrorException"},
	ExpiredToken:                 {403, `{"message":"The security token included in the request is expired"}`, "ExpiredTokenException"},
	IntegrationFailure:           {504, `{"message": "Network error communicating with endpoint"}`, "InternalServerErrorException"},
	IntegrationTimeout:           {504, `{"message": "Endpoint request timed out"}`, "InternalServerErrorException"},
	InvalidAPIKey:                {403, `{"message":"Forbidden"}`, "ForbiddenException"},
	InvalidSignature:             {403, `{"message":"The request signature we calculated does not match the signature you provided"}`, "InvalidSignatureException"},
	MissingAuthenticationToken:   {403, `{"message":"Missing Authentication Token"}`, "MissingAuthenticationTokenException"},
	QuotaExceeded:                {429, `{"message":"Limit Exceeded"}`, "LimitExceededException"},
	RequestTooLarge:              {413, `HTTP content length exceeded 10485760 bytes.`, "RequestEntityTooLargeException"},
	ResourceNotFound:             {404, `{"message":"Resource not found"}`, "NotFoundException"},
	Throttled:                    {429, `{"message":"Too Many Requests"}`, "TooManyRequestsException"},
	Unauthorized:                 {401, `{"message":"Unauthorized"}`, "UnauthorizedException"},
	UnsupportedMediaType:         {415, `{"message": "Unsupported Media Type"}`, "UnsupportedMediaTypeException"},
	WAFFiltered:                  {403, `{"message":"Forbidden"}`, "ForbiddenException"},
}

// httpResponses: 401 and 404 from the developer guide, the others reported by third
// parties. HTTP APIs answer 503 to time-outs and unreachable backends alike.
var httpResponses = map[ResponseType]gatewayResponse{
	AccessDenied:                 {403, `{"message":"Forbidden"}`, ""},
	APIConfigurationError:        {500, `{"message":"Internal Server Error"}`, ""},
	AuthorizerConfigurationError: {500, `{"message":"Internal Server Error"}`, ""},
	AuthorizerFailure:            {500, `{"message":"Internal Server Error"}`, ""},
	IntegrationFailure:           {503, `{"message":"Service Unavailable"}`, ""},
	IntegrationTimeout:           {503, `{"message":"Service Unavailable"}`, ""},
	MissingAuthenticationToken:   {404, `{"message":"Not Found"}`, ""},
	RequestTooLarge:              {413, `{"message":"Request Entity Too Large"}`, ""},
	Throttled:                    {429, `{"message":"Too Many Requests"}`, ""},
	Unauthorized:                 {401, `{"message":"Unauthorized"}`, ""},
}
