package shell

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// patched are the names that patch operations use for members of requests of
// another name. Source: API Gateway API reference, PatchOperation.
var patched = map[string]string{"httpMethod": "integrationHttpMethod"}

// patch applies patch operations in order; one that nobody can read leaves the
// object open.
func (s *script) patch(o *object, operations *syntax.Node) {
	if operations == nil || operations.Kind != syntax.List {
		o.open = "the patch operations are not known"
		return
	}
	for operation := range operations.Items() {
		path := operation.Get("path")
		if path == nil || s.firstWhy(path.Text) != "" || !strings.HasPrefix(path.Text, "/") {
			o.open = "the patch operations are not known"
			continue
		}
		op := ""
		if node := operation.Get("op"); node != nil {
			op = node.Text
		}
		change(o, op, path, operation.Get("value"))
	}
}

// methodSettings are the members of a stage's methodSettings by the end of the
// path that patch operations name them by; in front of it stand the resource
// and the method. Source: API Gateway API reference, PatchOperation.
var methodSettings = map[string]string{
	"logging/loglevel": "loggingLevel", "logging/dataTrace": "dataTraceEnabled", "metrics/enabled": "metricsEnabled",
	"throttling/rateLimit": "throttlingRateLimit", "throttling/burstLimit": "throttlingBurstLimit",
	"caching/enabled": "cachingEnabled", "caching/ttlInSeconds": "cacheTtlInSeconds", "caching/dataEncrypted": "cacheDataEncrypted",
}

// change sets or removes the member that a path of one or two segments names,
// or a setting of methods.
func change(o *object, op string, path, value *syntax.Node) {
	if segments := strings.SplitN(path.Text[1:], "/", 3); len(segments) == 3 && methodSettings[segments[2]] != "" {
		changeMethods(o, op, path, value)
		return
	}
	const overrides = "/canarySettings/stageVariableOverrides/"
	if name, ok := strings.CutPrefix(path.Text, overrides); ok {
		changeOverride(o, op, name, path, value)
		return
	}
	first, second, nested := strings.Cut(path.Text[1:], "/")
	if to, ok := patched[first]; ok && o.operation == "apigateway put-integration" {
		first = to
	}
	key := *path
	key.Text, key.Kind, key.Tag = unescape(first), syntax.String, ""
	target := o.state
	if nested {
		inner := mapAt(target, first, path)
		outer := key
		key.Text = unescape(second)
		apply(&inner, op, &key, value)
		put(target, &outer, &inner)
		return
	}
	apply(target, op, &key, value)
}

// changeMethods sets a setting of the methods that a path names: of all by
// asterisks.
func changeMethods(o *object, op string, path, value *syntax.Node) {
	segments := strings.SplitN(path.Text[1:], "/", 3)
	settings, method, setting := *path, *path, *path
	settings.Text, settings.Kind = "methodSettings", syntax.String
	method.Text, method.Kind = segments[0]+"/"+segments[1], syntax.String
	setting.Text, setting.Kind = methodSettings[segments[2]], syntax.String
	all := mapAt(o.state, settings.Text, path)
	one := mapAt(&all, method.Text, path)
	apply(&one, op, &setting, value)
	put(&all, &method, &one)
	put(o.state, &settings, &all)
}

// changeOverride sets or removes a stage variable of the canary.
func changeOverride(o *object, op, name string, path, value *syntax.Node) {
	settings, variables, variable := *path, *path, *path
	settings.Text, settings.Kind = "canarySettings", syntax.String
	variables.Text, variables.Kind = "stageVariableOverrides", syntax.String
	variable.Text, variable.Kind = unescape(name), syntax.String
	canary := mapAt(o.state, settings.Text, path)
	all := mapAt(&canary, variables.Text, path)
	apply(&all, op, &variable, value)
	put(&canary, &variables, &all)
	put(o.state, &settings, &canary)
}

// mapAt gives a copy of the map at a key, or an empty one.
func mapAt(object *syntax.Node, key string, path *syntax.Node) syntax.Node {
	if earlier := object.Get(key); earlier != nil && earlier.Kind == syntax.Map {
		inner := *earlier
		inner.Children = slices.Clone(earlier.Children)
		return inner
	}
	return syntax.Node{Kind: syntax.Map, Span: path.Span}
}

func apply(target *syntax.Node, op string, key, value *syntax.Node) {
	switch {
	case op == "remove":
		put(target, key, &syntax.Node{Kind: syntax.Null, Span: key.Span})
	case value != nil && (op == "replace" || op == "add"):
		scalar := *value
		if scalar.IsScalar() && isNumber(scalar.Text) {
			scalar.Kind = syntax.Number
		}
		put(target, key, &scalar)
	}
}

// unescape undoes the escapes of a JSON pointer. Source: RFC 6901.
func unescape(segment string) string {
	return strings.NewReplacer("~1", "/", "~0", "~").Replace(segment)
}
