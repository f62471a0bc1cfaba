package simulate

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// dump shows parameters as a line of the log does.
func dump(parameters []parameter) string {
	log := executionLog{prefix: "-"}
	log.table("", parameters)
	return strings.TrimSuffix(string(log.text), "\n")[1:]
}

func TestMatchPath(t *testing.T) {
	tests := []struct {
		template, path, want string
		fits                 bool
	}{
		{"/", "/", "{}", true},
		{"/pets", "/pets/", "{}", true},
		{"/pets", "/dogs", "", false},
		{"/pets/{id}", "/pets/7", "{id=7}", true},
		{"/pets/{id}", "/pets/a%2Fb", "{id=a%2Fb}", true},
		{"/pets/{id}", "/pets", "", false},
		{"/pets/{id}", "/pets/7/toys", "", false},
		{"/{proxy+}", "/a//b/", "{proxy=a//b}", true},
		{"/{proxy+}", "/", "", false},
		{"/a/{proxy+}", "/a", "", false},
		{"/{proxy+}", "//a", "{proxy=a}", true},
	}
	for _, test := range tests {
		found, fits := matchPath(test.template, test.path)
		if fits != test.fits || fits && dump(found) != test.want {
			t.Errorf("%s on %s: %s %t, want %s %t", test.template, test.path, dump(found), fits, test.want, test.fits)
		}
	}
}

func routes(keys ...string) []*model.Route {
	made := make([]*model.Route, len(keys))
	for i, key := range keys {
		method, path, ok := strings.Cut(key, " ")
		made[i] = &model.Route{Object: model.Object{Name: key}, Path: model.Literal(key, syntax.Span{})}
		if ok {
			made[i].Method, made[i].Path = model.Literal(method, syntax.Span{}), model.Literal(path, syntax.Span{})
		}
	}
	return made
}

func TestChooseRoute(t *testing.T) {
	all := routes("$default", "ANY /{proxy+}", "GET /pets/{id}", "ANY /pets/{id}", "GET /pets/{proxy+}", "POST /pets/list", "ANY /pets/list/{x}")
	tests := []struct{ method, path, want string }{
		{"GET", "/pets/7", "GET /pets/{id}"},
		{"PUT", "/pets/7", "ANY /pets/{id}"},
		{"POST", "/pets/list", "POST /pets/list"},
		{"GET", "/pets/list", "GET /pets/{id}"},
		{"GET", "/pets/7/toys", "GET /pets/{proxy+}"},
		{"PUT", "/pets/7/toys", "ANY /{proxy+}"},
		{"GET", "/pets/list/y", "ANY /pets/list/{x}"},
		{"GET", "/", "$default"},
		{"POST", "/pets/list/", "ANY /{proxy+}"},
		{"GET", "/pets/7/", "GET /pets/{proxy+}"},
		{"GET", "/pets/", "GET /pets/{proxy+}"},
	}
	for _, test := range tests {
		route, _, err := chooseRoute(all, test.method, segmentsOf(model.HTTP, test.path))
		if err != nil || route == nil || route.Name != test.want {
			t.Errorf("%s %s: chose %v, %v, want %s", test.method, test.path, route, err, test.want)
		}
	}
	if route, _, _ := chooseRoute(all[2:], "DELETE", segments("/else")); route != nil {
		t.Errorf("chose %s for a request that nothing serves", route.Name)
	}
}

func TestQueryIsFormDecodedAndWrittenAnew(t *testing.T) {
	tests := []struct{ raw, read, written string }{
		{"a=1&b=2&a=3", "{a=1,3, b=2}", "a=1&a=3&b=2"},
		{"a=x+y%2Bz", "{a=x y+z}", "a=x%20y%2Bz"},
		{"a;b=1", "{a=, b=1}", "a=&b=1"},
		{"a=%zz", "{a=%zz}", "a=%25zz"},
		{"", "{}", ""},
	}
	for _, test := range tests {
		query := parseQuery(test.raw)
		if got := []string{dump(query), encodeQuery(query)}; !cmp.Equal(got, []string{test.read, test.written}) {
			t.Errorf("%q: %q, want %q %q", test.raw, got, test.read, test.written)
		}
	}
}
