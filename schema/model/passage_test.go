package model

import "testing"

func TestPassages(t *testing.T) {
	m := lab()
	m.Integrations[1].ConnectionType, m.Integrations[1].Link.ID = literal("VPC_LINK"), literal("link1")
	m.Tasks[0].Registries[0].ContainerPort = number(8080)
	m.Seal()
	if got := m.Integrations[1].Passages(); len(got) != 0 {
		t.Errorf("to tasks that the query leaves out: got %+v", got)
	}
	m.Integrations[1].URI, _ = m.Integrations[1].URI.before("?")
	first, second := m.Integrations[0].Passages(), m.Integrations[1].Passages()
	if len(first) != 1 || first[0].To != &m.Balancers[0].Placement || !Is(first[0].Port, 443) {
		t.Errorf("to the load balancer: got %+v", first)
	}
	if len(second) != 1 || second[0].To != &m.Tasks[0].Placement || !Is(second[0].Port, 8080) {
		t.Errorf("to the tasks: got %+v", second)
	}
	m.Links[0].Version = LinkV1
	if got := m.Integrations[0].Passages(); got != nil {
		t.Errorf("through a VPC link V1: got %+v, want none", got)
	}
	m.Integrations[0].Link.To = nil
	if got := m.Integrations[0].Passages(); len(got) != 1 || got[0].To.LetsIn(443, got[0].From) != CannotTell {
		t.Errorf("through a link elsewhere: got %+v, want one of which nothing is known", got)
	}
}

func TestPortInIsThatOfTheRegistryFirst(t *testing.T) {
	service := &CloudMapService{}
	for name, test := range map[string]struct {
		registry Registry
		want     int
	}{
		"port":           {Registry{Port: number(80)}, 80},
		"container port": {Registry{ContainerPort: number(81)}, 81},
		"both":           {Registry{Port: number(80), ContainerPort: number(81)}, 80},
	} {
		test.registry.Service.To = service
		task := &ECSService{Registries: []Registry{{}, test.registry}}
		if got := task.PortIn(service); !Is(got, test.want) {
			t.Errorf("%s: got %v, want %d", name, got, test.want)
		}
	}
}

func TestFeeds(t *testing.T) {
	forward := func(group string) []Action { return []Action{{Groups: []Ref[TargetGroup]{{ID: literal(group)}}}} }
	register := func(group string) []TaskBalancer {
		return []TaskBalancer{{Group: Ref[TargetGroup]{ID: literal(group)}, ContainerPort: number(80)}}
	}
	m := &Model{
		Balancers: []*LoadBalancer{{ARN: literal("alb")}},
		Listeners: []*Listener{{ARN: literal("listener"), LoadBalancer: Ref[LoadBalancer]{ID: literal("alb")}, Actions: forward("one")}},
		Rules:     []*ListenerRule{{Listener: Ref[Listener]{ID: literal("listener")}, Actions: forward("two")}},
		Groups:    []*TargetGroup{{ARN: literal("one")}, {ARN: literal("two")}, {ARN: literal("three")}},
		Tasks:     []*ECSService{{Balancers: register("one")}, {Balancers: register("two")}, {Balancers: register("three")}},
	}
	m.Seal()
	feeds := m.Feeds()
	if len(feeds) != 2 || feeds[0].Task != m.Tasks[0] || feeds[1].Group != m.Groups[1] || feeds[1].Balancer != m.Balancers[0] {
		t.Errorf("got %+v, want the tasks of the listener and of its rule", feeds)
	}
}

func TestAttached(t *testing.T) {
	to := func(group Text) []Action {
		return []Action{{Kind: literal("forward"), Groups: []Ref[TargetGroup]{{ID: group}}}}
	}
	for name, test := range map[string]struct {
		actions, rule []Action
		all           bool
		count         int
	}{
		"a listener":                 {to(literal("one")), to(literal("one")), true, 1},
		"a rule of it":               {[]Action{{Kind: literal("fixed-response")}}, to(literal("one")), true, 1},
		"a group elsewhere":          {to(literal("other")), to(literal("other")), true, 0},
		"a group nobody can tell":    {to(hidden()), to(literal("one")), false, 1},
		"a forward without a group":  {[]Action{{Kind: literal("forward")}}, to(literal("one")), false, 1},
		"actions that are not known": {nil, to(literal("one")), false, 1},
	} {
		m := &Model{
			Complete:  true,
			Groups:    []*TargetGroup{{ARN: literal("one")}},
			Listeners: []*Listener{{ARN: literal("listener"), Actions: test.actions}},
			Rules:     []*ListenerRule{{Listener: Ref[Listener]{ID: literal("listener")}, Actions: test.rule}},
		}
		m.Seal()
		if attached, all := m.Attached(); all != test.all || len(attached) != test.count {
			t.Errorf("%s: got %d groups, all %t, want %d, %t", name, len(attached), all, test.count, test.all)
		}
	}
	if _, all := (&Model{}).Attached(); all {
		t.Error("without listeners all are known")
	}
}
