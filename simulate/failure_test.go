package simulate

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
)

// TestFailuresInTheLog demands that the log of a request that fails goes as far
// as the request, then names the cause, and ends with the status.
func TestFailuresInTheLog(t *testing.T) {
	const (
		received = "Method request body before transformations: "
		sending  = "Sending request to http://b.test/"
		answered = "Endpoint response body before transformations: "
		failed   = "Execution failed due to configuration error: "
	)
	refusing := func(made func() Setup, backend Backend) func() Setup {
		return func() Setup {
			setup := made()
			setup.Backends = []Binding{{Target: "*", Backend: backend}}
			return setup
		}
	}
	tests := map[string]struct {
		setup       func() Setup
		body        string
		last, cause string
		status      int
	}{
		"no host":            {mappings("http://${stageVariables.host}/"), "", received, failed + "Invalid endpoint address", 500},
		"an open brace":      {mappings("http://b.test/{x}"), "", received, failed + "Illegal character in path at index 14: http://b.test/{x}", 500},
		"a length":           {mappings("http://b.test/", "integration.request.header.Content-Length", "'1'"), "", received, failed + "Content-Length header already present", 500},
		"a parameter":        {required, "", received, "Request validation failed: Missing required request parameters: [a]", 400},
		"a body without":     {schema(`{"required": ["a", "b"]}`), `{"c": 1}`, received, `Request body does not match model schema for content type application/json: [object has missing required properties (["a","b"])]`, 400},
		"an empty body":      {schema(`{"required": ["a"]}`), "", received, "Request body does not match model schema for content type application/json: [Unknown error parsing request body]", 400},
		"a body that is not": {schema(`{}`), "{", received, "Request body does not match model schema for content type application/json: [Unknown error parsing request body]", 400},
		"a media type":       {never, "", received, failed + "Unsupported Media Type", 415},
		"a template":         {templated("#if("), "", received, failed + "Unable to transform request", 500},
		"a time-out":         {refusing(restToAnything, tooSlow{}), "", sending, "Execution failed due to a timeout error", 504},
		"nobody there":       {refusing(restToAnything, Refusing{}), "", sending, "Execution failed due to a network error communicating with endpoint", 504},
		"no response":        {withoutDefault, "", answered, failed + "No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 200", 500},
		"a response template": {responding(func(r *model.IntegrationResponse) {
			r.Templates = []model.Setting{{Name: literal("application/json"), Value: literal("#if(")}}
		}), "", answered, failed + "Unable to transform response", 500},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			result, err := Run(t.Context(), test.setup(), Call{Method: "GET", PathWithQuery: "/x", Body: []byte(test.body)})
			if err != nil || result.Status != test.status {
				t.Fatalf("%d, %v, want %d:\n%s", result.Status, err, test.status, result.Log)
			}
			lines := strings.Split(strings.TrimSuffix(result.Log, "\n"), "\n")
			for i, want := range []string{test.last, test.cause, "Method completed with status: " + decimal(test.status)} {
				_, text, _ := strings.Cut(lines[len(lines)-3+i], " : ")
				if text != want && (i > 0 || !strings.HasPrefix(text, want)) {
					t.Errorf("got %q, want %q", text, want)
				}
			}
			if headers := result.MultiValueHeaders; len(headers) != 1 || headers["x-amzn-ErrorType"] == nil {
				t.Errorf("the headers are %v", headers)
			}
		})
	}
}

// withoutDefault is an HTTP integration whose only response fits nothing.
func withoutDefault() Setup {
	return responding(func(r *model.IntegrationResponse) { r.SelectionPattern = literal("5..") })()
}

// tooSlow is a backend that gives no answer in time.
type tooSlow struct{}

func (tooSlow) RoundTrip(context.Context, *Request) (*Response, error) {
	return nil, &Failure{Kind: TimedOut, Cause: errors.New("as told")}
}
