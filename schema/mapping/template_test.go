package mapping

import (
	"strings"
	"testing"
)

func TestTemplate(t *testing.T) {
	for _, test := range []struct {
		value, want string
		ok          bool
	}{
		{"static", "static", true},
		{"", "", true},
		{"''", "''", true},
		{"5$ or $x", "5$ or $x", true},
		{"$request.header.X-Trace", "one,two", true},
		{"$request.header.missing", "", false},
		{"$request.querystring.tag", "old,new", true},
		{"$request.path.id", "7", true},
		{"$request.path.id+", "", false},
		{"$request.path", "/pets/7", true},
		{"$request.body.pets[0].name", "Bella é", true},
		{"$request.body['a.b']", "dotted", true},
		{"$context.identity.sourceIp", "192.0.2.1", true},
		{"$stageVariables.version", "v-beta", true},
		{"${stageVariables.version}", "v-beta", true},
		{"${stageVariables.missing}", "", false},
		{"${request.path.id} ${request.querystring.tag}", "7 old,new", true},
		{"/v1${request.path}", "/v1/pets/7", true},
		{"/v1$request.path", "/v1/pets/7", true},
		{"/$request.path.proxy", "/a/b%2Fc", true},
		{"/v1/$request.path.id/$stageVariables.version?x", "/v1/7/v-beta?x", true},
		{"/v1/${request.path.missing}/x", "/v1//x", true},
	} {
		template, err := ParseTemplate(test.value)
		if err != nil {
			t.Errorf("%s: %v", test.value, err)
			continue
		}
		got, ok := template.Evaluate(sample())
		if got != test.want || ok != test.ok {
			t.Errorf("%s: got %q, %v; want %q, %v", test.value, got, ok, test.want, test.ok)
		}
	}
}

func TestTemplateReadsBodies(t *testing.T) {
	long := `{"a": "early", "filler": "` + strings.Repeat("x", httpBodyLimit) + `"}`
	for _, test := range []struct {
		value, body, want string
		ok                bool
	}{
		{"$request.body", "", "", false},
		{"$request.body", long, long, true},
		{"$request.body.a", long, "", false},
		{"$request.body.a", `{"a": "x"}`, "x", true},
	} {
		template, err := ParseTemplate(test.value)
		if err != nil {
			t.Fatalf("%s: %v", test.value, err)
		}
		if got, ok := template.Evaluate(&request{body: test.body}); got != test.want || ok != test.ok {
			t.Errorf("%s of %.20s: got %.20q, %v; want %.20q, %v", test.value, test.body, got, ok, test.want, test.ok)
		}
	}
}

func TestParseTemplateRefuses(t *testing.T) {
	for value, offset := range map[string]int{
		"$reqest.path":            1,
		"${request.header.x":      0,
		"a${request.header.}":     18,
		"$request.cookie.x":       1,
		"/v1/${$request.path}":    6,
		"$request.body..a":        14,
		"x $request.body[*]":      16,
		"/a/$request.paths.proxy": 4,
	} {
		_, err := ParseTemplate(value)
		wantSyntaxError(t, value, err, offset)
	}
}

func TestResponseTemplate(t *testing.T) {
	for value, want := range map[string]string{
		"$response.header.X-Trace":               "one,two",
		"${response.body.pets[0].name} in stage": "Bella é in stage",
		"$context.identity.sourceIp":             "192.0.2.1",
		"v-$stageVariables.version":              "v-v-beta",
		"403":                                    "403",
		"costs $request.header.x":                "costs $request.header.x",
	} {
		template, err := ParseResponseTemplate(value)
		if err != nil {
			t.Errorf("%s: %v", value, err)
			continue
		}
		if got, ok := template.Evaluate(sample()); got != want || !ok {
			t.Errorf("%s: got %q, %v; want %q", value, got, ok, want)
		}
	}
	for value, offset := range map[string]int{
		"$request.header.x":       1,
		"$response.path":          1,
		"$response.querystring.x": 1,
		"a${response.header.}":    19,
		"$response.body..a":       15,
	} {
		_, err := ParseResponseTemplate(value)
		wantSyntaxError(t, value, err, offset)
	}
}

func BenchmarkTemplate(b *testing.B) {
	values := sample()
	for b.Loop() {
		template, err := ParseTemplate("/v1/${request.path.id}/$stageVariables.version")
		if err != nil {
			b.Fatal(err)
		}
		template.Evaluate(values)
	}
}
