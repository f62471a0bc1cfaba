package model_test

import (
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

func TestResponseOfMethod(t *testing.T) {
	at := syntax.Span{}
	of := func(status model.Text) *model.IntegrationResponse {
		return &model.IntegrationResponse{StatusCode: status}
	}
	unknown := model.UnknownText("Code", "parameter Code has no default", at)
	route := &model.Route{Responses: []model.MethodResponse{{StatusCode: model.Literal("200", at)}}}
	vague := &model.Route{Responses: []model.MethodResponse{{StatusCode: unknown}}}
	for _, test := range []struct {
		name        string
		route       *model.Route
		status      model.Text
		found, sure bool
	}{
		{"declared", route, model.Literal("200", at), true, true},
		{"not declared", route, model.Literal("404", at), false, true},
		{"not told", route, unknown, false, false},
		{"left out", route, model.AbsentText(at), false, false},
		{"may be declared", vague, model.Literal("404", at), false, false},
		{"open", &model.Route{ResponsesOpen: true}, model.Literal("404", at), false, false},
	} {
		response, sure := test.route.Response(of(test.status))
		if (response != nil) != test.found || sure != test.sure {
			t.Errorf("%s: found %t, sure %t", test.name, response != nil, sure)
		}
	}
}

func TestDeclares(t *testing.T) {
	route := &model.Route{Parameters: []model.Setting{{Name: model.Literal("method.request.querystring.tag", syntax.Span{})}}}
	open := &model.Route{ParametersOpen: true}
	for _, test := range []struct {
		route *model.Route
		name  string
		want  model.Answer
	}{
		{route, "method.request.querystring.tag", model.Yes},
		{route, "method.request.multivaluequerystring.tag", model.Yes},
		{route, "method.request.querystring.Tag", model.No},
		{route, "method.request.header.tag", model.No},
		{open, "method.request.header.tag", model.CannotTell},
	} {
		if got := test.route.Declares(test.name); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}
