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

func TestModelsOfDocuments(t *testing.T) {
	for _, name := range []string{"rest.yaml", "http.yaml", "swagger.json"} {
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
	for _, route := range world.Routes {
		fmt.Fprintf(&out, "\nroute %s: method %s, path %s, authorization %s by %s %s\n", route.Name, route.Method, route.Path, route.Authorization, route.Authorizer, place(route))
		for _, parameter := range route.Parameters {
			fmt.Fprintf(&out, "  parameter %s required=%s %s\n", parameter.Name, parameter.Value, place(parameter.Name))
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
		fmt.Fprintf(&out, "\nshape %s: %d faults\n", shape.Owner, len(shape.Faults()))
	}
	for _, document := range world.Documents {
		fmt.Fprintf(&out, "\ndocument: %d faults\n", len(document.Faults()))
	}
	return out.String()
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
