package model

import "slices"

// LoadBalancer is an Application, Network or Gateway Load Balancer.
type LoadBalancer struct {
	Object
	ARN     Text
	DNSName Text
	// Kind is application, network or gateway; absent means application.
	Kind Text
	// Scheme is internal or internet-facing; absent means internet-facing.
	Scheme Text
	Placement
	// Zones are the names of the Availability Zones, where a listing tells them.
	Zones []Text
	// IPAddressType is ipv4, dualstack or dualstack-without-public-ipv4.
	IPAddressType Text
	// EnforcesOnPrivateLink is on or off: whether the security groups of a
	// Network Load Balancer also judge traffic that comes by PrivateLink; absent
	// means on.
	EnforcesOnPrivateLink Text
	// Attributes are those such as load_balancing.cross_zone.enabled.
	Attributes []Setting
	// AttributesOpen tells that not all attributes are known.
	AttributesOpen bool

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

// Listens tells whether a listener takes connections on a port. Where these
// files hold no listener at all, those are made elsewhere.
func (b *LoadBalancer) Listens(port int) Answer {
	result := answerUnless(len(b.Listeners) == 0)
	for _, listener := range b.Listeners {
		actual, known := listener.Port.Get()
		switch {
		case !known:
			result = either(result, CannotTell)
		case actual == port:
			return Yes
		}
	}
	return result
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
	// SSLPolicy names the versions of TLS that the listener speaks.
	SSLPolicy Text
	// MutualTLS is off, passthrough or verify; absent means off.
	MutualTLS Text
	// HandedOn tells that the template gives the listener to others, who may add
	// rules and certificates.
	HandedOn bool
	// CertificateList is where the certificates of the listener itself stand and
	// how many they are, as far as that is known.
	CertificateList Value[int]
	// CertificatesOpen tells that there may be more certificates than these, and
	// RulesOpen that there may be more rules.
	CertificatesOpen, RulesOpen bool

	// Rules and Shows are the rules and the certificates that these files hold.
	Rules []*ListenerRule
	Shows []*Certificate
}

// ListenerRule sends requests that meet its conditions elsewhere than the
// default actions of the listener do.
type ListenerRule struct {
	Object
	ARN        Text
	Listener   Ref[Listener]
	Priority   Value[int]
	Conditions []RuleCondition
	// ConditionsOpen tells that not all conditions are known.
	ConditionsOpen bool
	Actions        []Action
	// Default marks the rule that stands for the default actions, as listings
	// show it.
	Default bool
}

// RuleCondition is what a request must be like for a listener rule.
type RuleCondition struct {
	Object
	// Field is host-header, path-pattern, http-header, http-request-method,
	// query-string or source-ip.
	Field Text
	// Header is the name of the header of an http-header condition.
	Header Text
	// Values are patterns of which one must fit; those of a query string are
	// Pairs.
	Values []Text
	Pairs  []Setting
	// ValuesOpen tells that there may be more values than these, such as regular
	// expressions.
	ValuesOpen bool
}

// ListenerCertificate adds certificates to a listener.
type ListenerCertificate struct {
	Object
	Listener     Ref[Listener]
	Certificates []Text
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

// datagramProtocols are those of listeners that take no TCP connections. Source:
// ProtocolEnum of Elastic Load Balancing.
var datagramProtocols = [...]string{"UDP", "QUIC", "GENEVE"}

// TakesTCP tells whether the listener takes TCP connections.
func (l *Listener) TakesTCP() Answer {
	protocol, known := l.Protocol.Get()
	if !known {
		return CannotTell
	}
	return answer(!slices.Contains(datagramProtocols[:], protocol))
}

// Ends gives the listener that ends the connection and reads requests: the
// listener itself, or the one of the only Application Load Balancer that a TCP
// listener passes connections on to.
func (l *Listener) Ends() *Listener {
	if !l.Protocol.Is("TCP") {
		return l
	}
	group := l.onlyGroup()
	if group == nil || !group.TargetKind.Is("alb") || len(group.Targets) != 1 {
		return l
	}
	target := &group.Targets[0]
	port, known := target.Port.Get()
	if target.Port.Absent() {
		port, known = group.Port.Get()
	}
	if target.Balancer == nil || !known {
		return l
	}
	if behind := target.Balancer.ListenerOn(port); behind != nil {
		return behind
	}
	return l
}

// onlyGroup gives the target group to which the listener passes everything on;
// nil where it may be another.
func (l *Listener) onlyGroup() *TargetGroup {
	outcome := Outcome{Actions: l.Actions}
	if action := outcome.Decides(); action != nil && len(action.Groups) == 1 {
		return action.Groups[0].To
	}
	return nil
}

// Action is what a listener or a rule does with a request.
type Action struct {
	Object
	// Kind is forward, redirect, fixed-response, authenticate-oidc or
	// authenticate-cognito.
	Kind   Text
	Groups []Ref[TargetGroup]
	// Weights are those of the groups, from 0 to 999, where there are several.
	Weights []Value[int]
	// Redirect is where a redirect leads.
	Redirect Redirect
	// Unauthenticated is what authentication does with callers that are not
	// signed in: authenticate, deny or allow.
	Unauthenticated Text
	// StatusCode, ContentType and Body are those of a fixed response; a redirect
	// has HTTP_301 or HTTP_302.
	StatusCode, ContentType, Body Text
}

// Redirect is where a load balancer sends callers. What is absent stays as it
// is in the request; #{protocol}, #{host}, #{port}, #{path} and #{query} stand
// for its parts.
type Redirect struct {
	Protocol, Host, Port, Path, Query Text
}

// TargetGroup is what a load balancer forwards to.
type TargetGroup struct {
	Object
	ARN      Text
	Port     Value[int]
	Protocol Text
	// TargetKind is instance, ip, lambda or alb.
	TargetKind Text
	// ProtocolVersion is HTTP1, HTTP2 or GRPC.
	ProtocolVersion Text
	VPC             Text
	HealthCheck     HealthCheck
	// Attributes are those such as proxy_protocol_v2.enabled.
	Attributes []Setting
	// AttributesOpen tells that not all attributes are known.
	AttributesOpen bool
	Targets        []Target
}

// HealthCheck is how a load balancer tells whether a target answers.
type HealthCheck struct {
	Enabled Value[bool]
	// Protocol and Path of the request; Port is a number or traffic-port.
	Protocol, Path, Port Text
	// Codes are the status codes that count as healthy: 200-399.
	Codes Text
}

// Target is one target of a target group.
type Target struct {
	Object
	// ID is the id of an instance, an address or an ARN.
	ID   Text
	Port Value[int]
	// Zone is the Availability Zone, where it is told.
	Zone Text
	// Health is healthy, unhealthy, initial, unused, draining or unavailable, and
	// Reason why it is not healthy, where a listing says so.
	Health, Reason Text
	// Balancer is the load balancer that the target is, in a group of kind alb.
	Balancer *LoadBalancer
}
