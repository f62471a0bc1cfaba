package model

import (
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

func number(n int) Value[int] { return KnownValue(n, syntax.Span{}) }

// between is a rule for TCP on a range of ports.
func between(from, to int, other func(*SecurityRule)) SecurityRule {
	rule := SecurityRule{Protocol: literal("tcp"), From: number(from), To: number(to)}
	other(&rule)
	return rule
}

func group(id string) func(*SecurityRule) { return func(r *SecurityRule) { r.Group = literal(id) } }
func block(c string) func(*SecurityRule)  { return func(r *SecurityRule) { r.CIDR = literal(c) } }

func all(other func(*SecurityRule)) SecurityRule {
	rule := SecurityRule{Protocol: literal("-1")}
	other(&rule)
	return rule
}

func hidden() Text { return UnknownText("X", "parameter X has no default", syntax.Span{}) }

// reach is a link in front of a load balancer, each in a subnet and with a
// security group of its own.
func reach(change func(m *Model)) *Model {
	link, balancer := &VPCLink{Version: LinkV2}, &LoadBalancer{}
	link.Placement = Placement{
		Subnets: []Text{literal("subnet-a")}, SecurityGroups: []Text{literal("sg-link")}, SubnetList: number(1), GroupList: number(1),
	}
	balancer.Placement = Placement{
		Subnets: []Text{literal("subnet-b")}, SecurityGroups: []Text{literal("sg-alb")}, SubnetList: number(1), GroupList: number(1),
	}
	vpc := Ref[VPC]{ID: literal("vpc-1")}
	m := &Model{
		Links: []*VPCLink{link}, Balancers: []*LoadBalancer{balancer},
		VPCs:           []*VPC{{ID: literal("vpc-1"), CIDRs: []Text{literal("10.0.0.0/16")}}},
		Subnets:        []*Subnet{{ID: literal("subnet-a"), CIDR: literal("10.0.1.0/24"), VPC: vpc}, {ID: literal("subnet-b"), CIDR: literal("10.0.2.0/24"), VPC: vpc}},
		SecurityGroups: []*SecurityGroup{{ID: literal("sg-link")}, {ID: literal("sg-alb")}},
	}
	change(m)
	m.Seal()
	return m
}

func TestReach(t *testing.T) {
	for _, test := range []struct {
		name   string
		rules  []SecurityRule
		change func(m *Model)
		want   Answer
	}{
		{name: "no rule", want: No},
		{name: "the group", rules: []SecurityRule{between(443, 443, group("sg-link"))}, want: Yes},
		{name: "within a range", rules: []SecurityRule{between(0, 65535, group("sg-link"))}, want: Yes},
		{name: "another port", rules: []SecurityRule{between(80, 80, group("sg-link"))}, want: No},
		{name: "another group", rules: []SecurityRule{between(443, 443, group("sg-bastion"))}, want: No},
		{name: "its own group only", rules: []SecurityRule{between(443, 443, group("sg-alb"))}, want: No},
		{name: "the second rule", rules: []SecurityRule{between(80, 80, group("sg-link")), between(443, 443, group("sg-link"))}, want: Yes},
		{name: "all protocols", rules: []SecurityRule{all(group("sg-link"))}, want: Yes},
		{name: "UDP", rules: []SecurityRule{{Protocol: literal("udp"), From: number(443), To: number(443), Group: literal("sg-link")}}, want: No},
		{name: "TCP by number", rules: []SecurityRule{{Protocol: literal("6"), From: number(443), To: number(443), Group: literal("sg-link")}}, want: Yes},
		{name: "an unknown protocol", rules: []SecurityRule{{Protocol: hidden(), From: number(443), To: number(443), Group: literal("sg-link")}}, want: CannotTell},
		{name: "TCP without ports", rules: []SecurityRule{{Protocol: literal("tcp"), Group: literal("sg-link")}}, want: CannotTell},
		{name: "a range the wrong way round", rules: []SecurityRule{between(443, 80, group("sg-link"))}, want: CannotTell},
		{name: "everybody", rules: []SecurityRule{between(443, 443, block("0.0.0.0/0"))}, want: Yes},
		{name: "everybody by IPv6", rules: []SecurityRule{between(443, 443, block("::/0"))}, want: CannotTell},
		{name: "the network of the subnet", rules: []SecurityRule{between(443, 443, block("10.0.0.0/16"))}, want: Yes},
		{name: "the subnet itself", rules: []SecurityRule{between(443, 443, block("10.0.1.0/24"))}, want: Yes},
		{name: "another subnet", rules: []SecurityRule{between(443, 443, block("10.0.2.0/24"))}, want: No},
		{name: "one address of the subnet", rules: []SecurityRule{between(443, 443, block("10.0.1.7/32"))}, want: CannotTell},
		{name: "an unknown block", rules: []SecurityRule{between(443, 443, func(r *SecurityRule) { r.CIDR = hidden() })}, want: CannotTell},
		{name: "an unknown block on another port", rules: []SecurityRule{between(80, 80, func(r *SecurityRule) { r.CIDR = hidden() })}, want: No},
		{name: "a prefix list", rules: []SecurityRule{between(443, 443, func(r *SecurityRule) { r.PrefixList = literal("pl-1") })}, want: CannotTell},
		{name: "an unknown group", rules: []SecurityRule{between(443, 443, func(r *SecurityRule) { r.Group = hidden() })}, want: CannotTell},
		{name: "rules not all known", change: func(m *Model) { m.SecurityGroups[1].RulesOpen = true }, want: CannotTell},
		{name: "group elsewhere", change: func(m *Model) { m.SecurityGroups = m.SecurityGroups[:1] }, want: CannotTell},
		{name: "groups not all known", change: func(m *Model) { m.Balancers[0].GroupList = UnknownValue[int]("a parameter", syntax.Span{}) }, want: CannotTell},
		{
			name: "subnets elsewhere, whole network", rules: []SecurityRule{between(443, 443, block("10.0.0.0/8"))},
			change: func(m *Model) { m.Subnets[0].CIDR = hidden(); m.Links[0].SubnetList = number(2) }, want: Yes,
		},
		{
			name: "subnets elsewhere, part of the network", rules: []SecurityRule{between(443, 443, block("10.1.0.0/16"))},
			change: func(m *Model) { m.Links[0].SubnetList = number(2) }, want: CannotTell,
		},
		{
			name: "subnets elsewhere, network elsewhere", rules: []SecurityRule{between(443, 443, block("10.1.0.0/16"))},
			change: func(m *Model) { m.Subnets = nil }, want: CannotTell,
		},
		{
			name: "a group that both share", rules: []SecurityRule{between(443, 443, group("sg-alb"))},
			change: func(m *Model) { m.Links[0].SecurityGroups[0] = literal("sg-alb") }, want: Yes,
		},
		{
			name: "a link without groups", rules: []SecurityRule{between(443, 443, group("sg-link"))},
			change: func(m *Model) { m.Links[0].SecurityGroups, m.Links[0].GroupList = nil, number(0) }, want: CannotTell,
		},
		{
			name: "a link with an unknown group", rules: []SecurityRule{between(443, 443, group("sg-other"))},
			change: func(m *Model) { m.Links[0].SecurityGroups[0] = hidden() }, want: CannotTell,
		},
		{
			name: "a Network Load Balancer without groups",
			change: func(m *Model) {
				m.Balancers[0].Kind, m.Balancers[0].SecurityGroups, m.Balancers[0].GroupList = literal("network"), nil, number(0)
			}, want: Yes,
		},
		{
			name:   "an Application Load Balancer with the group of the VPC",
			change: func(m *Model) { m.Balancers[0].SecurityGroups, m.Balancers[0].GroupList = nil, number(0) }, want: CannotTell,
		},
	} {
		m := reach(func(m *Model) {
			m.SecurityGroups[1].Ingress = test.rules
			if test.change != nil {
				test.change(m)
			}
		})
		if got := m.Balancers[0].LetsIn(443, &m.Links[0].Placement); got != test.want {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}

func TestReachOutwards(t *testing.T) {
	for name, test := range map[string]struct {
		rules []SecurityRule
		want  Answer
	}{
		"nothing":   {nil, No},
		"anything":  {[]SecurityRule{all(block("0.0.0.0/0"))}, Yes},
		"the group": {[]SecurityRule{between(443, 443, group("sg-alb"))}, Yes},
		"nowhere":   {[]SecurityRule{all(block("255.255.255.255/32"))}, No},
	} {
		m := reach(func(m *Model) { m.SecurityGroups[0].Egress = test.rules })
		if got := m.Links[0].LetsOut(443, &m.Balancers[0].Placement); got != test.want {
			t.Errorf("%s: got %v, want %v", name, got, test.want)
		}
	}
}

func TestGroupsOfATemplateAreToldApart(t *testing.T) {
	m := reach(func(m *Model) {
		link, other := symbolic("LinkGroup"), symbolic("OtherGroup")
		m.SecurityGroups[0].ID, m.Links[0].SecurityGroups[0] = link, link
		m.SecurityGroups = append(m.SecurityGroups, &SecurityGroup{ID: other})
		m.SecurityGroups[1].Ingress = []SecurityRule{between(443, 443, func(r *SecurityRule) { r.Group = other })}
	})
	if got := m.Balancers[0].LetsIn(443, &m.Links[0].Placement); got != No {
		t.Errorf("a rule for another group of the template: got %v, want No", got)
	}
}

func symbolic(resource string) Text {
	return SymbolText(resource, OtherAttribute, resource, syntax.Span{})
}
