package model

// ChecksBy gives the protocol of the health checks of a target group: HTTP,
// HTTPS or TCP; empty when nobody can tell. Source of the defaults: elbv2
// CreateTargetGroup, HealthCheckProtocol.
func (g *TargetGroup) ChecksBy() string {
	protocol, known := g.HealthCheck.Protocol.Get()
	if known || g.HealthCheck.Protocol.Unknown() {
		return protocol
	}
	carries, known := g.Protocol.Get()
	kind, told := g.TargetKind.Get()
	switch {
	case !known || g.TargetKind.Unknown():
		return ""
	case carries == "HTTP" || carries == "HTTPS" || told && kind == "alb":
		return "HTTP"
	default:
		return "TCP"
	}
}

// ChecksTraffic tells whether health checks go to the port of the requests for
// sure.
func (g *TargetGroup) ChecksTraffic() bool {
	port := g.HealthCheck.Port
	number := ValueOf(port, parseInt)
	own, known := g.Port.Get()
	return port.Absent() || port.Is("traffic-port") || known && Is(number, own)
}

// customs tells whether servers that listen on a port speak TLS there by custom.
var customs = map[int]Answer{80: No, 443: Yes, 8443: Yes}

// EndsTLS tells whether the targets of the group speak TLS on its port: as the
// protocol says, as the listener of an Application Load Balancer does that is
// the target, or as servers on that port do.
func (g *TargetGroup) EndsTLS() Answer {
	switch protocol, _ := g.Protocol.Get(); protocol {
	case "HTTPS", "TLS":
		return Yes
	case "HTTP":
		return No
	case "TCP":
	default:
		return CannotTell
	}
	port, known := g.Port.Get()
	switch {
	case !known || g.TargetKind.Unknown():
		return CannotTell
	case g.TargetKind.Is("alb"):
		return g.balancerEndsTLS(port)
	default:
		return customs[port]
	}
}

func (g *TargetGroup) balancerEndsTLS(port int) Answer {
	if len(g.Targets) != 1 || g.Targets[0].Balancer == nil {
		return CannotTell
	}
	listener := g.Targets[0].Balancer.ListenerOn(port)
	if listener == nil {
		return CannotTell
	}
	return listener.SpeaksTLS()
}

// EmptyZones gives the Availability Zones of the load balancer in which no
// target of the group is healthy, though the nodes there forward to no other
// zone. It is not told where a listing does not say it of every target.
func (f *Feed) EmptyZones() (empty []Text, told bool) {
	if f.Balancer.Is("network") != Yes || !f.StaysInZone() || len(f.Balancer.Zones) == 0 {
		return nil, false
	}
	served, told := f.Group.servedZones()
	if !told {
		return nil, false
	}
	for _, zone := range f.Balancer.Zones {
		if name, known := zone.Get(); known && !served[name] {
			empty = append(empty, zone)
		}
	}
	return empty, true
}

// servedZones gives the Availability Zones with a healthy target; one that is
// still initial may become healthy.
func (g *TargetGroup) servedZones() (served map[string]bool, told bool) {
	served = make(map[string]bool)
	for i := range g.Targets {
		target := &g.Targets[i]
		health, known := target.Health.Get()
		if known && health != "healthy" && health != "initial" {
			continue
		}
		zone, zoned := target.Zone.Get()
		if !known || !zoned || zone == "all" {
			return nil, false
		}
		served[zone] = true
	}
	return served, len(g.Targets) > 0
}

// Healthy tells whether some target of the group is healthy, as far as a
// listing tells. One that is still initial may become it.
func (g *TargetGroup) Healthy() Answer {
	if len(g.Targets) == 0 {
		return CannotTell
	}
	result := No
	for i := range g.Targets {
		switch health := g.Targets[i].Health; {
		case health.Is("healthy"):
			return Yes
		case !health.Known() || health.Is("initial"):
			result = CannotTell
		}
	}
	return result
}
