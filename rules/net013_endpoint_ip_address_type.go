package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var net013 = lint.Rule{
	ID: "NET013", Name: "endpoint-ip-address-type", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the IP address type or the VPC endpoints of an API do not fit its endpoint type",
		Why:     "Private REST APIs are dualstack only, and no other APIs are reached through VPC endpoints.",
		Symptom: "VPCEndpoints can only be specified with PRIVATE apis.",
		Fix:     "Set the IP address type of a private API to dualstack; give VPC endpoints to private APIs only.",
		Refs:    []string{restAPI + "API_EndpointConfiguration.html"},
	},
	Check: func(p *lint.Pass) {
		for _, api := range p.Model.APIs {
			types, known := api.EndpointTypes.Get()
			private := slices.Contains(types, "PRIVATE")
			switch {
			case api.Protocol != model.REST:
			case known && private && api.IPAddressType.Is("ipv4"):
				p.Report(api.IPAddressType, "a private REST API is dualstack, not ipv4").
					Because(api.EndpointTypes, "the endpoint type stands here").Shows("").
					Suggest(lint.Fix{Title: "Set the IP address type to dualstack", Safe: true, Edits: lint.Replace(api.IPAddressType.Where(), "ipv4", "dualstack")})
			case len(api.VPCEndpoints) > 0 && (known && !private || api.EdgeOptimized() == model.Yes):
				p.Report(api.VPCEndpoints[0], "%s has VPC endpoints, but is no private API", api.Name).
					Because(api.EndpointTypes, "the endpoint type stands here")
			}
		}
	},
}
