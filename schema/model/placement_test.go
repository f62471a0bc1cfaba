package model

import "testing"

func TestOneZone(t *testing.T) {
	for _, test := range []struct {
		name    string
		subnets []string
		zones   []Text
		want    Answer
	}{
		{"no subnet known", nil, nil, CannotTell},
		{"one subnet", []string{"a"}, nil, Yes},
		{"two zones", []string{"a", "b"}, []Text{literal("euw1-az1"), literal("euw1-az2")}, No},
		{"one zone", []string{"a", "b"}, []Text{literal("euw1-az1"), literal("euw1-az1")}, Yes},
		{"an unknown zone", []string{"a", "b"}, []Text{literal("euw1-az1"), hidden()}, CannotTell},
		{"a third subnet elsewhere", []string{"a", "b", "c"}, []Text{literal("euw1-az1"), literal("euw1-az1")}, CannotTell},
	} {
		link, m := &VPCLink{}, &Model{}
		for _, subnet := range test.subnets {
			link.Subnets = append(link.Subnets, literal(subnet))
			link.SubnetList = number(len(link.Subnets))
		}
		for i, zone := range test.zones {
			m.Subnets = append(m.Subnets, &Subnet{ID: literal(test.subnets[i]), Zone: zone})
		}
		m.Links = []*VPCLink{link}
		m.Seal()
		if _, got := link.OneZone(); got != test.want {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}

func TestPlacementsApart(t *testing.T) {
	of := func(vpc Text) func(*Model) {
		return func(m *Model) { m.Subnets[1].VPC = Ref[VPC]{ID: vpc} }
	}
	for name, test := range map[string]struct {
		change func(*Model)
		want   bool
	}{
		"the same VPC":         {of(literal("vpc-1")), false},
		"another VPC":          {of(literal("vpc-2")), true},
		"an unknown VPC":       {of(hidden()), false},
		"a VPC of the listing": {func(m *Model) { m.Subnets = m.Subnets[:1]; m.Balancers[0].VPC = literal("vpc-2") }, true},
		"a VPC of a group":     {func(m *Model) { m.Subnets = m.Subnets[:1]; m.SecurityGroups[1].VPC = literal("vpc-2") }, true},
		"nothing known":        {func(m *Model) { m.Subnets = nil }, false},
		"two VPCs of the template": {func(m *Model) {
			m.VPCs[0].ID, m.Subnets[0].VPC.ID = symbolic("One"), symbolic("One")
			m.VPCs = append(m.VPCs, &VPC{ID: symbolic("Two")})
			m.Subnets[1].VPC.ID = symbolic("Two")
		}, true},
	} {
		m := reach(test.change)
		if got := apart(m.Links[0].Network, m.Balancers[0].Network); got != test.want {
			t.Errorf("%s: got %v, want %v", name, got, test.want)
		}
	}
}
