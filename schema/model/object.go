package model

import "github.com/linkproof/linkproof/schema/syntax"

// Object is what everything in a model has: a name that people know it by and
// a place.
type Object struct {
	// Type is the CloudFormation type, such as "AWS::ApiGatewayV2::Integration",
	// in whatever notation the object was written.
	Type string
	// Name is the logical id, the physical id or the method and path.
	Name string
	// Logical is the logical id in a template, empty elsewhere.
	Logical string
	// Span covers the whole object.
	Span syntax.Span
	// Head covers its key or name: what to point at when something is missing.
	Head syntax.Span
	// Settings is the map that the settings were read from, for fixes that add
	// one; nil where no map stands in a file.
	Settings *syntax.Node
}

// Where gives the head of the object.
func (o *Object) Where() syntax.Span {
	if o.Head.IsZero() {
		return o.Span
	}
	return o.Head
}

// Extent gives the span of the whole object.
func (o *Object) Extent() syntax.Span { return o.Span }

// Ref is a reference by id, ARN or name to another object of the model.
type Ref[T any] struct {
	// ID is the reference as written.
	ID Text
	// To is the object meant; nil when these files do not hold it.
	To *T
}

// Mapping is one entry of requestParameters or responseParameters: the key
// names the target, the value the source.
type Mapping struct {
	Key, Value Text
}

// Setting is one named text, such as a stage variable or an attribute.
type Setting struct {
	Name, Value Text
}

// Lookup gives the value of a setting by its name.
func Lookup(settings []Setting, name string) (Text, bool) {
	for _, setting := range settings {
		if setting.Name.Is(name) {
			return setting.Value, true
		}
	}
	return Text{}, false
}
