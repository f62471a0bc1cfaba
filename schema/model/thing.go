package model

import "strings"

// Thing is what a text names in AWS's terms, as far as its shape or its origin
// tells. Kinds are enough for most rules: a REST API wants a URL where an HTTP
// API wants the ARN of a listener.
type Thing uint8

// The things that texts of this field name.
const (
	// NoThing: nobody can tell.
	NoThing Thing = iota
	// PlainText: something else, such as a name.
	PlainText
	ListenerARN
	LoadBalancerARN
	LoadBalancerName
	TargetGroupARN
	ListenerRuleARN
	CloudMapServiceARN
	CloudMapServiceID
	NamespaceARN
	NamespaceID
	ECSServiceARN
	DNSName
	LinkV1ID
	LinkV2ID
	URL
	OtherARN
	// OtherAttribute: an attribute of a resource of the document that is none
	// of the above.
	OtherAttribute
)

// String names the thing as people do.
func (t Thing) String() string {
	return [...]string{
		"something unknown", "a plain text", "a listener ARN", "a load balancer ARN", "a load balancer's full name",
		"a target group ARN", "a listener rule ARN", "a Cloud Map service ARN", "a Cloud Map service id",
		"a Cloud Map namespace ARN", "a Cloud Map namespace id", "an ECS service ARN", "a DNS name",
		"the id of a VPC link V1", "the id of a VPC link V2", "a URL", "an ARN of another kind", "another attribute",
	}[t]
}

// Thing tells what the text names: by the resource that will fill it, or by
// the shape of its literal start.
func (t Text) Thing() Thing {
	if _, gives, ok := t.Symbol(); ok {
		return gives
	}
	if t.Absent() {
		return NoThing
	}
	if first := t.Pieces()[0].Hole; first != nil && first.Gives == DNSName {
		return DNSName // with a port or path behind it
	}
	head, whole := t.head()
	if strings.HasPrefix(head, "arn:") {
		if thing, ok := t.thingOfARN(); ok {
			return thing
		}
	}
	switch {
	case hasScheme(head):
		return URL
	case whole:
		return shapeOf(head)
	default:
		return NoThing
	}
}
