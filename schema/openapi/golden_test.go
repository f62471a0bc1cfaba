package openapi

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

var update = flag.Bool("update", false, "write the golden files anew")

func read(tb testing.TB, path string) *syntax.File {
	tb.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return syntax.Read(filepath.Base(path), src, syntax.DefaultLimits())
}

// documents are those whose models have golden files.
var documents = []string{
	"rest.yaml", "http.yaml", "swagger.json", "settings.yaml", "jwt.yaml", "export.json", "fragment.yaml", "faults.yaml",
	"functions.yaml",
}

func TestModelsOfDocuments(t *testing.T) {
	for _, name := range documents {
		t.Run(name, func(t *testing.T) {
			got := describe(Load(read(t, filepath.Join("testdata", name)), model.Given{Region: "us-east-2"}, nil))
			golden := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("the model differs (-want +got):\n%s", diff)
			}
		})
	}
}

// describe shows a model to people: each setting with its value and place.
func describe(set *model.InputSet) string {
	var out strings.Builder
	world := set.Worlds[0]
	for _, api := range world.APIs {
		fmt.Fprintf(&out, "%s %q standalone=%t %s\n", api.Protocol, api.Title, api.Standalone, place(api))
	}
	describeSettings(&out, world.APIs[0])
	for _, route := range world.Routes {
		fmt.Fprintf(&out, "\nroute %s: method %s, path %s, authorization %s by %s %s\n", route.Name, route.Method, route.Path, route.Authorization, route.Authorizer, place(route))
		for _, parameter := range route.Parameters {
			fmt.Fprintf(&out, "  parameter %s required=%s %s\n", parameter.Name, parameter.Value, place(parameter.Name))
		}
		if route.Validator.Present() {
			fmt.Fprintf(&out, "  validated by %s %s\n", route.Validator, place(route.Validator))
		}
		if route.Integration != nil {
			fmt.Fprintf(&out, "  calls %s\n", route.Integration.Name)
		}
	}
	for _, in := range world.Integrations {
		fmt.Fprintf(&out, "\nintegration %s of %s, used %d times %s\n", in.Name, in.Protocol, len(in.Routes), place(in))
		describeIntegration(&out, in)
	}
	for _, ignore := range world.Ignores {
		fmt.Fprintf(&out, "\nignore %s: %s %s\n", ignore.Rule, ignore.Reason, place(ignore.At))
	}
	for _, shape := range world.Shapes {
		fmt.Fprintf(&out, "\nshape %s\n", shape.Owner)
		for _, fault := range shape.Faults() {
			fmt.Fprintf(&out, "  %s %s\n", fault.Message, place(fault.At))
		}
	}
	for i := range world.Documents {
		document := &world.Documents[i]
		fmt.Fprintf(&out, "\ndocument\n")
		for _, fault := range document.Faults() {
			fmt.Fprintf(&out, "  %s %s\n", fault.Message, place(fault.At))
		}
		for _, stranger := range document.Strangers {
			fmt.Fprintf(&out, "  stranger %s, meant %q, grave %t %s\n", stranger.Key, stranger.Meant, stranger.Grave, place(stranger.At))
		}
	}
	return out.String()
}

func describeSettings(out *strings.Builder, api *model.API) {
	show(out, "key source", api.APIKeySource)
	show(out, "security policy", api.SecurityPolicy)
	show(out, "addresses", api.IPAddressType)
	show(out, "binary", api.BinaryMediaTypes...)
	show(out, "endpoint", api.VPCEndpoints...)
	showValue(out, "no default endpoint", api.ExecuteAPIDisabled)
	showValue(out, "compression", api.MinimumCompression)
	if policy, ok := api.Policy.Get(); ok {
		fmt.Fprintf(out, "  policy with %d keys %s\n", policy.Len(), place(policy.Span))
	}
	if api.CORS != nil {
		fmt.Fprintf(out, "  cors %s\n", place(api.CORS))
		show(out, "  origin", api.CORS.AllowOrigins...)
		show(out, "  method", api.CORS.AllowMethods...)
		show(out, "  header", api.CORS.AllowHeaders...)
		show(out, "  exposed", api.CORS.ExposeHeaders...)
		showValue(out, "  credentials", api.CORS.AllowCredentials)
		showValue(out, "  max age", api.CORS.MaxAge)
	}
	for _, authorizer := range api.Authorizers {
		fmt.Fprintf(out, "  authorizer %s %s\n", authorizer.Name, place(authorizer))
		show(out, "  kind", authorizer.Kind)
		show(out, "  issuer", authorizer.Issuer)
		show(out, "  audience", authorizer.Audiences...)
		show(out, "  source", authorizer.IdentitySources...)
		show(out, "  uri", authorizer.URI)
		show(out, "  credentials", authorizer.Credentials)
		show(out, "  pool", authorizer.Pools...)
		show(out, "  payload format", authorizer.PayloadFormatVersion)
		show(out, "  validation", authorizer.Validation)
		showValue(out, "  simple responses", authorizer.SimpleResponses)
		showValue(out, "  ttl", authorizer.TTL)
	}
	for _, validator := range api.Validators {
		fmt.Fprintf(out, "  validator %s %s\n", validator.Name, place(validator))
		showValue(out, "  body", validator.Body)
		showValue(out, "  parameters", validator.Parameters)
	}
	for _, response := range api.GatewayResponses {
		fmt.Fprintf(out, "  gateway response %s, %d templates %s\n", response.Kind, len(response.Templates), place(response))
		show(out, "  status", response.StatusCode)
		for _, mapping := range response.Parameters {
			fmt.Fprintf(out, "    %s = %s %s\n", mapping.Key, mapping.Value, place(mapping.Key))
		}
	}
}

func show(out *strings.Builder, name string, texts ...model.Text) {
	for _, text := range texts {
		if text.Present() {
			fmt.Fprintf(out, "  %s %s %s\n", name, text, place(text))
		}
	}
}

func showValue[T any](out *strings.Builder, name string, value model.Value[T]) {
	if known, ok := value.Get(); ok {
		fmt.Fprintf(out, "  %s %v %s\n", name, known, place(value))
	}
}

func describeIntegration(out *strings.Builder, in *model.Integration) {
	settings := []struct {
		name string
		text model.Text
	}{
		{"type", in.Kind},
		{"method", in.Method},
		{"uri", in.URI},
		{"connection type", in.ConnectionType},
		{"link", in.Link.ID},
		{"target", in.Target.ID},
		{"payload format", in.PayloadFormatVersion},
		{"passthrough", in.Passthrough},
	}
	for _, setting := range settings {
		if setting.text.Present() {
			fmt.Fprintf(out, "  %s %s %s\n", setting.name, setting.text, place(setting.text))
		}
	}
	if timeout, ok := in.Timeout.Get(); ok {
		fmt.Fprintf(out, "  timeout %d %s\n", timeout, place(in.Timeout))
	}
	if in.TLS != nil {
		skip, _ := in.TLS.SkipVerification.Get()
		fmt.Fprintf(out, "  tls server name %q, skips verification %t %s\n", in.TLS.ServerName, skip, place(in.TLS))
	}
	for _, mapping := range in.RequestParameters {
		fmt.Fprintf(out, "  request %s = %s %s\n", mapping.Key, mapping.Value, place(mapping.Key))
	}
	for i := range in.ResponseParameters {
		mapping := &in.ResponseParameters[i]
		fmt.Fprintf(out, "  response %s %s = %s %s\n", mapping.Status, mapping.Key, mapping.Value, place(mapping.Key))
	}
	for i := range in.Responses {
		response := &in.Responses[i]
		fmt.Fprintf(out, "  response %s: pattern %q, status %s, %d templates %s\n", response.Name, response.SelectionPattern, response.StatusCode, len(response.Templates), place(response))
	}
}

func place(about interface{ Where() syntax.Span }) string {
	at := about.Where()
	return fmt.Sprintf("(%d:%d %s)", at.From().Line, at.From().Column, at.Text())
}
