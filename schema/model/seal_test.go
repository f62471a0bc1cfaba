package model

import (
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

func literal(text string) Text { return Literal(text, syntax.Span{}) }

// lab is a model with one HTTP API through a link to a listener and one
// integration with a Cloud Map service that Amazon ECS fills.
func lab() *Model {
	const listener = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:listener/app/a/1/2"
	const service = "arn:aws:servicediscovery:eu-west-1:111111111111:service/srv-1"
	return &Model{
		APIs:  []*API{{ID: literal("api1"), Protocol: HTTP}},
		Links: []*VPCLink{{ID: literal("link1"), Version: LinkV2}},
		Integrations: []*Integration{
			{ID: literal("i1"), APIID: literal("api1"), ConnectionType: literal("VPC_LINK"), Link: Ref[VPCLink]{ID: literal("link1")}, URI: literal(listener)},
			{ID: literal("i2"), APIID: literal("api1"), URI: literal(service + "?stage=prod")},
		},
		Routes:    []*Route{{Target: literal("integrations/i1")}, {Target: Compose([]Piece{{Literal: "integrations/"}, {Hole: &Hole{Name: "X"}}}, syntax.Span{})}},
		Stages:    []*Stage{{APIID: literal("api1"), StageName: literal("prod")}},
		Balancers: []*LoadBalancer{{ARN: literal("lb1"), DNSName: literal("a.elb.amazonaws.com")}},
		Listeners: []*Listener{{ARN: literal(listener), LoadBalancer: Ref[LoadBalancer]{ID: literal("lb1")}, Port: KnownValue(443, syntax.Span{})}},
		Services:  []*CloudMapService{{ARN: literal(service), ID: literal("srv-1")}},
		Instances: []*Instance{{Service: Ref[CloudMapService]{ID: literal("srv-1")}}},
		Tasks:     []*ECSService{{Registries: []Registry{{Service: Ref[CloudMapService]{ID: literal(service)}}}}},
	}
}

func TestSealJoinsByIDAndARN(t *testing.T) {
	m := lab()
	m.Seal()
	first, second := m.Integrations[0], m.Integrations[1]
	joins := map[string]bool{
		"integration to API":         first.API == m.APIs[0] && first.Protocol == HTTP,
		"integration to link":        first.Link.To == m.Links[0],
		"integration to listener":    first.Listener == m.Listeners[0],
		"integration to Cloud Map":   second.CloudMap == m.Services[0],
		"route to integration":       m.Routes[0].Integration == first && m.Routes[0].API == m.APIs[0],
		"unknown target to nothing":  m.Routes[1].Integration == nil,
		"stage to API":               m.Stages[0].API == m.APIs[0],
		"listener to load balancer":  m.Balancers[0].ListenerOn(443) == m.Listeners[0],
		"ECS service to Cloud Map":   m.Services[0].Registrars[0] == m.Tasks[0],
		"instance to service":        len(m.Services[0].Instances) == 1,
		"integration to its way in":  first.Reached() == m.Listeners[0] && first.Balancer() == m.Balancers[0],
		"integration through link":   through(first) == m.Links[0],
		"no link without connection": through(second) == nil,
		"load balancer by its ARN":   m.Balancer(literal("lb1")) == m.Balancers[0],
		"load balancer by its name":  m.Balancer(literal("a.elb.amazonaws.com")) == m.Balancers[0],
		"no other load balancer":     m.Balancer(literal("lb2")) == nil,
	}
	for join, made := range joins {
		if !made {
			t.Errorf("not joined: %s", join)
		}
	}
}

func through(in *Integration) *VPCLink {
	link, ok := in.Through()
	if !ok {
		return nil
	}
	return link
}

func TestRESTReachesTheListenerOnThePortOfItsURI(t *testing.T) {
	balancer := &LoadBalancer{ARN: literal("nlb"), Kind: literal("network")}
	link := &VPCLink{ID: literal("v1"), Version: LinkV1, Targets: []Ref[LoadBalancer]{{ID: literal("nlb")}}}
	listeners := []*Listener{
		{LoadBalancer: Ref[LoadBalancer]{ID: literal("nlb")}, Port: KnownValue(80, syntax.Span{}), Protocol: literal("TCP")},
		{LoadBalancer: Ref[LoadBalancer]{ID: literal("nlb")}, Port: KnownValue(443, syntax.Span{}), Protocol: literal("TLS")},
	}
	for uri, want := range map[string]*Listener{"http://a/b": listeners[0], "https://a/b": listeners[1], "http://a:8080/": nil} {
		in := &Integration{Protocol: REST, ConnectionType: literal("VPC_LINK"), Link: Ref[VPCLink]{ID: literal("v1")}, URI: literal(uri)}
		m := &Model{Integrations: []*Integration{in}, Links: []*VPCLink{link}, Balancers: []*LoadBalancer{balancer}, Listeners: listeners}
		balancer.Listeners = nil
		m.Seal()
		if got := in.Reached(); got != want {
			t.Errorf("%s reaches %v, want %v", uri, got, want)
		}
	}
}

func TestAdoptedFactsJoin(t *testing.T) {
	facts := lab()
	m := &Model{Integrations: []*Integration{{Protocol: HTTP, URI: facts.Listeners[0].ARN}}}
	m.Adopt(facts)
	m.Seal()
	if m.Integrations[0].Listener != facts.Listeners[0] {
		t.Error("a listener of the facts was not found by its ARN")
	}
	if len(m.Integrations) != 1 || len(m.APIs) != 0 {
		t.Error("facts brought their own APIs")
	}
}
