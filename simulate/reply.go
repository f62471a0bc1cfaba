package simulate

import (
	"fmt"

	"github.com/linkproof/linkproof/schema/syntax"
)

// Reply is the error by which a stage ends a request: API Gateway answers by
// itself.
type Reply struct {
	// Type is the gateway response type of a REST API, such as
	// "API_CONFIGURATION_ERROR".
	Type ResponseType
	// Message replaces that of the body; empty for the usual one.
	Message string
	// Line is the line of the execution log that tells the cause.
	Line string
	// At is the setting that caused it, where one did.
	At syntax.Span
}

// Error gives the cause.
func (r *Reply) Error() string { return r.Line }

// Unknown is the error of a stage that cannot go on because the files do not
// say something.
type Unknown struct {
	// Need says what is missing and how to give it.
	Need string
	// At is the setting concerned.
	At syntax.Span
}

// Error says what is missing.
func (u *Unknown) Error() string {
	if u.At.IsZero() {
		return u.Need
	}
	from := u.At.From()
	return fmt.Sprintf("%s:%d:%d: %s", u.At.File.Name, from.Line, from.Column, u.Need)
}

// ResponseType names a gateway response.
type ResponseType string

// The gateway responses that stages give. Source: developer guide, "Gateway
// response types".
const (
	APIConfigurationError      ResponseType = "API_CONFIGURATION_ERROR"
	BadRequestBody             ResponseType = "BAD_REQUEST_BODY"
	BadRequestParameters       ResponseType = "BAD_REQUEST_PARAMETERS"
	UnsupportedMediaType       ResponseType = "UNSUPPORTED_MEDIA_TYPE"
	InvalidAPIKey              ResponseType = "INVALID_API_KEY"
	IntegrationFailure         ResponseType = "INTEGRATION_FAILURE"
	IntegrationTimeout         ResponseType = "INTEGRATION_TIMEOUT"
	MissingAuthenticationToken ResponseType = "MISSING_AUTHENTICATION_TOKEN"
	RequestTooLarge            ResponseType = "REQUEST_TOO_LARGE"
)

// messageInvalidJSON is what a REST API says of a body that a mapping reads and
// that only begins like JSON. Tried on AWS by the authors of emulators; the line
// of the log is not known, so the message stands there too.
const messageInvalidJSON = "Invalid JSON in request body"

// gatewayResponse is what callers see of one.
type gatewayResponse struct {
	status          int
	body, errorType string
}

// restResponses: status from the developer guide; bodies and types recorded on
// AWS, those of the integration failures reported by third parties.
var restResponses = map[ResponseType]gatewayResponse{
	APIConfigurationError:      {500, `{"message": "Internal server error"}`, "InternalServerErrorException"},
	BadRequestBody:             {400, `{"message": "Invalid request body"}`, "BadRequestException"},
	BadRequestParameters:       {400, `{"message": "Bad Request"}`, "BadRequestException"},
	UnsupportedMediaType:       {415, `{"message": "Unsupported Media Type"}`, "UnsupportedMediaTypeException"},
	InvalidAPIKey:              {403, `{"message":"Forbidden"}`, "ForbiddenException"},
	IntegrationFailure:         {504, `{"message": "Network error communicating with endpoint"}`, "InternalServerErrorException"},
	IntegrationTimeout:         {504, `{"message": "Endpoint request timed out"}`, "InternalServerErrorException"},
	MissingAuthenticationToken: {403, `{"message":"Missing Authentication Token"}`, "MissingAuthenticationTokenException"},
	RequestTooLarge:            {413, `HTTP content length exceeded 10485760 bytes.`, "RequestEntityTooLargeException"},
}

// httpResponses: 404 from the developer guide, the others reported by third
// parties. HTTP APIs answer 503 to time-outs and unreachable backends alike.
var httpResponses = map[ResponseType]gatewayResponse{
	APIConfigurationError:      {500, `{"message":"Internal Server Error"}`, ""},
	IntegrationFailure:         {503, `{"message":"Service Unavailable"}`, ""},
	IntegrationTimeout:         {503, `{"message":"Service Unavailable"}`, ""},
	MissingAuthenticationToken: {404, `{"message":"Not Found"}`, ""},
	RequestTooLarge:            {413, `{"message":"Request Entity Too Large"}`, ""},
}
