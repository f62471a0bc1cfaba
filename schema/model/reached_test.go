package model_test

import (
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// network holds a Network Load Balancer whose port 443 leads to port 8443 of
// an Application Load Balancer and whose port 80 leads to addresses.
func network() *model.Model {
	listener := func(name, balancer string, port int, protocol, group string) *model.Listener {
		listener := &model.Listener{
			Object: model.Object{Name: name}, ARN: literal("arn:listener:" + name), Protocol: literal(protocol),
			Port: model.KnownValue(port, syntax.Span{}), Actions: []model.Action{{Kind: literal("forward")}},
		}
		listener.LoadBalancer.ID = literal(balancer)
		listener.Actions[0].Groups = []model.Ref[model.TargetGroup]{{ID: literal(group)}}
		return listener
	}
	return &model.Model{
		Balancers: []*model.LoadBalancer{{ARN: literal("nlb"), Kind: literal("network")}, {ARN: literal("alb"), Kind: literal("application")}},
		Listeners: []*model.Listener{
			listener("tcp", "nlb", 443, "TCP", "to-alb"), listener("plain", "nlb", 80, "TCP", "to-ip"), listener("https", "alb", 8443, "HTTPS", "to-ip"),
		},
		Groups: []*model.TargetGroup{
			{ARN: literal("to-alb"), TargetKind: literal("alb"), Port: model.KnownValue(8443, syntax.Span{}), Targets: []model.Target{{ID: literal("alb")}}},
			{ARN: literal("to-ip"), TargetKind: literal("ip")},
		},
		Links: []*model.VPCLink{{ID: literal("v1"), Version: model.LinkV1, Targets: []model.Ref[model.LoadBalancer]{{ID: literal("nlb")}}}},
	}
}

func TestReached(t *testing.T) {
	for _, test := range []struct {
		name, link, target, uri string
		protocol                model.Protocol
		reached, ends           string
	}{
		{name: "port of the URI", protocol: model.REST, link: "v1", uri: "https://api.example.com/a", reached: "tcp", ends: "https"},
		{name: "addresses behind", protocol: model.REST, link: "v1", uri: "http://api.example.com/a", reached: "plain", ends: "plain"},
		{name: "no listener on the port", protocol: model.REST, link: "v1", uri: "http://api.example.com:8080/a"},
		{name: "integration target", protocol: model.REST, target: "alb", uri: "https://api.example.com:8443/a", reached: "https", ends: "https"},
		{
			name: "listener as integration target", protocol: model.REST, target: "arn:listener:https", uri: "https://api.example.com:8443/a",
			reached: "https", ends: "https",
		},
		{name: "listener of an HTTP API", protocol: model.HTTP, uri: "arn:listener:tcp", reached: "tcp", ends: "https"},
		{name: "listener elsewhere", protocol: model.HTTP, uri: "arn:listener:other"},
		{name: "port in a stage variable", protocol: model.REST, link: "v1", uri: "https://${stageVariables.host}/a"},
	} {
		in := &model.Integration{Protocol: test.protocol, ConnectionType: literal("VPC_LINK"), URI: literal(test.uri)}
		if test.link != "" {
			in.Link.ID = literal(test.link)
		}
		if test.target != "" {
			in.Target.ID = literal(test.target)
		}
		m := network()
		m.Integrations = []*model.Integration{in}
		m.Seal()
		if got := nameOf(in.Reached()); got != test.reached {
			t.Errorf("%s: reaches %q, want %q", test.name, got, test.reached)
		}
		if got := nameOf(in.Ends()); got != test.ends {
			t.Errorf("%s: ends at %q, want %q", test.name, got, test.ends)
		}
	}
}

func nameOf(listener *model.Listener) string {
	if listener == nil {
		return ""
	}
	return listener.Name
}

func TestListens(t *testing.T) {
	m := network()
	m.Seal()
	for port, want := range map[int]model.Answer{443: model.Yes, 80: model.Yes, 8080: model.No} {
		if got := m.Balancers[0].Listens(port); got != want {
			t.Errorf("port %d: %d, want %d", port, got, want)
		}
	}
	if (&model.LoadBalancer{}).Listens(80) != model.CannotTell {
		t.Error("its listeners are made elsewhere")
	}
}
