package model_test

import (
	"slices"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

func routeOf(method, path string) *model.Route {
	return &model.Route{Method: model.Literal(method, syntax.Span{}), Path: model.Literal(path, syntax.Span{})}
}

func TestSignature(t *testing.T) {
	for _, test := range []struct {
		a, b *model.Route
		same bool
	}{
		{routeOf("GET", "/a/{x}"), routeOf("get", "/a/{y}"), true},
		{routeOf("GET", "/a/{x}"), routeOf("POST", "/a/{x}"), false},
		{routeOf("GET", "/a/{x}"), routeOf("GET", "/a/{x+}"), false},
		{routeOf("GET", "/a/{x}"), routeOf("GET", "/a/x"), false},
	} {
		a, _ := test.a.Signature()
		b, _ := test.b.Signature()
		if (a == b) != test.same {
			t.Errorf("%s and %s: %q, %q", test.a.Describe(), test.b.Describe(), a, b)
		}
	}
	vague := &model.Route{Method: model.Literal("GET", syntax.Span{}), Path: model.UnknownText("path", "it is elsewhere", syntax.Span{})}
	if signature, ok := vague.Signature(); ok {
		t.Errorf("a path that nobody knows has the signature %q", signature)
	}
}

func TestLacks(t *testing.T) {
	route, other := routeOf("GET", "/orders/{id}/{rest+}"), routeOf("GET", "/parcels/{parcel}")
	in := &model.Integration{Routes: []*model.Route{route, other}}
	for source, want := range map[string][]string{
		"/v1/$request.path.id/${request.path.rest}": nil,
		"/v1/${request.path.number}":                {"number"},
		"/v1/$request.path.parcel":                  nil,
		"$request.path":                             nil,
	} {
		if got := in.Lacks(source); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", source, got, want)
		}
	}
	in.Routes = []*model.Route{routeOf("", model.DefaultRoute)}
	if got := in.Lacks("$request.path.id"); len(got) > 0 {
		t.Errorf("the default route has paths of every kind: %q", got)
	}
	for source, want := range map[string]model.Answer{
		"method.request.path.id": model.No, "method.request.path.rest": model.No, "method.request.path.rest+": model.Yes, "method.request.header.number": model.No,
	} {
		if got := route.LacksVariable(source); got != want {
			t.Errorf("%s: %v, want %v", source, got, want)
		}
	}
}
