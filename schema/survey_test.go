package schema_test

import (
	"testing"

	"github.com/linkproof/linkproof/schema"
	"github.com/linkproof/linkproof/schema/model"
)

const (
	secureARN = "arn:aws:elasticloadbalancing:eu-west-1:444455556677:listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2"
	// shop calls a listener that it does not define.
	shop = "Parameters:\n  Listener:\n    Type: String\n    Default: " + secureARN + `
Resources:
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: shop, ProtocolType: HTTP}}
  Call:
    Type: AWS::ApiGatewayV2::Integration
    Properties: {ApiId: !Ref Api, IntegrationType: HTTP_PROXY, ConnectionType: VPC_LINK, ConnectionId: l1, IntegrationUri: !Ref Listener}
`
	// given is the same without a default.
	given = `Parameters:
  Listener: {Type: String}
Resources:
  Call:
    Type: AWS::ApiGatewayV2::Integration
    Properties: {ApiId: a1, IntegrationType: HTTP_PROXY, ConnectionType: VPC_LINK, ConnectionId: q3w4e5, IntegrationUri: !Ref Listener}
`
	listeners = `{"Listeners": [{"ListenerArn": "` + secureARN + `", "LoadBalancerArn": "arn:lb", "Port": 443, "Protocol": "HTTPS"}]}`
	script    = "aws apigatewayv2 create-integration --api-id a1 --integration-type HTTP_PROXY --connection-type VPC_LINK --connection-id l1 --integration-uri " + secureARN + "\n"
)

// worldOf loads paths and gives the first world of the input set of a file.
func worldOf(t *testing.T, options schema.Options, name string, paths ...string) *model.Model {
	t.Helper()
	loaded, err := schema.Load(t.Context(), paths, options)
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range loaded.Results {
		if set.Files[0].Name == name {
			return set.Worlds[0]
		}
	}
	t.Fatalf("%s was not loaded", name)
	return nil
}

// TestAnswersAreFacts: answers among the paths tell facts about the other
// files, by what their objects are named by and not by standing beside.
func TestAnswersAreFacts(t *testing.T) {
	tree(t, map[string]string{
		"shop.yaml": shop, "given.yaml": given, "deploy.sh": script, "request.json": calls, "plain.yaml": template,
		"live/listeners.json": listeners, "live/links.json": links, "live/who.json": identity,
		"live/request.json": `{"Name": "made", "SubnetIds": ["s1"]}`,
	})
	for _, name := range []string{"shop.yaml", "deploy.sh"} {
		m := worldOf(t, schema.Options{}, name, ".")
		in := m.Integrations[0]
		if in.Listener == nil || in.Link.To == nil {
			t.Fatalf("%s: listener %v, link %v", name, in.Listener, in.Link.To)
		}
		if file := in.Listener.Protocol.Where().File.Name; file != "live/listeners.json" {
			t.Errorf("%s: the protocol stands in %s", name, file)
		}
		if m.Account.Present() {
			t.Errorf("%s: account %s, which nobody told of this file", name, m.Account)
		}
		if len(m.Links) != 1 {
			t.Errorf("%s: %d links, a request is no fact", name, len(m.Links))
		}
	}
	if m := worldOf(t, schema.Options{}, "plain.yaml", "plain.yaml", "live"); len(m.Listeners) != 0 {
		t.Error("facts were given to a file that names nothing of them")
	}
	if m := worldOf(t, schema.Options{}, "shop.yaml", "shop.yaml"); m.Integrations[0].Listener != nil {
		t.Error("a fact from a file that was not named")
	}
	if in := worldOf(t, schema.Options{}, "request.json", ".").Integrations[0]; in.Link.To == nil {
		t.Error("a snapshot should meet the facts of another folder")
	}
}

// TestParametersMeetAnswers: what the user tells names objects too.
func TestParametersMeetAnswers(t *testing.T) {
	tree(t, map[string]string{"given.yaml": given, "live/listeners.json": listeners})
	if in := worldOf(t, schema.Options{}, "given.yaml", ".").Integrations[0]; in.Listener != nil {
		t.Error("the listener is not told")
	}
	options := schema.Options{Given: model.Given{Parameters: map[string]string{"Listener": secureARN}}}
	if in := worldOf(t, options, "given.yaml", "given.yaml", "live").Integrations[0]; in.Listener == nil {
		t.Error("the listener that the parameter names was listed")
	}
}

// TestFoldersAreApart: what a listing leaves out is filled in by its own folder
// and by no other.
func TestFoldersAreApart(t *testing.T) {
	tree(t, map[string]string{
		"shop.yaml": shop, "a/listeners.json": listeners,
		"a/groups.json": `{"TargetGroups": [{"TargetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:444455556677:targetgroup/shop/50dc6c495c0c9188", "TargetGroupName": "g"}]}`,
		"b/health.json": `{"TargetHealthDescriptions": [{"Target": {"Id": "10.0.0.1"}, "TargetHealth": {}}]}`,
	})
	for _, options := range []schema.Options{{}, {Contexts: []string{"a", "b"}}} {
		m := worldOf(t, options, "shop.yaml", ".")
		if len(m.Groups) == 0 || len(m.Groups[0].Targets) != 0 {
			t.Errorf("%d target groups, or targets of another folder", len(m.Groups))
		}
	}
}

// TestContextsTellOnce: a file that is a context too tells its facts once.
func TestContextsTellOnce(t *testing.T) {
	tree(t, map[string]string{"shop.yaml": shop, "live/listeners.json": listeners})
	if m := worldOf(t, schema.Options{Contexts: []string{"live"}}, "shop.yaml", "."); len(m.Listeners) != 1 {
		t.Errorf("%d listeners, want one", len(m.Listeners))
	}
}
