package model

import "strings"

// ARN is an Amazon Resource Name cut into its fields, each of which may be
// known in part.
type ARN struct {
	Partition, Service, Region, Account, Resource Text
}

// ARN cuts a text that starts with "arn:" into its fields; ok is false for
// other texts and for texts of which the start is not known.
func (t Text) ARN() (arn ARN, ok bool) {
	if t.HasPrefix("arn:") != Yes {
		return ARN{}, false
	}
	fields := t.Split(":", 6)
	if len(fields) < 6 {
		return ARN{}, false
	}
	return ARN{Partition: fields[1], Service: fields[2], Region: fields[3], Account: fields[4], Resource: fields[5]}, true
}

// arnShapes lists service and start of the resource field, in order of
// specificity. Source: service authorization reference of each service.
var arnShapes = [...]struct {
	service, resource string
	thing             Thing
}{
	{"elasticloadbalancing", "listener-rule/", ListenerRuleARN},
	{"elasticloadbalancing", "listener/", ListenerARN},
	{"elasticloadbalancing", "loadbalancer/", LoadBalancerARN},
	{"elasticloadbalancing", "targetgroup/", TargetGroupARN},
	{"servicediscovery", "service/", CloudMapServiceARN},
	{"servicediscovery", "namespace/", NamespaceARN},
	{"ecs", "service/", ECSServiceARN},
}

func (a *ARN) thing() Thing {
	service, ok := a.Service.Get()
	if !ok {
		return NoThing
	}
	undecided := false
	for _, shape := range arnShapes {
		if shape.service != service {
			continue
		}
		switch a.Resource.HasPrefix(shape.resource) {
		case Yes:
			return shape.thing
		case CannotTell:
			undecided = true
		case No:
		}
	}
	if undecided {
		return NoThing
	}
	return OtherARN
}

// shapeOf tells what a literal that is neither ARN nor URL names.
func shapeOf(literal string) Thing {
	switch {
	case strings.HasPrefix(literal, "srv-") && !strings.ContainsAny(literal, "./ "):
		return CloudMapServiceID
	case strings.HasPrefix(literal, "ns-") && !strings.ContainsAny(literal, "./ "):
		return NamespaceID
	case IsLoadBalancerName(literal):
		return DNSName
	default:
		return PlainText
	}
}

// IsLoadBalancerName reports whether a host name is one that Elastic Load
// Balancing gives out: name.region.elb.amazonaws.com for Application and
// name.elb.region.amazonaws.com for Network Load Balancers, with .cn in China.
func IsLoadBalancerName(host string) bool {
	host = strings.TrimSuffix(strings.ToLower(host), ".cn")
	name, ok := strings.CutSuffix(host, ".amazonaws.com")
	return ok && (strings.HasSuffix(name, ".elb") || strings.Contains(name, ".elb."))
}
