package openapi

import (
	"strings"
	"testing"
)

// TestNamesOfTemplates: ${name} in a mapping template is left for a tool where
// the document leaves other names for it, else it is a reference.
func TestNamesOfTemplates(t *testing.T) {
	const document = `openapi: 3.0.1
info: {title: shop, version: '1'}
paths:
  /a:
    get:
      x-amazon-apigateway-integration:
        type: http
        httpMethod: GET
        uri: http://HOST/${stageVariables.path}
        requestTemplates: {application/json: '{"id": "${idx}"}'}
`
	for host, known := range map[string]bool{"a.example.com": true, "${AWS::Region}.example.com": true, "${stageVariables.host}": true, "${host}": false} {
		_, in := only(t, strings.Replace(document, "HOST", host, 1))
		if got := in.Templates[0].Value; got.Known() != known {
			t.Errorf("with host %s the template %s is known: %t", host, got, got.Known())
		}
	}
}
