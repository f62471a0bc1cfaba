package model_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

func mapping(key, value string) []model.Mapping {
	return []model.Mapping{{Key: model.Literal(key, syntax.Span{}), Value: model.Literal(value, syntax.Span{})}}
}

func literal(value string) model.Text { return model.Literal(value, syntax.Span{}) }

// seen shows what arrives.
func seen(in *model.Integration) []string {
	var shown []string
	arrivals := in.Arrivals()
	for i := range arrivals {
		arrival := &arrivals[i]
		shown = append(shown, arrival.Method.String()+" "+arrival.Host.String()+arrival.Path.String())
	}
	return shown
}

func TestArrivalsOfHTTP(t *testing.T) {
	const aws = "${the host}.amazonaws.com"
	for _, test := range []struct {
		name, method, path string
		stages             []string
		parameters         []model.Mapping
		domains            bool
		want               []string
	}{
		{name: "named stage", method: "GET", path: "/items/{id}", stages: []string{"test"}, want: []string{"GET " + aws + "/test/items/${id}"}},
		{name: "default stage", method: "ANY", path: "/{proxy+}", stages: []string{"$default"}, want: []string{"${the method} " + aws + "/${proxy+}"}},
		{name: "two stages", method: "GET", path: "/a", stages: []string{"$default", "test"}, want: []string{"GET " + aws + "/a", "GET " + aws + "/test/a"}},
		{name: "no stage", method: "GET", path: "/a", want: []string{"GET " + aws + "${the stage}/a"}},
		{name: "default route", path: "$default", stages: []string{"$default"}, want: []string{"${the method} " + aws + "/${the path}"}},
		{
			name: "path of the request", method: "GET", path: "/a", stages: []string{"test"},
			parameters: mapping("overwrite:path", "$request.path"), want: []string{"GET " + aws + "/a"},
		},
		{
			name: "other path", method: "GET", path: "/a/{id}", stages: []string{"test"},
			parameters: mapping("overwrite:path", "/b/$request.path.id"), want: []string{"GET " + aws + "/b/${a variable}"},
		},
		{
			name: "host", method: "GET", path: "/a", stages: []string{"$default"},
			parameters: mapping("overwrite:header.Host", "api.example.com"), want: []string{"GET api.example.com/a"},
		},
		{name: "custom domain", method: "GET", path: "/a", stages: []string{"test"}, domains: true, want: []string{"GET ${the host}${the stage}/a"}},
	} {
		api := &model.API{Protocol: model.HTTP}
		for _, stage := range test.stages {
			api.Stages = append(api.Stages, &model.Stage{StageName: literal(stage)})
		}
		if test.domains {
			api.Mappings = []*model.APIMapping{{}}
		}
		route := &model.Route{Path: literal(test.path)}
		if test.method != "" {
			route.Method = literal(test.method)
		}
		in := &model.Integration{
			API: api, Protocol: model.HTTP, Method: literal("ANY"), RequestParameters: test.parameters, Routes: []*model.Route{route},
		}
		if diff := cmp.Diff(test.want, seen(in)); diff != "" {
			t.Errorf("%s: -want +got\n%s", test.name, diff)
		}
	}
}

func TestArrivalsOfREST(t *testing.T) {
	v1 := model.Ref[model.VPCLink]{To: &model.VPCLink{Version: model.LinkV1}}
	v2 := model.Ref[model.VPCLink]{To: &model.VPCLink{Version: model.LinkV2}}
	for _, test := range []struct {
		name       string
		uri        model.Text
		link       model.Ref[model.VPCLink]
		parameters []model.Mapping
		template   string
		want       string
	}{
		{name: "uri", uri: text("https://api.example.com:8443/v1/{id}?a=b"), link: v1, want: "POST api.example.com/v1/${id}"},
		{name: "no path", uri: text("http://api.example.com"), link: v1, want: "POST api.example.com/"},
		{name: "second generation", uri: text("http://api.example.com/v1"), link: v2, want: "POST api.example.com${the path}"},
		{name: "stage variable", uri: literal("http://${stageVariables.host}/v1"), link: v1, want: "POST ${stageVariables.host}/v1"},
		{
			name: "mapped host", uri: text("http://a.example.com/"), link: v1,
			parameters: mapping("integration.request.header.Host", "'b.example.com'"), want: "POST b.example.com/",
		},
		{
			name: "host of the caller", uri: text("http://a.example.com/"), link: v1,
			parameters: mapping("integration.request.header.Host", "method.request.header.Host"), want: "POST ${a mapping}/",
		},
		{name: "template", uri: text("http://a.example.com/"), link: v1, template: "#set($context.requestOverride.path.x = 1)", want: "POST ${the host}${the path}"},
	} {
		in := &model.Integration{
			Protocol: model.REST, ConnectionType: literal("VPC_LINK"), Link: test.link, Method: literal("POST"), URI: test.uri,
			RequestParameters: test.parameters, Templates: []model.Setting{{Name: literal("application/json"), Value: literal(test.template)}},
		}
		if diff := cmp.Diff([]string{test.want}, seen(in)); diff != "" {
			t.Errorf("%s: -want +got\n%s", test.name, diff)
		}
	}
}
