package simulate

import (
	"net/http"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
)

// operating is an HTTP API with one mapping of requests.
func operating(key, value string) Setup {
	setup := httpTo("http://b.test/v1")
	setup.API.Routes[0].Integration.RequestParameters = []model.Mapping{{Key: model.Literal(key, written), Value: model.Literal(value, written)}}
	return setup
}

func TestPathsOfMappings(t *testing.T) {
	for value, want := range map[string]string{
		"/v2/x":         "http://b.test/v2/x?q=1",
		"v2/x":          "http://b.test/v2/x?q=1",
		"":              "http://b.test/?q=1",
		"/a?b#c":        "http://b.test/a%3Fb%23c?q=1",
		"$request.path": "http://b.test/x?q=1",
	} {
		result, err := Run(t.Context(), operating("overwrite:path", value), Call{Method: "GET", PathWithQuery: "/x?q=1"})
		if err != nil || result.Trace.BackendRequest.URL != want {
			t.Errorf("%q: got %+v, %v, want %s", value, result.Trace.BackendRequest, err, want)
		}
	}
}

func TestHeadersThatCannotBeSent(t *testing.T) {
	server := serve(t, func(http.ResponseWriter, *http.Request) {})
	for key, body := range map[string]string{"append:header.X-A": "a\r\nEvil: 1", "append:header.X A": "fine", "append:header.X-B": "a\x00"} {
		setup := operating(key, "$request.body")
		setup.Backends = []Binding{{Target: "*", Backend: server}}
		_, err := Run(t.Context(), setup, Call{Method: "GET", PathWithQuery: "/x", Body: []byte(body)})
		if err == nil || !strings.HasPrefix(err.Error(), "api.yaml:3:5: what becomes of the header ") {
			t.Errorf("%s %q: got %v", key, body, err)
		}
	}
}
