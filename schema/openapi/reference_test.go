package openapi

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// folder gives an Opener of files that exist in the test only; the names are
// relative to that of api.yaml.
func folder(files map[string]string) Opener {
	opened := map[string]*syntax.File{}
	return func(name string) (*syntax.File, error) {
		name = path.Clean(name)
		src, ok := files[name]
		if !ok {
			return nil, errors.New("there is no file " + name)
		}
		if opened[name] == nil {
			opened[name] = syntax.Read(name, []byte(src), syntax.DefaultLimits())
		}
		return opened[name], nil
	}
}

// split is a document in several files.
var split = map[string]string{
	"items/orders.yaml": `get:
  $ref: 'operations/get.yaml'
post:
  x-amazon-apigateway-integration: {$ref: '../shared.yaml#/integrations/alb'}
put:
  security: [{pool: []}]
  parameters: [{$ref: '#/x-parameters/id'}]
  x-amazon-apigateway-integration: {$ref: '../shared.yaml#/integrations/again'}
x-parameters:
  id: {name: id, in: query, required: true}
`,
	"items/operations/get.yaml": "x-amazon-apigateway-integration:\n  $ref: ../whole%20file.yaml\n",
	"items/whole file.yaml":     "{type: http_proxy, httpMethod: GET, uri: 'http://whole'}\n",
	"shared.yaml": `integrations:
  alb: {type: http_proxy, httpMethod: ANY, uri: 'http://shared'}
  again: {$ref: '#/integrations/alb'}
schemes:
  pool: {type: apiKey, x-amazon-apigateway-authtype: cognito_user_pools, x-amazon-apigateway-authorizer: {type: cognito_user_pools}}
`,
}

func TestDocumentsInSeveralFiles(t *testing.T) {
	file := parse(t, `openapi: 3.0.1
paths:
  /orders: {$ref: './items/orders.yaml'}
  /again: {$ref: items/orders.yaml#}
components:
  securitySchemes: {$ref: 'shared.yaml#/schemes'}
`)
	set := Load(file, model.Given{Open: folder(split)}, nil)
	world := set.Worlds[0]
	var got []string
	for _, route := range world.Routes {
		got = append(got, fmt.Sprintf("%s: %s at %s, %s", route.Name, route.Integration.URI, route.Integration.URI.Where().File.Name, route.Authorization))
		for _, parameter := range route.Parameters {
			got = append(got, fmt.Sprintf("  %s at %s", parameter.Name, parameter.Name.Where().File.Name))
		}
	}
	for _, each := range set.Files {
		got = append(got, each.Name)
	}
	want := []string{
		"GET /orders: http://whole at items/whole file.yaml, ",
		"POST /orders: http://shared at shared.yaml, ",
		"PUT /orders: http://shared at shared.yaml, COGNITO_USER_POOLS",
		"  method.request.querystring.id at items/orders.yaml",
		"GET /again: http://whole at items/whole file.yaml, ",
		"POST /again: http://shared at shared.yaml, ",
		"PUT /again: http://shared at shared.yaml, COGNITO_USER_POOLS",
		"  method.request.querystring.id at items/orders.yaml",
		"api.yaml", "shared.yaml", "items/orders.yaml", "items/operations/get.yaml", "items/whole file.yaml",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the model differs (-want +got):\n%s", diff)
	}
	if len(world.Integrations) != 2 || len(world.Integrations[0].Routes) != 2 || len(world.Integrations[1].Routes) != 4 {
		t.Errorf("%d integrations, want 2 that are called twice and four times", len(world.Integrations))
	}
}

func TestReferencesThatLeadNowhere(t *testing.T) {
	files := map[string]string{
		"round.yaml": "$ref: 'api.yaml#/paths/~1a'\n", "empty.yaml": "", "broken.yaml": "a: [", "item.yaml": "get: {}\n",
	}
	tests := []struct {
		name, reference string
		want            []string
	}{
		{"a file that is not there", "none.yaml", []string{`none.yaml| $ref "none.yaml" is not followed: there is no file none.yaml`}},
		{"a part that is not there", "item.yaml#/put", []string{`item.yaml#/put| $ref "item.yaml#/put" leads to nothing`}},
		{"a part of this document", "#/paths/~1b", []string{`#/paths/~1b| $ref "#/paths/~1b" leads to nothing`}},
		{"a file that refers back", "round.yaml", nil},
		{"an empty file", "empty.yaml", nil},
		{"a broken file, which is reported as such", "broken.yaml", nil},
		{"the document itself", "#", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			main := parse(t, "openapi: 3.0.1\nx-amazon-apigateway-cors: {}\npaths:\n  /a:\n    $ref: "+fmt.Sprintf("%q", test.reference)+"\n")
			beside := folder(files)
			world := Load(main, model.Given{Open: func(name string) (*syntax.File, error) {
				if name == "api.yaml" {
					return main, nil
				}
				return beside(name)
			}}, nil).Worlds[0]
			if len(world.Routes) != 0 {
				t.Errorf("%d routes, want none", len(world.Routes))
			}
			var got []string
			for _, fault := range world.Documents[0].Faults() {
				got = append(got, strings.Trim(fault.At.Text(), `"`)+"| "+fault.Message)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("faults differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTemplatesReferToNoFiles(t *testing.T) {
	m := model.NewModel(model.Given{Open: folder(split)})
	Fill(m, &model.API{}, parse(t, "openapi: 3.0.1\npaths:\n  /orders: {$ref: 'items/orders.yaml'}\n").Root, model.Plain{})
	if len(m.Routes) != 0 || len(m.Files) != 0 {
		t.Errorf("%d routes, %d files, want none", len(m.Routes), len(m.Files))
	}
}

func TestOperationsAreReadInBounds(t *testing.T) {
	var src strings.Builder
	src.WriteString("openapi: 3.0.1\nx-item: {get: {}, put: {}, post: {}, delete: {}}\npaths:\n")
	for i := range maxOperations / 3 {
		fmt.Fprintf(&src, "  /%d: {$ref: '#/x-item'}\n", i)
	}
	world := Load(parse(t, src.String()), model.Given{}, nil).Worlds[0]
	if len(world.Routes) != maxOperations {
		t.Errorf("%d routes, want %d", len(world.Routes), maxOperations)
	}
	if len(world.Faults) != 1 || world.Faults[0].Span.Text() != "/5000" {
		t.Errorf("faults %+v, want one at the first path that is not read", world.Faults)
	}
}
