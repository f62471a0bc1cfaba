package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var net012 = lint.Rule{
	ID: "NET012", Name: "proxy-protocol-v2", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "a Network Load Balancer behind a VPC link puts a PROXY header before each connection",
		Why:     "Servers that do not expect version 2 of the PROXY protocol take its header for a broken request.",
		Symptom: "400 Bad Request, or the connection is closed at once",
		Fix:     "Set proxy_protocol_v2.enabled to false unless the servers read the header.",
		Refs:    []string{elbAPI + "API_TargetGroupAttribute.html"},
	},
	Check: func(p *lint.Pass) {
		behind := p.Model.BehindLinks()
		for listener, group := range p.Model.Forwards {
			enabled, found := model.Lookup(group.Attributes, "proxy_protocol_v2.enabled")
			if found && enabled.IsFold("true") && slices.Contains(behind, listener.LoadBalancer.To) {
				p.Report(enabled, "target group %s puts a PROXY header before each connection", group.Name).
					Because(listener, "the listener that forwards to the group").
					Suggest(lint.Fix{Title: "Put no PROXY header before connections", Edits: lint.Replace(enabled.Where(), "true", "false")})
			}
		}
	},
}
