package awsjson

import (
	"testing"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// TestPages: a listing that goes on is said at its token, and nothing counts as
// complete beside it.
func TestPages(t *testing.T) {
	const link = `{"VpcLinkId": "l1", "SubnetIds": ["s1"]}`
	for src, token := range map[string]string{
		`{"Items": [` + link + `]}`:                                                                          "",
		`{"Items": [` + link + `], "NextToken": null}`:                                                       "",
		`{"Items": [` + link + `], "NextToken": ""}`:                                                         "",
		`{"Items": [` + link + `], "NextToken": "abc"}`:                                                      `"abc"`,
		`{"items": [` + restAPI + `], "position": "abc"}`:                                                    `"abc"`,
		`{"items": [], "position": "abc"}`:                                                                   `"abc"`,
		`{"Services": [{"Id": "srv-1", "Arn": "` + serviceARN + `", "Name": "orders"}], "NextToken": "abc"}`: `"abc"`,
		`{"serviceArns": ["arn:aws:ecs:x"], "nextToken": "abc"}`:                                             `"abc"`,
		`{"LoadBalancers": [{"LoadBalancerArn": "` + balancerARN + `", "DNSName": "a"}], "NextMarker": "x"}`: `"x"`,
		`{"calls": [{"Items": [` + link + `], "NextToken": "abc"}]}`:                                         `"abc"`,
		"Items:\n- VpcLinkId: l1\n  SubnetIds: [s1]\nNextToken: abc\n":                                       "abc",
	} {
		m := Load([]*syntax.File{read(t, "-", src)}, model.Given{Complete: true}, nil).Worlds[0]
		said := ""
		for _, fault := range m.Faults {
			if fault.Kind == model.IncompleteListing {
				said = fault.Span.Text()
			}
		}
		if said != token || m.Complete != (token == "") {
			t.Errorf("%s: token %q, complete %t; want token %q", src, said, m.Complete, token)
		}
	}
}

// TestIncompleteFacts: facts that are not whole leave the model that adopts
// them open as well.
func TestIncompleteFacts(t *testing.T) {
	given := model.Given{Complete: true}
	facts := read(t, "facts.json", `{"Items": [{"VpcLinkId": "l1", "SubnetIds": []}], "NextToken": "abc"}`)
	m := Load([]*syntax.File{read(t, "-", httpAPI)}, given, func() *model.Model { return Facts([]*syntax.File{facts}, given) }).Worlds[0]
	if m.Complete || len(m.Faults) != 1 {
		t.Errorf("complete %t with %d faults", m.Complete, len(m.Faults))
	}
}

// TestDescriptions: service models and JSON Schemas have the keys of answers,
// and describe them only.
func TestDescriptions(t *testing.T) {
	for _, src := range []string{
		`{"metadata": {}, "shapes": {"VpcLink": {"type": "structure", "members": {"id": {"shape": "String"}, "name": {"shape": "String"}, "targetArns": {"shape": "ListOfString"}, "status": {"shape": "VpcLinkStatus"}}}}}`,
		`{"typeName": "AWS::ApiGatewayV2::VpcLink", "properties": {"VpcLinkId": {"type": "string"}, "Name": {"type": "string"}, "SubnetIds": {"type": "array"}}}`,
		`{"VpcLinkId": {"$ref": "#/definitions/Id"}, "Name": {"$ref": "#/definitions/Name"}, "SubnetIds": {"type": "array"}}`,
	} {
		if Recognizes(read(t, "model.json", src)) {
			t.Errorf("%s is taken for an answer", src)
		}
	}
}

// TestFailures: what the CLI says when a call fails is understood and holds
// nothing.
func TestFailures(t *testing.T) {
	for src, want := range map[string]bool{
		"An error occurred (NotFoundException) when calling the GetVpcLink operation: Invalid Vpc Link identifier specified\n":    true,
		"\naws: [ERROR]: An error occurred (AccessDeniedException) when calling the GetApis operation: not authorized to perform": true,
		"An error occurred": false,
		"":                  false,
	} {
		file := syntax.ReadText("answer.json", []byte(src), syntax.DefaultLimits())
		m := Load([]*syntax.File{file}, model.Given{}, nil).Worlds[0]
		if Recognizes(file) != want || len(m.EmptyAnswers) == 1 != want {
			t.Errorf("%q: recognised %t, %d empty answers", src, Recognizes(file), len(m.EmptyAnswers))
		}
	}
}

// TestListedByTheWay: what is listed without its owner belongs to the only one
// of the snapshot.
func TestListedByTheWay(t *testing.T) {
	documents := []string{
		`{"TargetGroups": [{"TargetGroupArn": "arn:g", "TargetGroupName": "g"}]}`,
		`{"TargetHealthDescriptions": [{"Target": {"Id": "10.0.0.1", "Port": 80}, "TargetHealth": {"State": "healthy"}}]}`,
		`{"Attributes": [{"Key": "deregistration_delay.timeout_seconds", "Value": "30"}]}`,
		`{"Listeners": [{"ListenerArn": "` + listenerARN + `", "LoadBalancerArn": "` + balancerARN + `"}]}`,
		`{"Certificates": [{"CertificateArn": "arn:c", "IsDefault": false}]}`,
		`{"Items": [{"DomainName": "api.example.com", "DomainNameConfigurations": []}]}`,
		`{"Items": [{"ApiId": "a1", "ApiMappingId": "m1", "Stage": "prod"}]}`,
		`{"Items": [{"AuthorizerId": "z1", "AuthorizerType": "JWT"}]}`,
		httpAPI,
	}
	m := world(t, documents...)
	group := m.Groups[0]
	if len(group.Targets) != 1 || len(group.Attributes) != 1 || group.AttributesOpen {
		t.Errorf("the group has %d targets and %d attributes, open %t", len(group.Targets), len(group.Attributes), group.AttributesOpen)
	}
	if len(m.Listeners[0].Certificates) != 1 || len(m.Domains[0].Mappings) != 1 || len(m.APIs[0].Authorizers) != 1 {
		t.Error("certificate, mapping and authorizer should belong to the only listener, domain and API")
	}
	more := world(t, append(documents, `{"TargetGroups": [{"TargetGroupArn": "arn:h", "TargetGroupName": "h"}]}`)...)
	for _, group := range more.Groups {
		if len(group.Targets) != 0 || !group.AttributesOpen {
			t.Errorf("%s: of two groups nobody can tell whose the targets are", group.Name)
		}
	}
}
