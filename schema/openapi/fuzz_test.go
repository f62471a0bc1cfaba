package openapi

import (
	"slices"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// FuzzFill reads anything and demands that no document breaks the loader or
// the validators, and that every place lies in the file.
func FuzzFill(f *testing.F) {
	for _, name := range documents {
		f.Add(read(f, "testdata/"+name).Src)
	}
	f.Add([]byte("openapi: 3.1.0\nx-amazon-apigateway-cors:\npaths:\n  /a:\n    get:\n      parameters: {a: b}\n      responses: [1]\n"))
	f.Add([]byte("openapi: 3\ncomponents:\n  x-amazon-apigateway-a: 1\n  schemas:\n    a: {$ref: '#/components/schemas/a'}\n    b: {type: [x], items: [1], properties: {$ref: {type: y}}}\n"))
	f.Add([]byte("{\"openapi\":\"3\",\"paths\":{\"/a\":{\"get\":{\"x-amazon-apigateway-integration\":{\"type\":1e999,\"timeoutInMillis\":1e400}}}}}"))
	f.Add([]byte("openapi: 3\npaths:\n  /a: {$ref: 'b.yaml#/x'}\n  /b: {$ref: 'c/d.yaml#/paths/~1a'}\nx: {get: {x-amazon-apigateway-integration: {$ref: '#/y'}}}\ny: {type: mock}\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		file := syntax.Read("api.yaml", src, syntax.Limits{Bytes: 1 << 16, Depth: 100, Nodes: 10_000})
		if file.Root == nil || !Recognizes(file.Root) {
			return
		}
		beside := folder(map[string]string{"b.yaml": string(src), "c/d.yaml": string(src)})
		set := Load(file, model.Given{Open: beside}, nil)
		inside := func(at syntax.Span) {
			t.Helper()
			if !slices.Contains(set.Files, at.File) || at.Start < 0 || at.Start > at.End || int(at.End) > len(src) {
				t.Errorf("span %d to %d of a file of %d bytes", at.Start, at.End, len(src))
			}
		}
		world := set.Worlds[0]
		for _, authorizer := range world.Authorizers {
			inside(authorizer.Where())
			inside(authorizer.Issuer.Where())
			for _, source := range authorizer.IdentitySources {
				inside(source.Where())
			}
		}
		for _, route := range world.Routes {
			inside(route.Where())
			inside(route.Extent())
		}
		for _, in := range world.Integrations {
			inside(in.Where())
			inside(in.URI.Where())
		}
		for _, shape := range world.Shapes {
			for _, fault := range shape.Faults() {
				inside(fault.At)
			}
		}
		for i := range world.Documents {
			document := &world.Documents[i]
			for _, fault := range document.Faults() {
				inside(fault.At)
			}
			for _, stranger := range document.Strangers {
				inside(stranger.At)
			}
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	file := read(b, "testdata/rest.yaml")
	b.SetBytes(int64(len(file.Src)))
	b.ReportAllocs()
	for b.Loop() {
		if world := Load(file, model.Given{}, nil).Worlds[0]; len(world.Integrations) != 2 {
			b.Fatal(len(world.Integrations))
		}
	}
}
