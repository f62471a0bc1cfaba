// Package mapping reads and evaluates the parameter-mapping expressions of API
// Gateway: those of REST APIs, such as method.request.header.X, and those of
// HTTP APIs, such as ${request.header.X}.
//
// Sources: developer guide, "API Gateway request and response parameter mapping
// reference" for REST APIs and "Transform API requests and responses" for HTTP
// APIs.
package mapping

import "fmt"

// Location is where a value is read from or written to.
type Location uint8

// The locations. Targets use the first three only, operations Status too.
const (
	// Path is a path parameter; for an Operation it is the path as a whole.
	Path Location = iota
	Query
	Header
	Body
	// RequestPath is the path of the request without the stage.
	RequestPath
	Context
	StageVariable
	// Static is a text that is written down in the expression.
	Static
	// Status is the status code of an answer, which operations set.
	Status
)

// Values is what expressions read from a request. Whether header names are
// compared without case is up to the implementation.
type Values interface {
	// PathParameter gives a variable of the path, such as {id}.
	PathParameter(name string) (string, bool)
	// Query gives all values of a query parameter in order, nil when missing.
	Query(name string) []string
	// Header gives all values of a header in order, nil when missing.
	Header(name string) []string
	// RequestPath gives the path of the request without the stage.
	RequestPath() string
	// Body gives the payload.
	Body() []byte
	// Context gives a context variable by its dotted path, such as
	// "identity.sourceIp"; false for those that are missing or no scalars.
	Context(path string) (string, bool)
	// StageVariable gives a stage variable.
	StageVariable(name string) (string, bool)
}

// SyntaxError tells why a text is no mapping expression.
type SyntaxError struct {
	// Offset is the byte at which the text goes wrong.
	Offset int
	// Message is a sentence without a final stop.
	Message string
}

// Error gives the message with the place.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("mapping expression, character %d: %s", e.Offset+1, e.Message)
}

func syntaxError(offset int, format string, args ...any) error {
	return &SyntaxError{Offset: offset, Message: fmt.Sprintf(format, args...)}
}
