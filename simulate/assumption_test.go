package simulate

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
)

// making makes a setup.
type making func() Setup

// plain is an HTTP integration with a default response, which something is done
// to.
func plain(change func(*model.Integration)) func() Setup {
	return making(responding(func(*model.IntegrationResponse) {})).with(change)
}

// with changes the integration of a setup.
func (made making) with(change func(*model.Integration)) making {
	return func() Setup {
		setup := made()
		change(setup.Route.Integration)
		return setup
	}
}

// templated is an HTTP integration with a template.
func templated(template string) func() Setup {
	return plain(func(in *model.Integration) {
		in.Method = literal("POST")
		in.Templates = []model.Setting{{Name: literal("application/json"), Value: literal(template)}}
	})
}

// mappings is an HTTP_PROXY integration with request parameters.
func mappings(uri string, pairs ...string) func() Setup {
	return integration(func(in *model.Integration) {
		in.URI = literal(uri)
		for i := 0; i < len(pairs); i += 2 {
			in.RequestParameters = append(in.RequestParameters, model.Mapping{Key: literal(pairs[i]), Value: literal(pairs[i+1])})
		}
	})
}

// giving gives a setup a backend that answers.
func giving(made func() Setup, response Response) func() Setup {
	return func() Setup {
		setup := made()
		setup.Backends = []Binding{{Target: "*", Backend: Static{response}}}
		return setup
	}
}

// staged runs a setup through a stage.
func staged(made func() Setup) func() Setup {
	return func() Setup {
		setup := made()
		setup.Stage = &model.Stage{StageName: literal("live")}
		return setup
	}
}

// private2 is a REST API behind a VPC link V2.
func private2() Setup {
	setup := restTo("http://b.test/y")
	behind(setup, model.LinkV2, 80, "HTTP")
	return setup
}

// unreachable is a REST API behind a VPC link whose target refuses.
func unreachable() Setup {
	setup := restTo("http://b.test/")
	behind(setup, model.LinkV1, 80, "TCP")
	setup.Backends = []Binding{{Target: "*", Backend: Refusing{}}}
	return setup
}

// behindTLS is a REST API in front of a server with a certificate.
func behindTLS(uri string, holder identity) func() Setup {
	return func() Setup {
		setup := restTo(uri)
		setup.Backends = []Binding{{Target: "*", Backend: newSecured(holder, true, false, Static{Response{Status: 200}})}}
		return setup
	}
}

// unnamed is an HTTP API whose TLS configuration names no server.
func unnamed() Setup {
	setup := httpTo("arn:listener", "live")
	in, _ := behind(setup, model.LinkV2, 443, "HTTPS")
	in.TLS = &model.TLSConfig{Object: model.Object{Span: written}, ServerName: model.AbsentText(written)}
	setup.Backends = behindTLS("", identity{Names: []string{"other.test"}})().Backends
	return setup
}

// sluggish is an HTTP API whose backend takes its time.
func sluggish() Setup {
	setup := httpTo("http://b.test/")
	setup.Backends = []Binding{{Target: "*", Backend: Slow{Delay: time.Hour, Backend: Static{}}}}
	return setup
}

// byVariable is a REST API whose VPC link a stage variable names.
func byVariable() Setup {
	setup := restTo("http://b.test/")
	in, link := behind(setup, model.LinkV1, 80, "TCP")
	in.Link = model.Ref[model.VPCLink]{ID: model.Literal("${stageVariables.link}", written)}
	setup.Model.Links = []*model.VPCLink{link}
	return setup
}

// overlapping is an HTTP integration of which two responses fit.
func overlapping() Setup {
	setup := restTo("http://b.test/")
	in := setup.Route.Integration
	in.Kind = literal("HTTP")
	in.Responses = []model.IntegrationResponse{
		{StatusCode: literal("500"), SelectionPattern: literal("2.*")}, {StatusCode: literal("201"), SelectionPattern: literal(".*")},
	}
	return setup
}

func binaryTypes(in *model.Integration) { in.API.BinaryMediaTypes = []model.Text{literal("*/*")} }

// withMappedEvent is a function behind a mapping of a header.
func withMappedEvent() Setup {
	setup := calling(kindAWSProxy, functionURI, Function{Payload: []byte(`{"statusCode": 200}`)})
	setup.Route.Integration.RequestParameters = []model.Mapping{{Key: literal("integration.request.header.X-Van"), Value: literal("'12'")}}
	return setup
}

// required is a method with a header that it wants.
func required() Setup {
	return validating(func(s *Setup, v *model.RequestValidator) {
		v.Body, v.Parameters = model.KnownValue(false, written), model.KnownValue(true, written)
		s.Route.Parameters = []model.Setting{{Name: literal("method.request.header.a"), Value: literal("true")}}
	})()
}

// never is an HTTP integration that lets no body pass.
func never() Setup {
	return plain(func(in *model.Integration) { in.Passthrough = literal("NEVER") })()
}

// behindListener is an HTTP API in front of a listener.
func behindListener() Setup {
	setup := httpTo("arn:listener", "live")
	behind(setup, model.LinkV2, 80, "HTTP")
	return setup
}

// contradicting is an HTTP API of which two mappings are about one header.
func contradicting() Setup {
	return private("http://b.test/", &model.Stage{StageName: literal("live")}, "append:header.a", "1", "overwrite:header.a", "2")
}

func TestAssumptionsMatter(t *testing.T) {
	twice := `#set($context.requestOverride.header.a = "1")#set($context.requestOverride.header.a = "2")`
	text := Response{Status: 200, Headers: Headers{{"User-Agent", "b"}, {"Date", "today"}}, Body: []byte("a")}
	tests := map[string]struct {
		setup func() Setup
		call  Call
		quiet bool
	}{
		"second-override":    {setup: templated(twice)},
		"forbidden-override": {setup: templated(`#set($context.requestOverride.header["Content-Length"] = "1")`)},
		"missing-json":       {setup: templated(`[$input.json("$.none")]`)},
		"invalid-json":       {setup: templated(`[$input.json("$")]`), call: Call{Body: []byte("{")}},
		"several-values":     {setup: templated(`$input.params().querystring.a`), call: Call{PathWithQuery: "/x?a=1&a=2"}},
		"escaped-slash":      {setup: templated(`$util.escapeJavaScript("a/b")`)},
		"selection-match":    {setup: responding(func(r *model.IntegrationResponse) { r.SelectionPattern = literal("2") })},
		"selection-order":    {setup: overlapping},
		"item-bounds":        {setup: schema(`{"type": "array", "minItems": 2}`), call: Call{Body: []byte("[1]")}},
		"proxy-conversion": {setup: making(integration(func(in *model.Integration) {
			in.Method, in.ContentHandling = literal("POST"), literal("CONVERT_TO_TEXT")
		})).with(binaryTypes), call: Call{
			Body: []byte("a"),
		}},
		"path-encoding": {
			setup: mappings("http://b.test/{p}", "integration.request.path.p", "method.request.querystring.q"),
			call:  Call{PathWithQuery: "/x?q=a:b"},
		},
		"query-blank":       {setup: restToAnything, call: Call{PathWithQuery: "/x?a=b%20c"}},
		"mapped-connection": {setup: mappings("http://b.test/", "integration.request.header.Connection", "'close'")},
		"mapped-via":        {setup: mappings("http://b.test/", "integration.request.header.Via", "'1.1 a'")},
		"proxy-headers":     {setup: giving(staged(restToAnything), text)},
		"test-remapping":    {setup: giving(restToAnything, text)},
		"test-link-variable": {
			setup: byVariable, call: Call{StageVariables: map[string]string{"link": "link1"}},
		},
		"link-path":           {setup: staged(private2)},
		"test-link-path":      {setup: private2},
		"dead-target":         {setup: unreachable},
		"common-name":         {setup: behindTLS("https://b.test/", identity{CommonName: "b.test"}), quiet: true},
		"unnamed-certificate": {setup: unnamed},
		"http-api-timeout":    {setup: sluggish},
		"host-in-log":         {setup: plain(func(*model.Integration) {}), quiet: true},
		"header-order":        {setup: restToAnything, call: Call{Headers: Headers{{"b", "1"}, {"a", "2"}}}, quiet: true},
		"empty-body-in-log":   {setup: giving(plain(func(*model.Integration) {}), Response{Status: 200})},
		"binary-in-log": {
			setup: making(integration(func(*model.Integration) {})).with(binaryTypes), call: Call{Body: []byte("a")},
		},
		"missing-parameter-line": {setup: required},
		"media-type-line":        {setup: never},
		"empty-result":           {setup: func() Setup { return calling(kindAWSProxy, functionURI, Function{Payload: []byte("{}")}) }},
		"event-headers":          {setup: withMappedEvent},
		"header-names": {setup: staged(func() Setup {
			setup := calling(kindAWSProxy, functionURI, Function{Payload: []byte(`{"statusCode": 200}`)})
			setup.API.Standalone = true
			return setup
		}), call: Call{Headers: Headers{{"authorization", "secret"}}}},
		"private-host":    {setup: behindListener},
		"trailing-slash":  {setup: func() Setup { return httpTo("http://b.test/") }, call: Call{PathWithQuery: "/x/"}},
		"operation-order": {setup: contradicting},
		"empty-content-type": {
			setup: func() Setup { return httpTo("http://b.test/") }, call: Call{Headers: Headers{{"Content-Length", "0"}}},
		},
	}
	for _, about := range AllAssumptions() {
		test, ok := tests[about.Name]
		if !ok {
			t.Errorf("nothing shows what %s changes", about.Name)
			continue
		}
		seen := make(map[string]string)
		for _, value := range about.Values {
			got := outcome(t, test.setup(), test.call, about.Name+"="+value)
			noted := strings.Contains(got, about.Name+"="+value+" is assumed")
			if noted == test.quiet {
				t.Errorf("%s=%s: the trace tells of it: %t", about.Name, value, noted)
			}
			got = strings.ReplaceAll(got, about.Name+"="+value, "")
			if before, same := seen[got]; same {
				t.Errorf("%s: %s gives the same as %s:\n%s", about.Name, value, before, got)
			}
			seen[got] = value
		}
	}
}

func restToAnything() Setup { return restTo("http://b.test/") }

// outcome shows what comes of a call on an assumption.
func outcome(t *testing.T, setup Setup, call Call, assumed string) string {
	t.Helper()
	var err error
	if setup.Assumptions, err = ParseAssumptions([]string{assumed}); err != nil {
		t.Fatal(err)
	}
	call.Method = "GET"
	if call.PathWithQuery == "" {
		call.PathWithQuery = "/x"
	}
	result, err := Run(t.Context(), setup, call)
	if err != nil {
		t.Fatalf("%s: %v", assumed, err)
	}
	var shown strings.Builder
	fmt.Fprintln(&shown, result.Status, result.Body, result.MultiValueHeaders, result.Log)
	if sent := result.Trace.BackendRequest; sent != nil {
		fmt.Fprintln(&shown, sent.URL, sent.SNI, sent.Headers, sent.Body)
	}
	for _, step := range result.Trace.Steps {
		if step.Step == "assumption" {
			fmt.Fprintln(&shown, step.Detail)
		}
	}
	return shown.String()
}

func TestAssumptionsAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"query-blank":     `"query-blank" should be NAME=VALUE; NAME is one of second-override, `,
		"query-blanc=+":   `nothing is called "query-blanc", did you mean "query-blank"?; there are second-override, `,
		"query-blank=x":   `query-blank cannot be "x"; it is one of %20, +`,
		"item-bounds=off": `item-bounds cannot be "off"; it is one of enforced, ignored`,
	} {
		if _, err := ParseAssumptions([]string{text}); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
	read, err := ParseAssumptions([]string{"query-blank=%20", "item-bounds=enforced"})
	if err != nil || read != (Assumptions{}) {
		t.Errorf("the defaults are not the zero value: %v, %v", read, err)
	}
}

func TestAssumptionsAreWhole(t *testing.T) {
	for _, a := range AllAssumptions() {
		if a.Name == "" || a.About == "" || a.Source == "" || len(a.Values) < 2 {
			t.Errorf("%+v lacks something", a)
		}
	}
	given := AllAssumptions()
	given[0].Name = "changed"
	if diff := cmp.Diff(assumptions[0].Name, AllAssumptions()[0].Name); diff != "" {
		t.Errorf("a copy is not one: %s", diff)
	}
}
