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

// OpenAPI checks a document against the specification of its version, 2.0, 3.0
// or 3.1, less what API Gateway accepts all the same: missing responses,
// descriptions and parameter declarations, greedy path variables, schemas in
// draft 4 of JSON Schema. Documents without extensions of API Gateway are not
// judged.
func OpenAPI(root *syntax.Node, evaluator model.Evaluator) []model.DocumentFault {
	version := versionOf(root)
	if version == "" || !extended(root) {
		return nil
	}
	b := builder{evaluator: evaluator, root: root, version: version}
	document := b.document()
	if len(b.nodes) > 0 {
		b.validate(document)
	}
	slices.SortStableFunc(b.faults, func(a, b model.DocumentFault) int { return int(a.At.Start - b.At.Start) })
	return b.faults
}

// versionOf gives the version of the specification that a document is of: 2.0,
// 3.0 or 3.1; empty for others. OpenAPI 3 without a known one counts as 3.0.
func versionOf(root *syntax.Node) string {
	swagger, openapi := root.Get("swagger"), root.Get("openapi")
	switch {
	case openapi != nil && strings.HasPrefix(openapi.Text, "3.1"):
		return "3.1"
	case openapi != nil:
		return "3.0"
	case swagger != nil && (swagger.Text == "2.0" || swagger.Text == "2"):
		return "2.0"
	default:
		return ""
	}
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

// rules say what belongs under the keys that are judged, by version.
var rules = map[string]struct{ in, types, schemes, keyIn string }{
	"2.0": {
		"a parameter stands in path, query, header, formData or body",
		"the types are string, number, integer, boolean, array and object",
		"the types of security definitions are basic, apiKey and oauth2",
		"an API key stands in query or header",
	},
	"3.0": {
		"a parameter stands in path, query, header or cookie",
		"the types of schemas are string, number, integer, boolean, array and object",
		"the types of security schemes are apiKey, http, oauth2 and openIdConnect",
		"an API key stands in query, header or cookie",
	},
	"3.1": {
		"a parameter stands in path, query, header or cookie",
		"the types of schemas are string, number, integer, boolean, array, object and null",
		"the types of security schemes are apiKey, http, mutualTLS, oauth2 and openIdConnect",
		"an API key stands in query, header or cookie",
	},
}

// judge adds a fault for those errors of kin-openapi that API Gateway does not
// forgive either.
func (b *builder) judge(err error) {
	rules := rules[b.version]
	if at, ok := errors.AsType[*openapi3.InvalidParameterInError](err); ok {
		b.fault(at.Origin, "in", "", rules.in)
	}
	if kind, ok := errors.AsType[*openapi3.SchemaTypeError](err); ok {
		b.fault(kind.Origin, "type", kind.Type, rules.types)
	}
	if kind, ok := errors.AsType[*openapi3.InvalidSecuritySchemeTypeError](err); ok {
		b.fault(kind.Origin, "type", "", rules.schemes)
	}
	if at, ok := errors.AsType[*openapi3.APIKeyInInvalidError](err); ok {
		b.fault(at.Origin, "in", "", rules.keyIn)
	}
}

// fault reports the value of a key of the object that an origin numbers, or the
// one of several values that is wrong; the object itself where it lacks the
// key. What nobody can tell is not judged.
func (b *builder) fault(origin *openapi3.Origin, key, wrong, rule string) {
	object := b.nodes[origin.Key.Line]
	culprit := object.Get(key)
	if culprit == nil && !bringsMore(object) {
		b.add(object.Children[0].Span, fmt.Sprintf("%q is missing; %s", key, rule))
		return
	}
	list, _ := b.evaluator.Node(culprit)
	for item := range list.Items() {
		if b.evaluator.Text(item).Is(wrong) {
			culprit = item
		}
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
