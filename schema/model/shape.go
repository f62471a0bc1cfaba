package model

import "github.com/linkproof/linkproof/schema/syntax"

// Shape is an object that a JSON Schema describes: an integration, an
// extension or the request of a CLI call. The loaders make it; the schema runs
// only when a rule asks.
type Shape struct {
	// Owner is what people call the object: "AWS::ApiGatewayV2::Integration
	// OrdersIntegration".
	Owner string
	// Extension tells that the object is an integration in an OpenAPI document.
	Extension bool
	// Call is service and operation of the call of the AWS CLI whose request the
	// object is; empty for other objects.
	Call string
	// Faults runs the schema, once.
	Faults func() []ShapeFault
}

// ShapeFaultKind tells how an object departs from its schema.
type ShapeFaultKind uint8

// The kinds of departures.
const (
	// UnknownKey: the object has no such key.
	UnknownKey ShapeFaultKind = iota
	// WrongValue: type, enum, range, pattern or length do not fit.
	WrongValue
	// MissingKey: a required key is not there.
	MissingKey
)

// ShapeFault is one departure of an object from its schema.
type ShapeFault struct {
	Kind ShapeFaultKind
	// Key is the key concerned.
	Key string
	// Message says what is wrong and what would be right.
	Message string
	// Meant is the key or value that was probably meant; empty if none is near.
	Meant string
	// Symptom is what AWS answers to the value, with {value} in its place; empty
	// where it is not known.
	Symptom string
	// Grave tells of an UnknownKey that a required or decisive key is missing
	// for it.
	Grave bool
	// Lone tells of a WrongValue that one object stands in the place of a list of
	// such objects, which CloudFormation takes for some types of resources.
	Lone bool
	// At is the key or value in the source.
	At syntax.Span
	// Value is the text of a scalar that does not fit, with what it assumes.
	Value Text
}
