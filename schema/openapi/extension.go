package openapi

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// extensions are the extensions of API Gateway, in order. Source: developer
// guide, "OpenAPI extensions for API Gateway".
var extensions = []string{
	extension + "any-method",
	extension + "api-key-source",
	extension + "auth",
	extension + "authorizer",
	extension + "authtype",
	extension + "binary-media-types",
	extension + "cors",
	extension + "documentation",
	extension + "endpoint-access-mode",
	extension + "endpoint-configuration",
	extension + "gateway-responses",
	extension + "importexport-version",
	extension + "integration",
	extension + "integrations",
	extension + "minimum-compression-size",
	extension + "policy",
	extension + "request-validator",
	extension + "request-validators",
	extension + "security-policy",
	extension + "tag-value",
}

// lookalikes are what keys start with that are meant for API Gateway.
var lookalikes = [...]string{"x-amazon-apigateway", "x-amazon-api-gateway", "x-aws-apigateway", "x-apigateway"}

// stranger tells whether a key looks like an extension and is none, and which
// one was probably meant.
func stranger(key string) (meant string, ok bool) {
	if !strings.HasPrefix(key, "x-") && !strings.HasPrefix(key, "X-") {
		return "", false
	}
	if slices.Contains(extensions, key) {
		return "", false
	}
	folded := strings.ToLower(key)
	for _, start := range lookalikes {
		if rest, found := strings.CutPrefix(folded, start); found {
			return model.Nearest(extension+strings.TrimPrefix(rest, "-"), extensions), true
		}
	}
	meant = model.Nearest(key, extensions)
	return meant, meant != ""
}

// strangers finds the keys that look like extensions and are none, where
// extensions may stand.
func (d *document) strangers() []model.UnknownExtension {
	found := among(d.root, "")
	found = append(found, among(d.root.Get("components"), "")...)
	for _, scheme := range d.schemes() {
		found = append(found, among(scheme, "")...)
	}
	for item := range d.root.Get("tags").Items() {
		found = append(found, among(item, "")...)
	}
	for _, item := range d.items() {
		found = append(found, among(item, extension+"any-method")...)
	}
	for operation := range d.operations() {
		found = append(found, among(operation.node, extension+"integration")...)
	}
	slices.SortStableFunc(found, func(a, b model.UnknownExtension) int { return int(a.At.Start - b.At.Start) })
	return found
}

// among finds the strangers among the keys of an object that is of little use
// without one extension, where that is not empty.
func among(object *syntax.Node, vital string) []model.UnknownExtension {
	var found []model.UnknownExtension
	for key := range object.Entries() {
		if meant, ok := stranger(key.Text); ok {
			grave := vital != "" && meant == vital && object.Get(vital) == nil
			found = append(found, model.UnknownExtension{Key: key.Text, Meant: meant, Grave: grave, At: key.Span})
		}
	}
	return found
}
