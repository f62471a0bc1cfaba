package simulate

import (
	"bytes"
	"strings"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// behind makes the integration of a setup private: through a link to a load
// balancer with one listener.
func behind(setup Setup, version model.LinkVersion, port int, protocol string) (*model.Integration, *model.VPCLink) {
	in := setup.API.Routes[0].Integration
	listener := &model.Listener{Object: model.Object{Name: "Listener"}, Port: model.KnownValue(port, syntax.Span{}), Protocol: literal(protocol)}
	balancer := &model.LoadBalancer{Object: model.Object{Name: "Balancer"}, DNSName: literal("Balancer.test"), Listeners: []*model.Listener{listener}}
	listener.LoadBalancer.To = balancer
	link := &model.VPCLink{Object: model.Object{Name: "Link"}, Version: version, ID: literal("link1"), Targets: []model.Ref[model.LoadBalancer]{{To: balancer}}}
	in.ConnectionType = literal("VPC_LINK")
	in.Link = model.Ref[model.VPCLink]{ID: literal("link1"), To: link}
	if setup.API.Protocol == model.HTTP {
		in.Listener = listener
	}
	return in, link
}

func restTo(uri string) Setup {
	setup := private(uri, nil)
	setup.API.Protocol, setup.API.Stages = model.REST, nil
	setup.API.Routes[0].Integration.Protocol = model.REST
	setup.Route = setup.API.Routes[0]
	return setup
}

func httpTo(uri string, stages ...string) Setup {
	setup := private(uri, nil)
	setup.API.Stages = nil
	for _, name := range stages {
		setup.API.Stages = append(setup.API.Stages, &model.Stage{StageName: literal(name)})
	}
	return setup
}

func TestWaysThatEndEarly(t *testing.T) {
	tests := map[string]struct {
		setup  func() Setup
		status int
		line   string
	}{
		"a failed link of a REST API": {func() Setup {
			setup := restTo("http://b.test/")
			_, link := behind(setup, model.LinkV1, 80, "TCP")
			link.Status = literal("FAILED")
			return setup
		}, 500, "There was an internal error while executing your request"},
		"an inactive link of an HTTP API": {func() Setup {
			setup := httpTo("arn:listener", "live")
			_, link := behind(setup, model.LinkV2, 80, "HTTP")
			link.Status = literal("INACTIVE")
			return setup
		}, 503, "vpc link error"},
		"TLS to a plain listener of a REST API": {func() Setup {
			setup := restTo("https://b.test/")
			behind(setup, model.LinkV1, 443, "HTTP")
			return setup
		}, 504, "network error"},
		"TLS to a plain listener of an HTTP API": {func() Setup {
			setup := httpTo("arn:listener", "live")
			in, _ := behind(setup, model.LinkV2, 80, "HTTP")
			in.TLS = &model.TLSConfig{ServerName: literal("b.test")}
			return setup
		}, 503, "network error"},
		"a port without a listener": {func() Setup {
			setup := restTo("http://b.test:81/")
			behind(setup, model.LinkV1, 80, "TCP")
			return setup
		}, 504, "network error"},
		"an answer that is too large": {func() Setup {
			setup := restTo("http://b.test/")
			setup.Backends = []Binding{{Target: "*", Backend: Static{Response{Status: 200, Body: make([]byte, largestPayload+1)}}}}
			return setup
		}, 500, "Integration response of reported length 10485761 is larger than allowed maximum of 10485760 bytes."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			result, err := Run(t.Context(), test.setup(), Call{Method: "GET", PathWithQuery: "/x"})
			if err != nil || result.Status != test.status || !strings.Contains(result.Log, test.line) {
				t.Errorf("%d, %v, want %d and %q:\n%s", result.Status, err, test.status, test.line, result.Log)
			}
		})
	}
}

func TestLargeBodiesAreRefused(t *testing.T) {
	call := Call{Method: "GET", PathWithQuery: "/x", Body: bytes.Repeat([]byte("a"), largestPayload+1)}
	for _, setup := range []Setup{restTo("http://b.test/"), httpTo("http://b.test/")} {
		if result, err := Run(t.Context(), setup, call); err != nil || result.Status != 413 {
			t.Errorf("%s: %d, %v", setup.API.Protocol, result.Status, err)
		}
	}
}

func TestURLsThatBackendsGet(t *testing.T) {
	tests := map[string]struct {
		setup func() Setup
		path  string
		want  string
	}{
		"an HTTP API without a path takes that of the route": {func() Setup {
			setup := httpTo("http://b.test/y")
			setup.Route = setup.API.Routes[0]
			return setup
		}, "", "http://b.test/y"},
		"the default route appends the path": {func() Setup {
			setup := httpTo("http://b.test/base/")
			setup.API.Routes[0].Path, setup.API.Routes[0].Method = literal(model.DefaultRoute), model.AbsentText(syntax.Span{})
			return setup
		}, "/a/b?c=d", "http://b.test/base/a/b?c=d"},
		"a listener elsewhere": {func() Setup {
			setup := httpTo("arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/Shop/1/2", "live")
			setup.API.Routes[0].Integration.ConnectionType = literal("VPC_LINK")
			return setup
		}, "/x", "http://shop/live/x"},
		"a link V2 of a test invoke": {func() Setup {
			setup := restTo("http://b.test/y")
			behind(setup, model.LinkV2, 80, "HTTP")
			return setup
		}, "/x", "http://b.test/y"},
		"a link V2 of a stage": {func() Setup {
			setup := restTo("http://b.test/y")
			behind(setup, model.LinkV2, 80, "HTTP")
			setup.Stage = &model.Stage{StageName: literal("live")}
			return setup
		}, "/x", "http://b.test/live/y"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			result, err := Run(t.Context(), test.setup(), Call{Method: "GET", PathWithQuery: test.path})
			if err != nil || result.Trace.BackendRequest == nil || result.Trace.BackendRequest.URL != test.want {
				t.Errorf("sent %+v, %v, want %s:\n%s", result.Trace.BackendRequest, err, test.want, result.Log)
			}
		})
	}
}
