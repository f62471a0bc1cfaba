package jsonschema

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// OpenAPI checks a document against the OpenAPI 3 specification, less what API
// Gateway accepts all the same: missing responses, descriptions and parameter
// declarations, greedy path variables, schemas in draft 4 of JSON Schema.
// Documents without extensions of API Gateway and Swagger 2.0 documents are
// not judged.
func OpenAPI(root *syntax.Node, evaluator model.Evaluator) []model.DocumentFault {
	if root.Get("openapi") == nil || !extended(root) {
		return nil
	}
	b := builder{evaluator: evaluator, root: root}
	document := b.document()
	if len(b.nodes) > 0 {
		b.validate(document)
	}
	slices.SortStableFunc(b.faults, func(a, b model.DocumentFault) int { return int(a.At.Start - b.At.Start) })
	return b.faults
}

// extended tells whether a document has extensions of API Gateway.
func extended(root *syntax.Node) bool {
	if hasExtension(root) || hasExtension(root.Get("components")) {
		return true
	}
	for _, item := range root.Get("paths").Entries() {
		if hasExtension(item) {
			return true
		}
		for _, operation := range item.Entries() {
			if hasExtension(operation) {
				return true
			}
		}
	}
	return false
}

func hasExtension(node *syntax.Node) bool {
	for key := range node.Entries() {
		if strings.HasPrefix(key.Text, "x-amazon-apigateway-") {
			return true
		}
	}
	return false
}

// validate runs kin-openapi on what was built and adds its verdicts.
func (b *builder) validate(document *openapi3.T) {
	err := document.Validate(context.Background(), openapi3.EnableMultiError(), openapi3.DisableExamplesValidation(),
		openapi3.DisableSchemaDefaultsValidation(), openapi3.DisableSchemaPatternValidation())
	var several openapi3.MultiError
	if !errors.As(err, &several) && err != nil {
		several = openapi3.MultiError{err}
	}
	for _, each := range several {
		b.judge(each)
	}
}

// judge adds a fault for those errors of kin-openapi that API Gateway does not
// forgive either.
func (b *builder) judge(err error) {
	if at, ok := errors.AsType[*openapi3.InvalidParameterInError](err); ok {
		b.fault(at.Origin, "in", "a parameter stands in path, query, header or cookie")
	}
	if kind, ok := errors.AsType[*openapi3.SchemaTypeError](err); ok {
		b.fault(kind.Origin, "type", "the types of schemas are string, number, integer, boolean, array and object")
	}
	if kind, ok := errors.AsType[*openapi3.InvalidSecuritySchemeTypeError](err); ok {
		b.fault(kind.Origin, "type", "the types of security schemes are apiKey, http, oauth2 and openIdConnect")
	}
	if at, ok := errors.AsType[*openapi3.APIKeyInInvalidError](err); ok {
		b.fault(at.Origin, "in", "an API key stands in query, header or cookie")
	}
}

// fault reports the value of a key of the object that an origin numbers; the
// object itself where it lacks the key. What nobody can tell is not judged.
func (b *builder) fault(origin *openapi3.Origin, key, rule string) {
	object := b.nodes[origin.Key.Line]
	culprit := object.Get(key)
	if culprit == nil && !bringsMore(object) {
		b.add(object.Children[0].Span, fmt.Sprintf("%q is missing; %s", key, rule))
		return
	}
	if shown, ok := b.evaluator.Text(culprit).Get(); ok {
		b.add(culprit.Span, fmt.Sprintf("%q is %s; %s", key, shownText(shown), rule))
	}
}

func (b *builder) add(at syntax.Span, message string) {
	if !slices.ContainsFunc(b.faults, func(f model.DocumentFault) bool { return f.At == at }) {
		b.faults = append(b.faults, model.DocumentFault{Message: message, At: at})
	}
}
