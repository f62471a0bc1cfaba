package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// lnk004 leaves REST APIs with a link V2 to lnk005, and WebSocket APIs to
// int017.
var lnk004 = lint.Rule{
	ID: "LNK004", Name: "link-version-mismatch", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "an HTTP API uses a VPC link V1",
		Why:     "A VPC link V1 leads REST and WebSocket APIs to one Network Load Balancer; HTTP APIs need network interfaces in subnets, a link V2.",
		Symptom: "BadRequestException when the integration is made: the VPC link is not found",
		Fix:     "Make a VPC link V2 (AWS::ApiGatewayV2::VpcLink, aws apigatewayv2 create-vpc-link) and use its id.",
		Refs:    []string{guide + "http-api-vpc-links.html", guide + "apigateway-vpc-links-v2.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		link, ok := in.Through()
		if in.Protocol == model.HTTP && ok && link.Version == model.LinkV1 {
			p.Report(in.Link.ID, "an HTTP API cannot use %s, which is a VPC link V1", link.Name).Because(link, "the VPC link V1 stands here")
		}
	}),
}
