package model

import "strings"

// ARN is an Amazon Resource Name cut into its fields, each of which may be
// known in part.
type ARN struct {
	Partition, Service, Region, Account, Resource Text
}

// arnFields is the number of fields of an ARN, the word "arn" included; colons
// after the last belong to the resource.
const arnFields = 6

// ARN cuts a text that starts with "arn:" into its fields; ok is false for
// other texts and for texts of which the start is not known.
func (t Text) ARN() (arn ARN, ok bool) {
	if t.HasPrefix("arn:") != Yes {
		return ARN{}, false
	}
	if fields, ok := cutARN(t.literal); ok && t.state == known {
		field := func(i int) Text { return Text{literal: fields[i], origin: t.origin} }
		return ARN{Partition: field(1), Service: field(2), Region: field(3), Account: field(4), Resource: field(5)}, true
	}
	fields := t.Split(":", arnFields)
	if len(fields) < arnFields {
		return ARN{}, false
	}
	return ARN{Partition: fields[1], Service: fields[2], Region: fields[3], Account: fields[4], Resource: fields[5]}, true
}

// cutARN cuts a literal ARN.
func cutARN(text string) (fields [arnFields]string, ok bool) {
	for i := range arnFields - 1 {
		if fields[i], text, ok = strings.Cut(text, ":"); !ok {
			return fields, false
		}
	}
	fields[arnFields-1] = text
	return fields, fields[0] == "arn"
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

// thingOfARN tells what a text that starts with "arn:" names; ok is false when
// it is no ARN after all.
func (t Text) thingOfARN() (thing Thing, ok bool) {
	if t.state == known {
		fields, ok := cutARN(t.literal)
		return thingOfLiteralARN(fields[2], fields[5]), ok
	}
	arn, ok := t.ARN()
	return arn.thing(), ok
}

func thingOfLiteralARN(service, resource string) Thing {
	for i := range arnShapes {
		if arnShapes[i].service == service && strings.HasPrefix(resource, arnShapes[i].resource) {
			return arnShapes[i].thing
		}
	}
	return OtherARN
}

func (a *ARN) thing() Thing {
	service, ok := a.Service.Get()
	if !ok {
		return NoThing
	}
	undecided := false
	for i := range arnShapes {
		if arnShapes[i].service != service {
			continue
		}
		switch a.Resource.HasPrefix(arnShapes[i].resource) {
		case Yes:
			return arnShapes[i].thing
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
	case Unfilled(literal):
		return NoThing
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
