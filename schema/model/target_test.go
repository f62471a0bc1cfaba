package model

import (
	"slices"
	"testing"
)

func TestPrivateTargetsOfIntegrationsAndLinks(t *testing.T) {
	const elb = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:"
	api := &API{Protocol: REST}
	used := &VPCLink{Version: LinkV1, Targets: []Ref[LoadBalancer]{{ID: literal(elb + "loadbalancer/net/a/1")}}}
	m := &Model{
		Integrations: []*Integration{
			{API: api, ConnectionType: literal("VPC_LINK"), Link: Ref[VPCLink]{To: used}, URI: literal("http://a/")},
			{API: api, URI: literal("arn:aws:lambda:eu-west-1:222222222222:function:f")},
			{URI: literal("arn:aws:servicediscovery:eu-west-1:333333333333:service/srv-1?a=b")},
		},
		Links: []*VPCLink{used, {Targets: []Ref[LoadBalancer]{{ID: SymbolText("Nlb", LoadBalancerARN, "Nlb", literal("").at)}}}},
	}
	targets := slices.Collect(m.PrivateTargets)
	if len(targets) != 2 {
		t.Fatalf("%d targets, want 2: %v", len(targets), targets)
	}
	if service := targets[0]; service.API != nil || !service.Account().Is("333333333333") {
		t.Errorf("first target is %v of %v", service.Text, service.API)
	}
	if balancer := targets[1]; balancer.API != api || !balancer.Region().Is("eu-west-1") {
		t.Errorf("second target is %v of %v", balancer.Text, balancer.API)
	}
}
