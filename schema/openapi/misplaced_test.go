package openapi

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
)

func TestMisplacedKeys(t *testing.T) {
	const call = "{x-amazon-apigateway-integration: {type: http_proxy, passthroughBehavior: never}}"
	tests := []struct {
		name, src string
		want      []string
	}{
		{"where they belong", "paths: {/a: {get: " + call + ", x-amazon-apigateway-any-method: " + call + "}}", nil},
		{"in the document", "x-amazon-apigateway-integration: {type: mock}\npaths: {}", []string{"2 x-amazon-apigateway-integration true"}},
		{"among the paths", "paths: {x-amazon-apigateway-any-method: {}}", []string{"2 x-amazon-apigateway-any-method true"}},
		{"in a path item", "paths: {/a: {x-amazon-apigateway-integration: {}, get: {}}}", []string{"2 x-amazon-apigateway-integration true"}},
		{"in a path item with integrations", "paths: {/a: {x-amazon-apigateway-integration: {}, get: " + call + "}}", []string{"2 x-amazon-apigateway-integration false"}},
		{"under responses", "paths: {/a: {get: {responses: " + call + "}}}", []string{"2 x-amazon-apigateway-integration true"}},
		{"under a response", "paths: {/a: {get: {responses: {200: " + call + "}}}}", []string{"2 x-amazon-apigateway-integration true"}},
		{"those of the components", "paths: {/a: {get: {x-amazon-apigateway-integrations: {}}}}", []string{"2 x-amazon-apigateway-integrations true"}},
		{"methods that are none", "paths: {/a: {any: " + call + ", GET: " + call + ", Post: {}}}", []string{"2 any true", "2 GET true"}},
		{"the default route of a REST API", "x-amazon-apigateway-request-validator: all\npaths: {/a: {get: {isDefaultRoute: true, x-amazon-apigateway-integration: {type: http}}}}", []string{"3 isDefaultRoute false"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			world := Load(parse(t, "openapi: 3.0.1\n"+test.src), model.Given{}, nil).Worlds[0]
			var got []string
			for _, misplaced := range world.Documents[0].Misplaced {
				got = append(got, fmt.Sprintf("%d %s %t", misplaced.At.From().Line, misplaced.Key, misplaced.Grave))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("misplaced keys differ (-want +got):\n%s", diff)
			}
		})
	}
}
