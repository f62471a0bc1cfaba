package model

import (
	"slices"

	"github.com/linkproof/linkproof/schema/syntax"
)

// Document is an OpenAPI document: a file, or the body of an API.
type Document struct {
	// API is the API that the document defines.
	API *API
	// Root is the document as written.
	Root *syntax.Node
	// Location is the setting of a template that names the file of the document;
	// absent for one that stands in the template or alone.
	Location Text
	// Version is that of the OpenAPI or Swagger specification, and Swagger tells
	// that it is the latter; absent in a fragment.
	Version Text
	Swagger bool
	// Security is where the document says what all operations require of their
	// callers, nowhere without; Inheritors are the routes of operations that say
	// nothing of their own.
	Security   syntax.Span
	Inheritors []*Route
	// References are the operations that refer to an integration elsewhere.
	References []IntegrationReference
	// Leftovers are the functions of CloudFormation that nobody works out because
	// the document goes to the import as it is, in order.
	Leftovers []Leftover
	// Misplaced are extensions and methods where API Gateway does not read them.
	Misplaced []Misplaced
	// Faults checks the document against the OpenAPI specification, once.
	Faults func() []DocumentFault
	// Strangers are the keys that look like extensions of API Gateway and are
	// none.
	Strangers []UnknownExtension
}

// ForGateway tells whether the document is meant for API Gateway: it stands in a
// template, or has integrations.
func (d *Document) ForGateway() bool {
	return d.API != nil && (!d.API.Standalone || len(d.API.Integrations) > 0)
}

// UnknownExtension is a key x-amazon-apigateway-* that does not exist.
type UnknownExtension struct {
	Key string
	// Meant is the extension that was probably meant; empty if none is near.
	Meant string
	// Grave tells that a path is left without its methods, or an operation without
	// its integration, for it.
	Grave bool
	At    syntax.Span
}

// DocumentFault is one departure of a document from the OpenAPI specification.
type DocumentFault struct {
	Message string
	// Refused tells that the import of the document fails for it.
	Refused bool
	At      syntax.Span
}

// IntegrationReference is a $ref in the place of an integration.
type IntegrationReference struct {
	// Target is what the reference points at.
	Target Text
	// Route is the method or route that is to be integrated so.
	Route *Route
	// Fault says why the reference leads to no integration; empty for one that
	// does, and for one of which nobody can tell.
	Fault string
	// Shared tells that it points at the integrations among the components.
	Shared bool
}

// Leftover is a function or a pseudo parameter of CloudFormation in a document
// that is imported without it.
type Leftover struct {
	// Name is Fn::Sub, Ref or ${AWS::StackName}.
	Name string
	At   syntax.Span
}

// Misplaced is a key that has a meaning elsewhere in the document only.
type Misplaced struct {
	Key string
	// Meant says where the key belongs, or what should stand in its place.
	Meant string
	// Grave tells that an operation is lost or left without its integration.
	Grave bool
	At    syntax.Span
}

// Misspelt tells whether a key within a route was probably meant to be an
// extension without which the route calls nothing, by its name or its place.
func (m *Model) Misspelt(route *Route) bool {
	for i := range m.Documents {
		document := &m.Documents[i]
		if slices.ContainsFunc(document.Strangers, func(s UnknownExtension) bool { return s.Grave && route.holds(s.At) }) ||
			slices.ContainsFunc(document.Misplaced, func(misplaced Misplaced) bool { return misplaced.Grave && route.holds(misplaced.At) }) {
			return true
		}
	}
	return false
}

func (r *Route) holds(at syntax.Span) bool {
	return at.File == r.Span.File && r.Span.Start <= at.Start && at.End <= r.Span.End
}
