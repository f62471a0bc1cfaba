package model

import (
	"slices"
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

func TestIntegrationUsesStageVariables(t *testing.T) {
	in := &Integration{
		Link: Ref[VPCLink]{ID: literal("${stageVariables.link}")},
		URI:  literal("http://${stageVariables.host}:${stageVariables.port}/"),
		RequestParameters: []Mapping{
			{Key: literal("integration.request.header.a"), Value: literal("stageVariables.tenant")},
			{Key: literal("integration.request.header.b"), Value: literal("method.request.header.b")},
		},
	}
	var names []string
	for _, use := range in.StageVariables() {
		names = append(names, use.Name)
	}
	if want := []string{"link", "host", "port", "tenant"}; !slices.Equal(names, want) {
		t.Errorf("got %v, want %v", names, want)
	}
}

func TestMapsPathVariable(t *testing.T) {
	in := &Integration{RequestParameters: []Mapping{{Key: literal("integration.request.path.id"), Value: literal("method.request.path.id")}}}
	if in.MapsPathVariable("id") != Yes || in.MapsPathVariable("proxy") != No {
		t.Error("a mapping with known keys leaves open what it maps")
	}
	in.RequestParameters = append(in.RequestParameters, Mapping{Key: UnknownText("Mappings", "it is a parameter", syntax.Span{})})
	if in.MapsPathVariable("id") != Yes || in.MapsPathVariable("proxy") != CannotTell {
		t.Error("an unknown key may map every variable")
	}
	in = &Integration{Templates: []Setting{{Name: literal("application/json"), Value: literal("#set($context.requestOverride.path.id = 1)")}}}
	if in.MapsPathVariable("id") != CannotTell {
		t.Error("a template that overrides paths leaves open which")
	}
}

func TestEdgeOptimized(t *testing.T) {
	types := func(names ...string) Value[[]string] { return KnownValue(names, syntax.Span{}) }
	for name, test := range map[string]struct {
		api  API
		want Answer
	}{
		"by default":      {API{Protocol: REST}, Yes},
		"given":           {API{Protocol: REST, EndpointTypes: types("EDGE")}, Yes},
		"regional":        {API{Protocol: REST, EndpointTypes: types("REGIONAL")}, No},
		"HTTP API":        {API{Protocol: HTTP}, No},
		"document":        {API{Protocol: REST, Standalone: true}, CannotTell},
		"not known":       {API{Protocol: REST, EndpointTypes: UnknownValue[[]string]("a parameter", syntax.Span{})}, CannotTell},
		"document, given": {API{Protocol: REST, Standalone: true, EndpointTypes: types("PRIVATE")}, No},
	} {
		if got := test.api.EdgeOptimized(); got != test.want {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

func TestURIHostFindsItsLoadBalancer(t *testing.T) {
	const name = "internal-a-1.eu-west-1.elb.amazonaws.com"
	m := &Model{
		Balancers:    []*LoadBalancer{{ARN: literal("lb"), DNSName: literal(name)}},
		Integrations: []*Integration{{URI: literal("http://" + name + ":81/x")}, {URI: literal("http://example.com/")}},
	}
	m.Seal()
	if m.Integrations[0].Host != m.Balancers[0] || m.Integrations[1].Host != nil {
		t.Error("the host of a URI is not the load balancer that it names")
	}
}
