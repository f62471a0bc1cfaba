package model_test

import (
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

func TestPathFault(t *testing.T) {
	for _, test := range []struct {
		path     string
		protocol model.Protocol
		fault    string
	}{
		{"/", model.REST, ""},
		{"/orders/{id}/{proxy+}", model.REST, ""},
		{"/v1.0/a_b-c:d,e", model.REST, ""},
		{"/orders/", model.HTTP, ""},
		{"/täglich", model.HTTP, ""},
		{"orders", model.HTTP, "it does not start with a slash"},
		{"/{proxy+}/items", model.HTTP, "the greedy variable {proxy+} is not the last segment"},
		{"/a{b}", model.UnknownProtocol, "the braces of a{b} are not around the whole segment"},
		{"/{}", model.REST, "the braces of {} are not around the whole segment"},
		{"/a+b", model.REST, "a+b has other characters than letters, digits and ._:-"},
	} {
		if got := model.PathFault(test.path, test.protocol); got != test.fault {
			t.Errorf("%s: %q, want %q", test.path, got, test.fault)
		}
	}
}

func TestSiblings(t *testing.T) {
	route := func(path string) *model.Route { return &model.Route{Path: model.Literal(path, syntax.Span{})} }
	for _, test := range []struct {
		name  string
		paths []string
		names [][2]string
	}{
		{"same names", []string{"/a/{id}", "/a/{id}/b", "/b/{number}"}, nil},
		{"below one parent", []string{"/a/{id}", "/a/{number}/b", "/a/{number}"}, [][2]string{{"{id}", "{number}"}}},
		{"greedy beside plain", []string{"/{id}", "/{proxy+}"}, [][2]string{{"{id}", "{proxy+}"}}},
		{"below other names", []string{"/{id}/{a}", "/{number}/{b}"}, [][2]string{{"{id}", "{number}"}}},
	} {
		api := &model.API{}
		for _, path := range test.paths {
			api.Routes = append(api.Routes, route(path))
		}
		found := api.Siblings()
		if len(found) != len(test.names) {
			t.Errorf("%s: %d found, want %d", test.name, len(found), len(test.names))
			continue
		}
		for i, names := range test.names {
			if found[i].Names != names {
				t.Errorf("%s: %v, want %v", test.name, found[i].Names, names)
			}
		}
	}
}

func TestHasPathVariable(t *testing.T) {
	at := syntax.Span{}
	host := model.Piece{Hole: &model.Hole{Name: "Nlb.DNSName", Resource: "Nlb", Gives: model.DNSName}}
	parameter := model.Piece{Hole: &model.Hole{Name: "Path"}}
	for _, test := range []struct {
		name          string
		uri           model.Text
		this, another model.Answer
	}{
		{"there", model.Literal("http://a/{id}", at), model.Yes, model.Yes},
		{"another", model.Literal("http://a/{number}", at), model.No, model.Yes},
		{"none", model.Literal("http://a/items", at), model.No, model.No},
		{"host of a resource", model.Compose([]model.Piece{{Literal: "http://"}, host, {Literal: "/items"}}, at), model.No, model.No},
		{"parameter", model.Compose([]model.Piece{{Literal: "http://a/"}, parameter}, at), model.CannotTell, model.CannotTell},
		{"stage variable", model.Literal("http://${stageVariables.uri}", at), model.CannotTell, model.CannotTell},
	} {
		if got := test.uri.HasPathVariable("id"); got != test.this {
			t.Errorf("%s: {id}: %v, want %v", test.name, got, test.this)
		}
		if got := test.uri.HasPathVariables(); got != test.another {
			t.Errorf("%s: any: %v, want %v", test.name, got, test.another)
		}
	}
}
