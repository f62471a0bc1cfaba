package cfn

import (
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// identityPlaces tell where SAM has the identity of a caller stand, by the keys
// of Identity (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-lambdarequestauthorizationidentity.html,
// .../sam-property-httpapi-lambdaauthorizationidentity.html).
var identityPlaces = [...]struct{ key, rest, http string }{
	{"Header", "method.request.header.", "$request.header."},
	{"Headers", "method.request.header.", "$request.header."},
	{"QueryStrings", "method.request.querystring.", "$request.querystring."},
	{"StageVariables", "stageVariables.", "$stageVariables."},
	{"Context", "context.", "$context."},
}

// identitySources are those that SAM writes for the Identity of an authorizer.
func (g *generated) identitySources(identity model.Fields) []model.Text {
	var sources []model.Text
	for _, place := range identityPlaces {
		names, _ := identity.Texts(place.key)
		if place.key == "Header" {
			names = nil
			if name := identity.Text(place.key); name.Present() {
				names = []model.Text{name}
			}
		}
		prefix := place.rest
		if g.api.Protocol == model.HTTP {
			prefix = place.http
		}
		for _, name := range names {
			source := model.UnknownText(place.key, name.Why(), name.Where())
			if text, known := name.Get(); known {
				source = model.Literal(prefix+text, name.Where())
			}
			sources = append(sources, source)
		}
	}
	return sources
}

// serverlessPolicy is the resource policy that SAM makes: its statements where
// the template writes them; those that SAM makes of lists of accounts, addresses
// and VPCs are not followed
// (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-resourcepolicystatement.html).
func serverlessPolicy(d described) model.Value[*syntax.Node] {
	policy := d.Object("Auth").Structure("ResourcePolicy")
	node, known := policy.Get()
	if !known || node == nil {
		return policy
	}
	custom := node.Get("CustomStatements")
	if custom == nil || node.Len() != 1 {
		return model.UnknownValue[*syntax.Node]("SAM makes it of lists", policy.Where())
	}
	made := *node
	key := syntax.Node{Kind: syntax.String, Text: "Statement", Span: custom.Span}
	made.Children = []syntax.Node{key, *custom}
	return model.KnownValue(&made, policy.Where())
}
