package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var tls014 = lint.Rule{
	ID: "TLS014", Name: "front-door-tls-policy", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "the security policy of an API or domain name is weak, or does not fit its other settings",
		Why: "TLS 1.0 is broken. An endpoint access mode needs a policy whose name starts with SecurityPolicy_, else it is an error. " +
			"Policies for edge-optimized endpoints end in _EDGE; what comes of mixing them up is not documented.",
		Symptom: "BadRequestException when the API or domain name is made",
		Fix:     "Choose TLS_1_2 or a policy whose name starts with SecurityPolicy_ and fits the type of the endpoint.",
		Refs:    []string{restAPI + "API_CreateRestApi.html", guide + "apigateway-security-policies.html"},
	},
	Check: func(p *lint.Pass) {
		for _, api := range p.Model.APIs {
			if api.Protocol == model.REST {
				checkPolicy(p, api.SecurityPolicy, api.AccessMode)
				checkEdge(p, api)
			}
		}
		for _, domain := range p.Model.Domains {
			checkPolicy(p, domain.SecurityPolicy, domain.AccessMode)
		}
	},
}

func checkPolicy(p *lint.Pass, policy, mode model.Text) {
	if policy.Is("TLS_1_0") {
		suggestInstead(p.Report(policy, "the security policy lets callers speak TLS 1.0"), "Set the security policy to TLS_1_2", policy, "TLS_1_2")
	}
	if mode.Known() && policy.HasPrefix("SecurityPolicy_") == model.No {
		shown := policy.String()
		if policy.Absent() {
			shown = "none"
		}
		p.Report(mode, "the endpoint access mode %s needs a security policy that starts with SecurityPolicy_, not %s", mode, shown).As(lint.Error)
	}
}

func checkEdge(p *lint.Pass, api *model.API) {
	if api.SecurityPolicy.HasPrefix("SecurityPolicy_") != model.Yes {
		return
	}
	forEdge := api.SecurityPolicy.HasSuffix("_EDGE")
	switch edge := api.EdgeOptimized(); {
	case edge == model.No && forEdge == model.Yes:
		p.Report(api.SecurityPolicy, "the security policy is for edge-optimized endpoints, which this API has not: %s", api.SecurityPolicy)
	case edge == model.Yes && forEdge == model.No:
		p.Report(api.SecurityPolicy, "the API is edge-optimized, but the security policy is not for such endpoints: %s", api.SecurityPolicy)
	}
}
