//go:build unix

package simulate_test

import (
	"fmt"
	"strings"
	"syscall"
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/openapi"
	"github.com/linkproof/linkproof/schema/syntax"
	"github.com/linkproof/linkproof/simulate"
)

// depot is an API with a way for bodies of each kind.
const depot = `
openapi: 3.0.1
info: {title: depot}
x-amazon-apigateway-request-validators: {body: {validateRequestBody: true, validateRequestParameters: false}}
components:
  schemas:
    Parcels:
      type: object
      required: [parcels]
      properties: {parcels: {type: array, items: {type: object, required: [id], properties: {id: {type: integer}, label: {type: string}}}}}
paths:
  /proxy: {post: {x-amazon-apigateway-integration: {type: http_proxy, httpMethod: POST, uri: 'http://depot.internal/'}}}
  /mapped:
    post:
      x-amazon-apigateway-integration:
        type: http_proxy
        httpMethod: POST
        uri: http://depot.internal/
        requestParameters: {integration.request.header.X-First: 'method.request.body.parcels[0].label'}
  /template:
    post:
      responses: {'200': {description: ok}}
      x-amazon-apigateway-integration:
        type: http
        httpMethod: POST
        uri: http://depot.internal/
        requestTemplates: {application/json: '{"parcels": $input.json("$.parcels")}'}
        responses: {default: {statusCode: '200', responseTemplates: {application/json: "{\"got\": $input.json('$')}"}}}
  /validated:
    post:
      x-amazon-apigateway-request-validator: body
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Parcels'}}}}
      x-amazon-apigateway-integration: {type: http_proxy, httpMethod: POST, uri: 'http://depot.internal/'}
`

// parcels is a body of about a size.
func parcels(size int) []byte {
	const parcel = `{"id": 7, "label": "Seeds and bulbs, thin", "weight": 2.5}`
	count := max(1, (size-len(`{"parcels": []}`))/(len(parcel)+len(", ")))
	return []byte(`{"parcels": [` + strings.Repeat(parcel+", ", count-1) + parcel + `]}`)
}

// BenchmarkBodies sends bodies of growing size, which the backend sends back,
// and tells the processor time for a byte.
func BenchmarkBodies(b *testing.B) {
	file := syntax.Read("depot.yaml", []byte(depot), syntax.DefaultLimits())
	world := openapi.Load(file, model.Given{Region: "us-east-2", Account: "123456789012"}, nil).Worlds[0]
	for _, path := range []string{"/proxy", "/mapped", "/template", "/validated"} {
		for _, size := range []int{1 << 10, 10 << 10, 100 << 10, 1 << 20, 10<<20 - 256} {
			b.Run(fmt.Sprintf("%s/%dkB", path[1:], (size+1023)>>10), func(b *testing.B) {
				setup := simulate.Setup{
					Model: world, API: world.APIs[0], Now: clock(), NewID: func() string { return "1" },
					Backends: []simulate.Binding{{Target: "*", Backend: simulate.EchoBody{}}},
				}
				var err error
				if _, setup.Route, err = simulate.Select(world, "", path, "POST"); err != nil {
					b.Fatal(err)
				}
				call := simulate.Call{Method: "POST", PathWithQuery: path, Body: parcels(size)}
				begin := processorTime(b)
				for b.Loop() {
					result, err := simulate.Run(b.Context(), setup, call)
					if err != nil || result.Status != 200 {
						b.Fatalf("%v: %d %s", err, result.Status, result.Log)
					}
				}
				b.ReportMetric(float64(processorTime(b)-begin)/float64(b.N)/float64(len(call.Body)), "cpu-ns/byte")
			})
		}
	}
}

func BenchmarkRun(b *testing.B) {
	made := setup(b, world(b, "rest.yaml"), "/invoices/{id}", "GET")
	made.Backends = []simulate.Binding{{Target: "*", Backend: ok()}}
	call := simulate.Call{Method: "GET", PathWithQuery: "/invoices/7?full=yes", Headers: simulate.Headers{{Name: "X-User", Value: "anna"}}}
	b.ReportAllocs()
	begin := processorTime(b)
	for b.Loop() {
		if _, err := simulate.Run(b.Context(), made, call); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(processorTime(b)-begin)/float64(b.N), "cpu-ns/op")
}

// processorTime is what this process has used of the processors, in
// nanoseconds.
func processorTime(b *testing.B) int64 {
	b.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return usage.Utime.Nano() + usage.Stime.Nano()
}
