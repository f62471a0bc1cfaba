package model

// LoadBalancer is an Application, Network or Gateway Load Balancer.
type LoadBalancer struct {
	Object
	ARN     Text
	DNSName Text
	// Kind is application, network or gateway; absent means application.
	Kind Text
	// Scheme is internal or internet-facing; absent means internet-facing.
	Scheme         Text
	SecurityGroups []Text
	Subnets        []Text

	Listeners []*Listener
}

// Is tells whether the load balancer is of a kind, such as "network".
func (b *LoadBalancer) Is(kind string) Answer {
	if b.Kind.Absent() {
		return answer(kind == "application")
	}
	actual, ok := b.Kind.Get()
	if !ok {
		return CannotTell
	}
	return answer(actual == kind)
}

// Balancer gives the load balancer that a text names by ARN or DNS name; nil
// when these files do not hold it.
func (m *Model) Balancer(name Text) *LoadBalancer {
	for _, balancer := range m.Balancers {
		if name.Same(balancer.ARN) == Yes || name.Same(balancer.DNSName) == Yes {
			return balancer
		}
	}
	return nil
}

// ListenerOn gives the listener on a port, nil when there is none for sure or
// when nobody can tell.
func (b *LoadBalancer) ListenerOn(port int) *Listener {
	for _, listener := range b.Listeners {
		if Is(listener.Port, port) {
			return listener
		}
	}
	return nil
}

// Listener takes connections on one port of a load balancer.
type Listener struct {
	Object
	ARN          Text
	LoadBalancer Ref[LoadBalancer]
	Port         Value[int]
	// Protocol is HTTP, HTTPS, TCP, TLS, UDP, TCP_UDP, ...
	Protocol     Text
	Certificates []Text
	Actions      []Action
}

// SpeaksTLS tells whether the listener ends TLS itself: HTTPS or TLS. A TCP
// listener may pass TLS through to its targets, so nobody can tell.
func (l *Listener) SpeaksTLS() Answer {
	protocol, ok := l.Protocol.Get()
	if !ok || protocol == "TCP" {
		return CannotTell
	}
	return answer(protocol == "HTTPS" || protocol == "TLS")
}

// Action is what a listener or a rule does with a request.
type Action struct {
	Object
	// Kind is forward, redirect, fixed-response, authenticate-oidc or
	// authenticate-cognito.
	Kind   Text
	Groups []Ref[TargetGroup]
	// StatusCode, ContentType and Body are those of a fixed response.
	StatusCode, ContentType, Body Text
}

// TargetGroup is what a load balancer forwards to.
type TargetGroup struct {
	Object
	ARN      Text
	Port     Value[int]
	Protocol Text
	// TargetKind is instance, ip, lambda or alb.
	TargetKind Text
}
