package jsonschema

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/syntax"
)

// judged checks a document and gives each fault as place and message.
func judged(t *testing.T, src string) []string {
	t.Helper()
	file := syntax.Read("a.yaml", []byte(src), syntax.DefaultLimits())
	if file.Root == nil {
		t.Fatalf("not read: %v", file.Problems)
	}
	var lines []string
	for _, fault := range OpenAPI(file.Root, tags{}) {
		lines = append(lines, fmt.Sprintf("%d:%d %s| %s", fault.At.From().Line, fault.At.From().Column, fault.At.Text(), fault.Message))
	}
	return lines
}

const (
	ours      = "openapi: 3.0.1\nx-amazon-apigateway-cors: {}\n"
	operation = ours + "paths:\n  /a:\n    get:\n"
	schemas   = ours + "components:\n  schemas:\n"
	newer     = "openapi: 3.1.0\nx-amazon-apigateway-cors: {}\n"
	swagger   = "swagger: '2.0'\nx-amazon-apigateway-policy: {}\n"
)

func TestOpenAPI(t *testing.T) {
	tests := []struct {
		name, src string
		want      []string
	}{
		{"a reference to nothing", operation + "      requestBody: {$ref: '#/components/requestBodies/a'}", []string{"6:27 '#/components/requestBodies/a'| $ref \"#/components/requestBodies/a\" leads to nothing"}},
		{
			"a reference to nothing, deep down", schemas + "    a:\n      properties:\n        b: {items: {$ref: '#/components/schemas/c'}}",
			[]string{"7:27 '#/components/schemas/c'| $ref \"#/components/schemas/c\" leads to nothing"},
		},
		{"a reference to itself", schemas + "    a: {$ref: '#/components/schemas/a'}", []string{"5:15 '#/components/schemas/a'| $ref \"#/components/schemas/a\" leads back to itself"}},
		{"a reference through a structure", schemas + "    a: {properties: {b: {$ref: '#/components/schemas/a'}}, allOf: [{$ref: '#/components/schemas/a'}]}", nil},
		{"a reference to a place that is no component", operation + "      responses:\n        200: {description: a}\n        default: {$ref: '#/paths/~1a/get/responses/200'}", nil},
		{"models that every REST API has", operation + "      responses: {200: {content: {application/json: {schema: {$ref: '#/components/schemas/Empty'}}}}}", nil},
		{"another document", schemas + "    a: {$ref: 'https://apigateway.amazonaws.com/restapis/a/models/b'}\n    b: {$ref: 'other.yaml#/a'}", nil},
		{"components that a function brings in", operation + "      requestBody: {$ref: '#/components/requestBodies/a'}\ncomponents:\n  Fn::Transform: {}", nil},
		{"a reference that nobody can tell", operation + "      requestBody: {$ref: !Sub '#/${A}'}", nil},
		{"a parameter of Swagger 2.0", operation + "      parameters: [{name: a, in: body, schema: {}}]", []string{`6:34 body| "in" is "body"; a parameter stands in path, query, header or cookie`}},
		{"a parameter nowhere", operation + "      parameters: [{name: a}]", []string{`6:21 name| "in" is missing; a parameter stands in path, query, header or cookie`}},
		{"a parameter of the path item", ours + "paths:\n  /a:\n    parameters: [{name: a, in: querystring}]", []string{`5:32 querystring| "in" is "querystring"; a parameter stands in path, query, header or cookie`}},
		{"a parameter that nobody can tell", operation + "      parameters: [!Ref P, {name: a, in: !Ref In}, {name: b, 'Fn::Transform': {}}]", nil},
		{
			"a type that does not exist", operation + "      responses: {200: {content: {application/json: {schema: {properties: {a: {type: int}}}}}}}",
			[]string{`6:86 int| "type" is "int"; the types of schemas are string, number, integer, boolean, array and object`},
		},
		{
			"a type under the method of all methods", ours + "paths:\n  /{proxy+}:\n    x-amazon-apigateway-any-method:\n      requestBody: {content: {a/b: {schema: {type: Object}}}}",
			[]string{`6:52 Object| "type" is "Object"; the types of schemas are string, number, integer, boolean, array and object`},
		},
		{"a component is reported once", schemas + "    a: {type: str}\n    b: {allOf: [{$ref: '#/components/schemas/a'}]}", []string{`5:15 str| "type" is "str"; the types of schemas are string, number, integer, boolean, array and object`}},
		{"a property called type", schemas + "    a: {properties: {type: {type: string}, $ref: {type: string}}}", nil},
		{"draft 4", schemas + "    a: {type: [string, 'null'], items: [{}], additionalItems: false, id: a}\n    b: {type: 'null'}\n    c: {type: array}", nil},
		{
			"a security scheme", ours + "components:\n  securitySchemes:\n    a: {type: basic}\n    b: {type: apiKey, name: a, in: body}",
			[]string{`5:15 basic| "type" is "basic"; the types of security schemes are apiKey, http, oauth2 and openIdConnect`, `6:36 body| "in" is "body"; an API key stands in query, header or cookie`},
		},
		{"lists and maps in each other's place", operation + "      parameters: {a: b}\n      responses: [a]", []string{"6:19 {a: b}| parameters must be a list", "7:18 [a]| responses must be a map"}},
		{"what API Gateway accepts", ours + "paths:\n  /{a}/{proxy+}:\n    get:\n      responses: {200: {}}\n    post: {}\n    put: {operationId: a, parameters: [{name: a, in: path}]}\n  /{b}/{proxy+}: {}", nil},
		{"a parameter of Swagger 2.0 nowhere", swagger + "paths:\n  /a: {get: {parameters: [{name: a, in: cookie}]}, put: {parameters: [{name: b, in: form}]}}", []string{
			`4:41 cookie| "in" is "cookie"; a parameter stands in path, query, header, formData or body`,
			`4:85 form| "in" is "form"; a parameter stands in path, query, header, formData or body`,
		}},
		{"what Swagger 2.0 has", swagger + "basePath: /v1\nproduces: [a/b]\npaths:\n  /a/{proxy+}:\n    x-amazon-apigateway-any-method:\n      produces: [a/b]\n      parameters: [{name: a, in: body, schema: {$ref: '#/definitions/A'}}, {name: b, in: formData, type: file}, {$ref: '#/parameters/c'}]\n      responses: {200: {schema: {type: file}, headers: {D: {type: string}}}, 404: {schema: {$ref: '#/definitions/Error'}}}\ndefinitions: {A: {type: object}}\nparameters: {c: {name: c, in: query, type: array, items: {type: string}}}\nsecurityDefinitions: {e: {type: basic}}", nil},
		{"references of Swagger 2.0", swagger + "paths:\n  /a: {get: {parameters: [{$ref: '#/parameters/a'}], responses: {200: {schema: {$ref: '#/definitions/B'}}}}}", []string{
			"4:34 '#/parameters/a'| $ref \"#/parameters/a\" leads to nothing", "4:87 '#/definitions/B'| $ref \"#/definitions/B\" leads to nothing",
		}},
		{"types of Swagger 2.0", swagger + "paths:\n  /a: {get: {parameters: [{name: a, in: query, type: int}], responses: {200: {headers: {B: {type: text}}}}}}\ndefinitions: {C: {properties: {d: {type: list}}}}", []string{
			`4:54 int| "type" is "int"; the types are string, number, integer, boolean, array and object`,
			`4:99 text| "type" is "text"; the types are string, number, integer, boolean, array and object`,
			`5:42 list| "type" is "list"; the types are string, number, integer, boolean, array and object`,
		}},
		{"security of Swagger 2.0", swagger + "securityDefinitions:\n  a: {type: bearer}\n  b: {type: apiKey, name: c, in: body}", []string{
			`4:13 bearer| "type" is "bearer"; the types of security definitions are basic, apiKey and oauth2`, `5:34 body| "in" is "body"; an API key stands in query or header`,
		}},
		{"another version of Swagger", "swagger: '1.2'\nx-amazon-apigateway-cors: {}\npaths:\n  /a: {get: {parameters: [{in: form}]}}", nil},
		{"documents for others", "openapi: 3.0.1\npaths:\n  /a: {get: {parameters: [{in: body}]}}", nil},
		{"OpenAPI 3.1", newer + "components: {schemas: {a: {type: [string, 'null']}, b: true, c: {type: 'null'}, d: {type: !Ref D}}, securitySchemes: {e: {type: mutualTLS}}}", nil},
		{"one of several types", newer + "components: {schemas: {a: {type: [string, int]}}}", []string{
			`3:43 int| "type" is "int"; the types of schemas are string, number, integer, boolean, array, object and null`,
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, judged(t, test.src)); diff != "" {
				t.Errorf("faults differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDocumentsAreJudgedInBounds(t *testing.T) {
	src := ours + "paths:\n  /a:\n    get:\n      parameters: &many [" + strings.Repeat("{name: a, in: b},", 3000) + "]\n" + strings.Repeat("  /b:\n    get: {parameters: *many}\n", 200)
	c := newChecker(syntax.Read("a.yaml", []byte(src), syntax.DefaultLimits()).Root, tags{}, "3.0")
	c.document()
	if len(c.faults) != 3000 || c.visited != maxVisited {
		t.Errorf("%d faults in %d objects, want 3000 in %d", len(c.faults), c.visited, maxVisited)
	}
}
