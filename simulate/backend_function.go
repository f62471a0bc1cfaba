package simulate

import (
	"context"
	"net/http"
)

// Function is a backend that answers as a Lambda function does which always
// gives the same result.
type Function struct {
	// Payload is the result as JSON.
	Payload []byte
	// Error is Handled or Unhandled when the function failed; the payload then
	// has the members errorMessage and errorType.
	Error string
	// Headers are those of the answer, beside the usual ones of Lambda.
	Headers Headers
}

// headerFunctionError tells that a function failed. Source: Lambda API
// reference, Invoke.
const headerFunctionError = "X-Amz-Function-Error"

// RoundTrip gives the result.
func (f Function) RoundTrip(context.Context, *Request) (*Response, error) {
	headers := f.Headers
	if f.Error != "" {
		headers = headers.With(headerFunctionError, f.Error)
	}
	return &Response{Status: http.StatusOK, Headers: headers, Body: f.Payload}, nil
}
