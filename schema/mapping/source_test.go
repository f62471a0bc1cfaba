package mapping

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseTarget(t *testing.T) {
	for key, want := range map[string]Target{
		"integration.request.path.id":             {Path, "id"},
		"integration.request.querystring.page":    {Query, "page"},
		"integration.request.header.X-Request-Id": {Header, "X-Request-Id"},
	} {
		got, err := ParseTarget(key)
		if err != nil || got != want {
			t.Errorf("%s: got %v, %v; want %v", key, got, err, want)
		}
	}
}

func TestParseTargetRefuses(t *testing.T) {
	for key, offset := range map[string]int{
		"":                                0,
		"integration.request.body.x":      0,
		"method.request.path.id":          0,
		"integration.request.header.":     27,
		"integration.request.header.a b":  28,
		"integration.request.path.proxy+": 30,
	} {
		_, err := ParseTarget(key)
		wantSyntaxError(t, key, err, offset)
	}
}

func TestSource(t *testing.T) {
	for _, test := range []struct {
		value string
		want  []string // nil: left out
	}{
		{"method.request.path.id", []string{"7"}},
		{"method.request.path.missing", nil},
		{"method.request.querystring.tag", []string{"new"}},
		{"method.request.multivaluequerystring.tag", []string{"old", "new"}},
		{"method.request.querystring.Tag", nil},
		{"method.request.header.X-Trace", []string{"two"}},
		{"method.request.multivalueheader.X-Trace", []string{"one,two"}},
		{"method.request.multivalueheader.Host", []string{"api.example.com"}},
		{"method.request.header.missing", nil},
		{"stageVariables.version", []string{"v-beta"}},
		{"stageVariables.missing", nil},
		{"context.identity.sourceIp", []string{"192.0.2.1"}},
		{"context.missing", nil},
		{"context.authorizer.claims.cognito:username", []string{"bella"}},
		{"'static'", []string{"static"}},
		{"''", []string{""}},
		{"'it's'", []string{"it's"}},
		{"method.request.body", []string{sample().body}},
		{"method.request.body.pets[0].name", []string{"Bella é"}},
		{"method.request.body.pets[0].price", []string{"249.90"}},
		{"method.request.body.pets[0].z", []string{`{"b":1,"a":[true,null]}`}},
		{"method.request.body.pets[0]['z'].a[0]", []string{"true"}},
		{`method.request.body["a.b"]`, []string{"dotted"}},
		{"method.request.body.a.b", nil},
		{"method.request.body.pets[1].name", nil},
		{"method.request.body.pets.name", nil},
		{"method.request.body[0]", nil},
		{"method.request.body.nothing", nil},
	} {
		source, err := ParseSource(test.value)
		if err != nil {
			t.Errorf("%s: %v", test.value, err)
			continue
		}
		got, ok := source.Evaluate(sample())
		if ok != (test.want != nil) || !cmp.Equal(got, test.want) {
			t.Errorf("%s: got %q, %v; want %q", test.value, got, ok, test.want)
		}
	}
}

func TestSourceReadsBodies(t *testing.T) {
	for _, test := range []struct {
		value, body, want string
		ok                bool
	}{
		{"method.request.body", "", "{}", true},
		{"method.request.body.a", "", "", false},
		{"method.request.body", "<text>", "<text>", true},
		{"method.request.body.a", "<text>", "", false},
		{"method.request.body.a", `{"a": 1`, "", false},
		{"method.request.body[0].price", `[{"id":1,"price":249.99}]`, "249.99", true},
		{"method.request.body.n", `{"n": 12345678901234567890}`, "12345678901234567890", true},
		{"method.request.body.a", `{"a": "<&>"}`, "<&>", true},
		{"method.request.body.pets[*].name", `{"pets":[{"name":"Bella"},{"name":"Rex"}]}`, `["Bella","Rex"]`, true},
		{"method.request.body..name", `{"pets":[{"name":"Bella"}]}`, `["Bella"]`, true},
		{"method.request.body.pets[0:2]", `{"pets":[1,2,3]}`, "[1,2]", true},
		{"method.request.body.pets[-1]", `{"pets":["a","b"]}`, "b", true},
		{"method.request.body.pets[?(@.n>1)].n", `{"pets":[{"n":1},{"n":2}]}`, "[2]", true},
		{"method.request.body.pets[-1].x", `{"pets":["a"]}`, "", false},
		{"method.request.body.pets[*].x", "<text>", "", false},
		{"method.request.body.a", `{"a": "first", "a": "last"}`, "last", true},
	} {
		source, err := ParseSource(test.value)
		if err != nil {
			t.Fatalf("%s: %v", test.value, err)
		}
		got, ok := source.Evaluate(&request{body: test.body})
		if ok != test.ok || (ok && got[0] != test.want) {
			t.Errorf("%s of %s: got %q, %v; want %q, %v", test.value, test.body, got, ok, test.want, test.ok)
		}
	}
}

func TestSourceRefusesBodiesThatOnlyBeginLikeJSON(t *testing.T) {
	tests := []struct {
		source, body string
		refused      bool
	}{
		{"method.request.body", `{"a": 1}`, false},
		{"method.request.body", "", false},
		{"method.request.body", "<a/>", false},
		{"method.request.body", "12 parcels", false},
		{"method.request.body", "\n{a", true},
		{"method.request.body.a", "[1,", true},
		{"method.request.body.a", "'a'", true},
		{"method.request.header.a", "{a", false},
	}
	for _, test := range tests {
		source, err := ParseSource(test.source)
		if err != nil {
			t.Fatal(err)
		}
		if refused := source.RefusesBody([]byte(test.body)); refused != test.refused {
			t.Errorf("%s of %q: refused %t", test.source, test.body, refused)
		}
	}
}

func TestParseSourceRefuses(t *testing.T) {
	for value, offset := range map[string]int{
		"":                                  0,
		"static":                            0,
		"$request.header.x":                 0,
		"'open":                             5,
		"'":                                 1,
		"method.request.header.":            22,
		"method.request.querystring.a[b]":   28,
		"stageVariables.":                   15,
		"method.request.header.a:b":         23,
		"method.request.bodypart":           19,
		"method.request.body.":              20,
		"method.request.body.pets[":         24,
		"method.request.body.pets['a]":      24,
		"method.request.body.pets[?(@.a)]x": 25,
	} {
		_, err := ParseSource(value)
		wantSyntaxError(t, value, err, offset)
	}
}

func wantSyntaxError(t *testing.T, text string, err error, offset int) {
	t.Helper()
	var wrong *SyntaxError
	switch {
	case !errors.As(err, &wrong):
		t.Errorf("%q: got error %v, want a *SyntaxError", text, err)
	case wrong.Offset != offset:
		t.Errorf("%q: got %v at %d, want it at %d", text, err, wrong.Offset, offset)
	}
}

func BenchmarkSource(b *testing.B) {
	values := sample()
	for b.Loop() {
		source, err := ParseSource("method.request.body.pets[0].name")
		if err != nil {
			b.Fatal(err)
		}
		source.Evaluate(values)
	}
}
