package model

import (
	"strings"
	"testing"
)

func TestChecksBy(t *testing.T) {
	for name, test := range map[string]struct {
		group TargetGroup
		want  string
	}{
		"as it says":               {TargetGroup{Protocol: literal("TCP"), HealthCheck: HealthCheck{Protocol: literal("HTTPS")}}, "HTTPS"},
		"a parameter":              {TargetGroup{Protocol: literal("TCP"), HealthCheck: HealthCheck{Protocol: hidden()}}, ""},
		"of HTTPS":                 {TargetGroup{Protocol: literal("HTTPS")}, "HTTP"},
		"of TCP":                   {TargetGroup{Protocol: literal("TCP")}, "TCP"},
		"of TCP to a balancer":     {TargetGroup{Protocol: literal("TCP"), TargetKind: literal("alb")}, "HTTP"},
		"of a protocol not known":  {TargetGroup{Protocol: hidden()}, ""},
		"to targets of some kind":  {TargetGroup{Protocol: literal("TCP"), TargetKind: hidden()}, ""},
		"of no protocol, a lambda": {TargetGroup{TargetKind: literal("lambda")}, ""},
	} {
		if got := test.group.ChecksBy(); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

func TestEndsTLS(t *testing.T) {
	m := &Model{
		Balancers: []*LoadBalancer{{ARN: literal("alb")}},
		Listeners: []*Listener{
			{LoadBalancer: Ref[LoadBalancer]{ID: literal("alb")}, Port: number(443), Protocol: literal("HTTPS")},
			{LoadBalancer: Ref[LoadBalancer]{ID: literal("alb")}, Port: number(80), Protocol: literal("HTTP")},
		},
	}
	toALB := func(port int, id string) TargetGroup {
		return TargetGroup{Protocol: literal("TCP"), Port: number(port), TargetKind: literal("alb"), Targets: []Target{{ID: literal(id)}}}
	}
	for name, test := range map[string]struct {
		group TargetGroup
		want  Answer
	}{
		"HTTP":                  {TargetGroup{Protocol: literal("HTTP"), Port: number(443)}, No},
		"TLS":                   {TargetGroup{Protocol: literal("TLS")}, Yes},
		"TCP on 80":             {TargetGroup{Protocol: literal("TCP"), Port: number(80)}, No},
		"TCP on 443":            {TargetGroup{Protocol: literal("TCP"), Port: number(443)}, Yes},
		"TCP on another port":   {TargetGroup{Protocol: literal("TCP"), Port: number(5000)}, CannotTell},
		"UDP":                   {TargetGroup{Protocol: literal("UDP"), Port: number(443)}, CannotTell},
		"an HTTPS listener":     {toALB(443, "alb"), Yes},
		"an HTTP listener":      {toALB(80, "alb"), No},
		"no such listener":      {toALB(81, "alb"), CannotTell},
		"a balancer elsewhere":  {toALB(443, "other"), CannotTell},
		"a port nobody can say": {TargetGroup{Protocol: literal("TCP"), Port: Value[int]{}}, CannotTell},
	} {
		m.Groups, m.Balancers[0].Listeners = []*TargetGroup{&test.group}, nil
		m.Seal()
		if got := test.group.EndsTLS(); got != test.want {
			t.Errorf("%s: got %v, want %v", name, got, test.want)
		}
	}
}

func TestChecksTraffic(t *testing.T) {
	for port, want := range map[string]bool{"": true, "traffic-port": true, "8080": true, "9000": false} {
		group := TargetGroup{Port: number(8080)}
		if port != "" {
			group.HealthCheck.Port = literal(port)
		}
		if got := group.ChecksTraffic(); got != want {
			t.Errorf("port %q: got %t, want %t", port, got, want)
		}
	}
}

func TestHealthy(t *testing.T) {
	for health, want := range map[string]Answer{
		"": CannotTell, "healthy": Yes, "unhealthy,healthy": Yes, "unhealthy": No, "unhealthy,unused": No,
		"draining": No, "unhealthy,initial": CannotTell, "?": CannotTell,
	} {
		var group TargetGroup
		for word := range strings.SplitSeq(health, ",") {
			switch word {
			case "":
			case "?":
				group.Targets = append(group.Targets, Target{})
			default:
				group.Targets = append(group.Targets, Target{Health: literal(word)})
			}
		}
		if got := group.Healthy(); got != want {
			t.Errorf("%q: got %v, want %v", health, got, want)
		}
	}
}

func TestTakesTCP(t *testing.T) {
	for protocol, want := range map[string]Answer{"HTTP": Yes, "TCP_UDP": Yes, "UDP": No, "GENEVE": No} {
		if got := (&Listener{Protocol: literal(protocol)}).TakesTCP(); got != want {
			t.Errorf("%s: got %v, want %v", protocol, got, want)
		}
	}
	if got := (&Listener{}).TakesTCP(); got != CannotTell {
		t.Errorf("unknown: got %v", got)
	}
}

func TestEmptyZones(t *testing.T) {
	tests := map[string]struct {
		targets string // zone and health
		cross   string
		want    string
		told    bool
	}{
		"one zone is empty":         {"a healthy,b unhealthy", "false", "b", true},
		"every zone has one":        {"a healthy,b healthy", "false", "", true},
		"one is still initial":      {"a healthy,b initial", "false", "", true},
		"nobody is there":           {"a unhealthy", "false", "a b", true},
		"no targets are listed":     {"", "false", "", false},
		"a target serves all zones": {"all healthy", "false", "", false},
		"a zone is not told":        {"a healthy, healthy", "false", "", false},
		"zones share their targets": {"a healthy", "true", "", false},
	}
	for name, test := range tests {
		feed := Feed{
			Balancer: &LoadBalancer{
				Kind: literal("network"), Zones: []Text{literal("a"), literal("b"), {}},
				Attributes: []Setting{{Name: literal(crossZone), Value: literal(test.cross)}},
			},
			Group: &TargetGroup{},
		}
		for word := range strings.SplitSeq(test.targets, ",") {
			if zone, health, listed := strings.Cut(word, " "); listed && zone != "" {
				feed.Group.Targets = append(feed.Group.Targets, Target{Zone: literal(zone), Health: literal(health)})
			} else if listed {
				feed.Group.Targets = append(feed.Group.Targets, Target{Health: literal(health)})
			}
		}
		empty, told := feed.EmptyZones()
		names := make([]string, len(empty))
		for i := range empty {
			names[i] = empty[i].String()
		}
		if got := strings.Join(names, " "); got != test.want || told != test.told {
			t.Errorf("%s: got %q, %v, want %q, %v", name, got, told, test.want, test.told)
		}
	}
}
