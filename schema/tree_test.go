package schema_test

import (
	"testing"

	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/syntax"
)

func TestLoadTree(t *testing.T) {
	const src = `
document:
  openapi: 3.0.1
  info: {title: shop}
  paths: {/a: {get: {x-amazon-apigateway-integration: {type: mock}}}}
template:
  Resources: {Shop: {Type: 'AWS::ApiGateway::RestApi', Properties: {Name: shop}}}
listing: {items: [{id: a1b2c3, name: shop, endpointConfiguration: {types: [REGIONAL]}, apiKeySource: HEADER}]}
other: {a: b}
`
	file := syntax.Read("suite.yaml", []byte(src), syntax.DefaultLimits())
	for name, line := range map[string]int{"document": 3, "template": 7, "listing": 8} {
		set, ok := schema.LoadTree(file.Root.Get(name), schema.Options{})
		if !ok || len(set.Worlds) != 1 || len(set.Worlds[0].APIs) != 1 {
			t.Errorf("%s: %v, %v", name, ok, set)
			continue
		}
		if got := set.Worlds[0].APIs[0].Title; !got.Is("shop") || got.Where().From().Line < line {
			t.Errorf("%s: the title %s stands in line %d", name, got, got.Where().From().Line)
		}
	}
	if _, ok := schema.LoadTree(file.Root.Get("other"), schema.Options{}); ok {
		t.Error("a map that is no configuration was loaded")
	}
}
