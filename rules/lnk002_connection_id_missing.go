package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var lnk002 = lint.Rule{
	ID: "LNK002", Name: "connection-id-missing", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a VPC_LINK integration names no VPC link",
		Why:     "Without the id of a VPC link API Gateway does not know which way into the VPC to take.",
		Symptom: "ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK",
		Fix:     "Set the connection id to the id of the VPC link.",
		Refs:    []string{restAPI + "API_PutIntegration.html", httpAPI + "apis-apiid-integrations.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		id := in.Link.ID
		if !in.UsesLink() || !id.Absent() && !id.Is("") || p.Model.Misspells(&in.Object, "connectionId") {
			return
		}
		finding := p.Report(id, "the connection type is VPC_LINK, but no connection id is given").
			Because(in.ConnectionType, "the connection type stands here")
		if in.Protocol == model.REST {
			finding.Shows("ConnectionId should be set to the vpcLinkId or stage variable on connection type VPC_LINK")
		}
	}),
}
