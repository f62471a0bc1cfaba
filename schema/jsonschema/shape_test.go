package jsonschema

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// tags is an evaluator for tests: !Is gives the text that follows it, !Gone
// counts as left out and all other tags are unknown.
type tags struct{ model.Plain }

func (e tags) Node(node *syntax.Node) (stands *syntax.Node, why string) {
	switch {
	case node != nil && node.Tag == "!Is":
		return node, ""
	case node != nil && node.Tag == "!Gone":
		return nil, ""
	}
	return e.Plain.Node(node)
}

func (e tags) Text(node *syntax.Node) model.Text {
	switch {
	case node != nil && node.Tag == "!Is":
		return model.LiteralNode(node).Assuming("the default of a parameter", syntax.Span{})
	case node != nil && node.Tag == "!Gone":
		return model.AbsentText(node.Span)
	}
	return e.Plain.Text(node)
}

// found runs a schema over YAML and gives each fault as kind, place and
// message.
func found(t *testing.T, schema Schema, src string) []string {
	t.Helper()
	file := syntax.Read("a.yaml", []byte(src), syntax.DefaultLimits())
	if file.Root == nil {
		t.Fatalf("not read: %v", file.Problems)
	}
	head, object := &file.Root.Children[0], &file.Root.Children[1]
	var lines []string
	for _, fault := range Shape(schema, "an object", head.Span, object, tags{}).Faults() {
		kind := [...]string{"unknown", "wrong", "missing"}[fault.Kind]
		if fault.Grave {
			kind = "grave"
		}
		at := fault.At.From()
		lines = append(lines, fmt.Sprintf("%s %d:%d %s| %s", kind, at.Line, at.Column, fault.At.Text(), fault.Message))
	}
	return lines
}

func TestFaults(t *testing.T) {
	tests := []struct {
		name   string
		schema Schema
		src    string
		want   []string
	}{
		{"a good extension", ExtensionIntegration, "x: {type: http_proxy, payloadFormatVersion: 1.0, timeoutInMillis: '50', tlsConfig: {insecureSkipVerification: 'true'}}", nil},
		{
			"an enum in the wrong case", ExtensionIntegration, "x: {type: http_proxy, connectionType: vpc_link}",
			[]string{`wrong 1:39 vpc_link| connectionType is "vpc_link"; allowed are INTERNET, VPC_LINK`},
		},
		{
			"an enum that folds", ExtensionIntegration, "x: {type: hptt_proxy, passthroughBehavior: When_No_Match}",
			[]string{`wrong 1:11 hptt_proxy| type is "hptt_proxy"; allowed are AWS, AWS_PROXY, HTTP, HTTP_PROXY, MOCK`},
		},
		{
			"a misspelt decisive key", ExtensionIntegration, "x: {type: mock, connectionid: a}",
			[]string{`grave 1:17 connectionid| there is no key "connectionid" here; did you mean "connectionId"?`},
		},
		{
			"a misspelt required key is one fault", ExtensionIntegration, "x: {typ: mock}",
			[]string{`grave 1:5 typ| there is no key "typ" here; did you mean "type"?`},
		},
		{
			"the name of another notation", ExtensionIntegration, "x: {type: mock, vpcLinkId: a}",
			[]string{`grave 1:17 vpcLinkId| there is no key "vpcLinkId" here; did you mean "connectionId"?`},
		},
		{
			"the right key is there as well", ExtensionIntegration, "x: {type: mock, Uri: a, uri: b}",
			[]string{`unknown 1:17 Uri| there is no key "Uri" here`},
		},
		{
			"a key like no other", ExtensionIntegration, "x: {type: mock, colour: a}",
			[]string{`unknown 1:17 colour| there is no key "colour" here`},
		},
		{"extensions and functions are none of the schema's keys", ExtensionIntegration, "x: {type: mock, x-note: a, 'Fn::Transform': {}}", nil},
		{
			"an empty server name", ExtensionIntegration, "x: {type: mock, tlsConfig: {serverNameToVerify: ''}}",
			[]string{`wrong 1:49 ''| serverNameToVerify is empty; it must have 1 to 512 characters`},
		},
		{
			"a structure for a text", ExtensionIntegration, "x: {type: mock, uri: [a]}",
			[]string{`wrong 1:22 [a]| uri is a list; it must be a text`},
		},
		{
			"a text for a structure", ExtensionIntegration, "x: {type: mock, tlsConfig: yes}",
			[]string{`wrong 1:28 yes| tlsConfig is "yes"; it must be a map`},
		},
		{
			"the object itself is a text", ExtensionIntegration, "x: http",
			[]string{`wrong 1:4 http| the object is "http"; it must be a map`},
		},
		{"unknown values are not judged", ExtensionIntegration, "x: {type: !Ref T, connectionType: !Ref C, tlsConfig: !Ref D, requestParameters: {a: !Sub b}}", nil},
		{
			"values left out are missing", ExtensionIntegration, "x: {type: !Gone a, uri: !Gone a}",
			[]string{`missing 1:1 x| the required key "type" is missing`},
		},
		{
			"known values of functions are judged", ExtensionIntegration, "x: {type: mock, connectionType: !Is vpc}",
			[]string{`wrong 1:37 vpc| connectionType is "vpc"; allowed are INTERNET, VPC_LINK`},
		},
		{"the text of a list that a function gives", apiGatewayV2VpcLink, "x: {Name: a, SubnetIds: !Is 'a,b'}", nil},
		{"a function may bring missing keys in", apiGatewayV2Integration, "x: {'Fn::Transform': {}, ApiId: a}", nil},
		{
			"missing keys point at the object", apiGatewayV2Integration, "x:\n  TlsConfig: {ServerNameToVerify: a}",
			[]string{`missing 1:1 x| the required key "ApiId" is missing`, `missing 1:1 x| the required key "IntegrationType" is missing`},
		},
		{
			"missing keys of an inner object", apiGatewayMethod, "x:\n  RestApiId: a\n  ResourceId: a\n  HttpMethod: GET\n  Integration: {Uri: a}",
			[]string{`missing 5:3 Integration| the required key "Type" is missing`},
		},
		{
			"items count without those left out", listenerSchema, "x: {LoadBalancerArn: a, DefaultActions: [!Gone a, {Type: forward}, {Order: 1}]}",
			[]string{`missing 1:69 Order| the required key "Type" is missing`},
		},
		{
			"a range", listenerSchema, "x: {LoadBalancerArn: a, DefaultActions: [], Port: 70000}",
			[]string{`wrong 1:51 70000| Port is "70000"; it must be a whole number, 1 to 65535`},
		},
		{
			"a pattern in words", listenerSchema, "x: {LoadBalancerArn: a, DefaultActions: [{Type: fixed-response, FixedResponseConfig: {StatusCode: 99}}]}",
			[]string{`wrong 1:99 99| StatusCode is "99"; it must be a status code of the form 2XX, 4XX or 5XX`},
		},
		{"CloudFormation takes texts for numbers and truth values", listenerSchema, "x: {LoadBalancerArn: 1, DefaultActions: [], Port: '443'}", nil},
		{
			"the CLI does not", CreateIntegrationRequest, "x: {ApiId: a, IntegrationType: MOCK, TimeoutInMillis: '50'}",
			[]string{`wrong 1:55 '50'| TimeoutInMillis is "50"; it must be a whole number`},
		},
		{
			"a broken number for a whole one", ExtensionIntegration, "x: {type: mock, timeoutInMillis: 0.5}",
			[]string{`wrong 1:34 0.5| timeoutInMillis is "0.5"; it must be a whole number`},
		},
		{"numbers that JSON does not know are not judged", ExtensionIntegration, "x: {type: mock, timeoutInMillis: .inf}", nil},
		{"placeholders of text templates are not judged", apiGatewayRestAPI, "x: {Name: {{ name }}}", nil},
		{"keys that outputs may get in future", IntegrationV2, "x: {IntegrationId: a, Colour: a}", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, found(t, test.schema, test.src)); diff != "" {
				t.Errorf("faults differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWrongValueTellsWhatItAssumes(t *testing.T) {
	file := syntax.Read("a.yaml", []byte("{type: mock, connectionType: !Is vpc}"), syntax.DefaultLimits())
	faults := Shape(ExtensionIntegration, "", file.Root.Span, file.Root, tags{}).Faults()
	if len(faults) != 1 || faults[0].Value.Assumes() != "the default of a parameter" {
		t.Errorf("faults %+v", faults)
	}
}

func TestObjectWithoutBody(t *testing.T) {
	file := syntax.Read("a.yaml", []byte("Route: {}"), syntax.DefaultLimits())
	head := file.Root.Children[0].Span
	faults := Shape(apiGatewayV2Route, "", head, nil, model.Plain{}).Faults()
	if len(faults) != 2 || faults[0].At != head || faults[0].Kind != model.MissingKey {
		t.Errorf("faults %+v", faults)
	}
}

func TestLongValuesAreCut(t *testing.T) {
	lines := found(t, ExtensionIntegration, "x: {type: mock, connectionType: "+strings.Repeat("ä", 500)+"}")
	if len(lines) != 1 || !strings.Contains(lines[0], `"`+strings.Repeat("ä", 60)+`..."`) {
		t.Errorf("got %q", lines)
	}
}

func TestAnEmptyDefaultStandsForNoValue(t *testing.T) {
	if lines := found(t, ExtensionIntegration, "x: {type: mock, timeoutInMillis: !Is ''}"); len(lines) != 0 {
		t.Errorf("got %q", lines)
	}
	if lines := found(t, ExtensionIntegration, "x: {type: mock, timeoutInMillis: ''}"); len(lines) != 1 {
		t.Errorf("got %q, want one fault", lines)
	}
}
