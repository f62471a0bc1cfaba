package jsonschema

import (
	"os"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

const extension = `
type: http_proxy
httpMethod: ANY
connectionType: VPC_LINK
connectionId: 1a2b3c
uri: https://billing.internal.example.com/{proxy}
payloadFormatVersion: "1.0"
timeoutInMillis: 12000
tlsConfig:
  serverNameToVerify: orders.internal.example.com
requestParameters:
  integration.request.path.proxy: method.request.path.proxy
  integration.request.header.A: method.request.header.B
  integration.request.header.C: method.request.header.D
`

func BenchmarkShape(b *testing.B) {
	file := syntax.Read("a.yaml", []byte(extension), syntax.DefaultLimits())
	b.ReportAllocs()
	for b.Loop() {
		shape := Shape(ExtensionIntegration, "integration", file.Root.Span, file.Root, model.Plain{})
		if faults := shape.Faults(); len(faults) != 0 {
			b.Fatal(faults)
		}
	}
}

func BenchmarkOpenAPI(b *testing.B) {
	src, err := os.ReadFile("testdata/rest.yaml")
	if err != nil {
		b.Fatal(err)
	}
	file := syntax.Read("rest.yaml", src, syntax.DefaultLimits())
	b.Run("read", func(b *testing.B) {
		b.SetBytes(int64(len(src)))
		for b.Loop() {
			syntax.Read("rest.yaml", src, syntax.DefaultLimits())
		}
	})
	b.Run("check", func(b *testing.B) {
		b.SetBytes(int64(len(src)))
		b.ReportAllocs()
		for b.Loop() {
			if faults := OpenAPI(file.Root, model.Plain{}); len(faults) != 0 {
				b.Fatal(faults)
			}
		}
	})
}

func BenchmarkCompile(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := apiGatewayV2Integration.compile(); err != nil {
			b.Fatal(err)
		}
	}
}
