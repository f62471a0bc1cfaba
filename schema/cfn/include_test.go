package cfn_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/cfn"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// folder opens files by name from texts.
func folder(files map[string]string) func(string) (*syntax.File, error) {
	return func(name string) (*syntax.File, error) {
		src, ok := files[name]
		if !ok {
			return nil, errors.New("there is no such file")
		}
		return syntax.Read(name, []byte(src), syntax.DefaultLimits()), nil
	}
}

const document = `
openapi: 3.0.1
paths:
  /orders:
    get:
      x-amazon-apigateway-integration: {type: http_proxy, uri: {Fn::Sub: "http://${Host}/orders"}}
`

func TestOtherFiles(t *testing.T) {
	const head = "Parameters: {Host: {Type: String, Default: h}}\nResources:\n  Api:\n"
	tests := []struct {
		name, src string
		files     map[string]string
		// want are the integrations as file, route and URI.
		want []string
	}{
		{
			"AWS::Include in a Body",
			head + "    Type: AWS::ApiGateway::RestApi\n    Properties: {Body: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: api.yaml}}}}\n",
			map[string]string{"api.yaml": document},
			[]string{"api.yaml GET /orders http://h/orders"},
		},
		{
			"AWS::Include of a file that is not there",
			head + "    Type: AWS::ApiGateway::RestApi\n    Properties: {Body: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: api.yaml}}}}\n",
			nil, nil,
		},
		{
			"AWS::Include among the resources",
			head + "    Type: AWS::ApiGatewayV2::Api\n    Properties: {ProtocolType: HTTP}\n  Fn::Transform: {Name: AWS::Include, Parameters: {Location: more.yaml}}\n",
			map[string]string{"more.yaml": "In: {Type: AWS::ApiGatewayV2::Integration, Properties: {ApiId: {Ref: Api}, IntegrationUri: {Ref: Host}}}\n"},
			[]string{"more.yaml In h"},
		},
		{
			"AWS::Include that includes itself",
			head + "    Type: AWS::ApiGateway::RestApi\n    Properties: {Body: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: api.yaml}}}}\n",
			map[string]string{"api.yaml": "paths: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: api.yaml}}}\n"},
			nil,
		},
		{
			"DefinitionUri, without functions",
			head + "    Type: AWS::Serverless::Api\n    Properties: {StageName: prod, DefinitionUri: api.yaml}\n",
			map[string]string{"api.yaml": document},
			[]string{"api.yaml GET /orders ${Fn::Sub}"},
		},
		{
			"BodyS3Location",
			head + "    Type: AWS::ApiGatewayV2::Api\n    Properties: {BodyS3Location: api.yaml}\n",
			map[string]string{"api.yaml": document},
			[]string{"api.yaml GET /orders ${Fn::Sub}"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			set := cfn.Load(read(t, test.src), model.Given{Open: folder(test.files)}, nil)
			var got []string
			for _, in := range set.Worlds[0].Integrations {
				name := in.Name
				if len(in.Routes) > 0 {
					name = in.Routes[0].Name
				}
				got = append(got, in.Span.File.Name+" "+name+" "+in.URI.String())
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("integrations (-want +got):\n%s", diff)
			}
			if len(set.Files) != 1+len(test.files) || len(set.Worlds[0].Files) != len(set.Files) {
				t.Errorf("got %d files, %d in the world, want %d", len(set.Files), len(set.Worlds[0].Files), 1+len(test.files))
			}
		})
	}
}

// TestIncludedReferences: what an included file refers to are the resources of
// the template.
func TestIncludedReferences(t *testing.T) {
	const template = `
Resources:
  Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Type: network}}
  Link: {Type: AWS::ApiGateway::VpcLink, Properties: {TargetArns: [!Ref Balancer]}}
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties: {Body: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: api.yaml}}}}
`
	const included = `
openapi: 3.0.1
paths:
  /orders:
    get:
      x-amazon-apigateway-integration: {type: http_proxy, connectionType: VPC_LINK, connectionId: {Ref: Link}, uri: {Fn::Sub: "http://${Balancer.DNSName}/"}}
`
	set := cfn.Load(read(t, template), model.Given{Open: folder(map[string]string{"api.yaml": included})}, nil)
	in := set.Worlds[0].Integrations[0]
	if in.Link.To == nil || in.Link.To.Logical != "Link" || in.Balancer() == nil || in.Balancer().Logical != "Balancer" {
		t.Errorf("link %v, load balancer %v", in.Link.To, in.Balancer())
	}
}

func TestEmbeddedDocuments(t *testing.T) {
	tests := []struct{ name, body, uri, at string }{
		{"JSON", `'{"openapi": "3.0.1", "paths": {"/a": {"get": {"x-amazon-apigateway-integration": {"uri": "http://h/a"}}}}}'`, "http://h/a", `"http://h/a"`},
		{"Fn::Sub", "!Sub |\n        {\"openapi\": \"3.0.1\", \"paths\": {\"/a\": {\"get\": {\"x-amazon-apigateway-integration\":\n          {\"uri\": \"http://${Host}/a\"}}}}}\n", "http://h/a", `"http://${Host}/a"`},
		{"Fn::Sub of YAML, with variables", "!Sub\n        - |\n          paths: {/a: {get: {x-amazon-apigateway-integration: {uri: 'http://${X}/a'}}}}\n        - {X: !Ref Host}\n", "http://h/a", `'http://${X}/a'`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := only(t, "Parameters: {Host: {Type: String, Default: h}}\nResources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Body: "+test.body+"\n")
			if len(m.Integrations) != 1 {
				t.Fatalf("got %d integrations, want 1", len(m.Integrations))
			}
			uri := m.Integrations[0].URI
			if uri.String() != test.uri || uri.Where().Text() != test.at {
				t.Errorf("got %s at %s, want %s at %s", uri, uri.Where().Text(), test.uri, test.at)
			}
		})
	}
}
