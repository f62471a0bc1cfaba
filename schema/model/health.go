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

// plainPorts and securePorts are the ports that servers of HTTP and of HTTPS
// customarily listen on.
var (
	plainPorts  = map[int]bool{80: true, 8080: true}
	securePorts = map[int]bool{443: true, 8443: true}
)

// EndsTLS tells whether the targets of a group speak TLS on its port: as the
// protocol says, as the listener of an Application Load Balancer does that is
// the target, or as servers on that port do.
func (m *Model) EndsTLS(group *TargetGroup) Answer {
	switch protocol, _ := group.Protocol.Get(); protocol {
	case "HTTPS", "TLS":
		return Yes
	case "HTTP":
		return No
	case "TCP":
	default:
		return CannotTell
	}
	port, known := group.Port.Get()
	switch {
	case !known || group.TargetKind.Unknown():
		return CannotTell
	case group.TargetKind.Is("alb"):
		return m.albEndsTLS(group, port)
	case plainPorts[port]:
		return No
	case securePorts[port]:
		return Yes
	default:
		return CannotTell
	}
}

func (m *Model) albEndsTLS(group *TargetGroup, port int) Answer {
	if len(group.Targets) != 1 {
		return CannotTell
	}
	balancer := m.Balancer(group.Targets[0].ID)
	if balancer == nil {
		return CannotTell
	}
	listener := balancer.ListenerOn(port)
	if listener == nil {
		return CannotTell
	}
	return listener.SpeaksTLS()
}
