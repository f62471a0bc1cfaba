package simulate

import (
	"crypto/tls"
	"net/http"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// balanced is an HTTP API in front of a load balancer that ends TLS and forwards
// to a target group, behind which a backend stands.
func balanced(listens, forwards string, backend Backend) Setup {
	setup := httpTo("arn:listener")
	in, _ := behind(setup, model.LinkV2, 443, listens)
	if listens != "HTTP" {
		in.TLS = &model.TLSConfig{Object: model.Object{Span: written}, ServerName: literal("shop.test")}
	}
	group := &model.TargetGroup{Object: model.Object{Name: "Group", Logical: "Group", Head: syntax.Span{}}, Protocol: literal(forwards)}
	in.Listener.Actions = []model.Action{{Kind: literal("forward"), Groups: []model.Ref[model.TargetGroup]{{To: group}}}}
	setup.Backends = []Binding{{Target: "Group", Backend: backend}}
	return setup
}

func TestBackendsBehindLoadBalancers(t *testing.T) {
	shown, _ := chain(t, identity{Names: []string{"other.test"}, Expired: true})
	server := secure(t, shown, nil, tls.NoClientCert)
	plain := serve(t, func(http.ResponseWriter, *http.Request) {})
	for name, test := range map[string]struct {
		setup  Setup
		status int
		part   string
	}{
		"any certificate will do":                 {balanced("HTTPS", "HTTPS", server), 200, ""},
		"of a Network Load Balancer too":          {balanced("TLS", "TLS", server), 200, ""},
		"plain HTTP to a target that wants TLS":   {balanced("HTTPS", "HTTP", server), 400, "HTTP request to an HTTPS server"},
		"TLS to a target that speaks plain HTTP":  {balanced("HTTPS", "HTTPS", Refusing{}), 502, "502 Bad Gateway"},
		"plain HTTP":                              {balanced("HTTPS", "HTTP", plain), 200, ""},
		"nothing known":                           {balanced("HTTP", "", plain), 200, ""},
		"refused at an Application Load Balancer": {balanced("HTTP", "HTTP", Refusing{}), 502, "502 Bad Gateway"},
		"refused at a Network Load Balancer":      {balanced("TLS", "TCP", Refusing{}), 503, "Service Unavailable"},
		"the connection goes through":             {balanced("TCP", "TCP", server), 503, "Service Unavailable"},
	} {
		t.Run(name, func(t *testing.T) {
			result, err := Run(t.Context(), test.setup, Call{Method: "GET", PathWithQuery: "/x"})
			if err != nil || result.Status != test.status || !strings.Contains(result.Body, test.part) {
				t.Errorf("got %d %q, %v, want %d %q, after %+v", result.Status, result.Body, err, test.status, test.part, result.Trace.Steps)
			}
		})
	}
}
