package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// rte008 wins over rte009 and the error level of rte001: as long as the host
// does not fit, path and verb do not matter. For HTTP APIs it stays a warning,
// because the host that they send is not documented.
var rte008 = lint.Rule{
	ID: "RTE008", Name: "alb-rule-host-mismatch", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the rules of the listener want another Host than requests of the integration have",
		Why: "A REST API sends the host of its URI. An HTTP API does not send the host of the rule by itself; " +
			"what it sends is not documented, so there this is a warning.",
		Symptom: "404 or whatever else the default action of the load balancer answers, while link, security groups and health checks are fine",
		Fix:     "HTTP API: map overwrite:header.Host to the host of the rule. REST API: name that host in the URI.",
		Refs:    []string{guide + "http-api-parameter-mapping.html", guide + "set-up-api-with-vpclink-cli.html", elbGuide + "application/rule-condition-types.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		stray := in.Strays()
		if stray.Reason != model.StrayByHost {
			return
		}
		condition := stray.Rule.Condition("host-header")
		if condition == nil {
			return
		}
		if in.Protocol == model.HTTP {
			finding := p.Report(in, "no mapping sends the Host that the rules of the listener want").As(lint.Warning).
				Because(condition, "a rule that wants a host stands here")
			suggestHost(finding, in, condition)
			return
		}
		endpoint, _ := in.URI.Endpoint()
		p.Report(in.URI, "no rule of the listener is met by the host of the URI: %s", endpoint.Host).
			Because(condition, "a rule that wants another host stands here")
	}),
}

// suggestHost maps the one host that a condition wants.
func suggestHost(finding *lint.Finding, in *model.Integration, condition *model.RuleCondition) {
	if len(condition.Values) != 1 || condition.ValuesOpen {
		return
	}
	host, known := condition.Values[0].Get()
	if !known || strings.ContainsAny(host, "*?$") {
		return
	}
	if edits := lint.Set(&in.Object, host, "requestParameters", "overwrite:header.Host"); edits != nil {
		finding.Suggest(lint.Fix{Title: "Map overwrite:header.Host to " + host, Edits: edits})
	}
}
