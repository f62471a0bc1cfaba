package jsonschema

import (
	"testing"

	"github.com/linkproof/linkproof/schema/syntax"
)

func TestFit(t *testing.T) {
	tests := []struct {
		name   string
		schema Schema
		src    string
		want   fit
	}{
		{"a valid object", ExtensionIntegration, "{type: http_proxy, uri: http://a, timeoutInMillis: 50}", fits},
		{"an object that nobody can tell", ExtensionIntegration, "!Ref a", open},
		{"an unknown value", listenerSchema, "{LoadBalancerArn: a, DefaultActions: [], Port: !Ref p}", fits},
		{"a required key without a known value", ExtensionIntegration, "{type: !Ref t}", fits},
		{"a required key that is left out", ExtensionIntegration, "{type: !Gone a}", unsure},
		{"a required key twice, another not at all", listenerSchema, "{LoadBalancerArn: a, LoadBalancerArn: b}", unsure},
		{"a key that there is not", ExtensionIntegration, "{type: mock, colour: a}", unsure},
		{"a number beyond the range", listenerSchema, "{LoadBalancerArn: a, DefaultActions: [], Port: 70000}", unsure},
		{"hexadecimal digits", listenerSchema, "{LoadBalancerArn: a, DefaultActions: [], Port: 0x1F}", fits},
		{"a value that is none of the enum's", ExtensionIntegration, "{type: mock, connectionType: vpc_link}", unsure},
		{"a list for a map", ExtensionIntegration, "{type: mock, tlsConfig: []}", unsure},
		{"a map for a text", ExtensionIntegration, "{type: mock, uri: {}}", unsure},
		{"a text that is too short", ExtensionIntegration, "{type: mock, tlsConfig: {serverNameToVerify: ''}}", unsure},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := syntax.Read("a.yaml", []byte(test.src), syntax.DefaultLimits())
			convert := converter{evaluator: tags{}, lenient: true}
			if got := convert.fit(test.schema.compiled().form, file.Root); got != test.want {
				t.Errorf("fit is %d, want %d", got, test.want)
			}
		})
	}
}
