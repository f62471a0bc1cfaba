package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var net016 = lint.Rule{
	ID: "NET016", Name: "port-range-inverted", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the range of ports of a security group rule ends before it starts",
		Why:     "Amazon EC2 refuses such a rule, and with it the security group.",
		Symptom: "the creation of the security group or of the rule fails",
		Fix:     "Swap the two ports, or make a rule for each.",
		Refs:    []string{ec2API + "API_IpPermission.html"},
	},
	Check: func(p *lint.Pass) {
		for _, group := range p.Model.SecurityGroups {
			for _, rules := range [][]model.SecurityRule{group.Ingress, group.Egress} {
				for i := range rules {
					checkPorts(p, &rules[i])
				}
			}
		}
	},
}

// portProtocols are those whose rules have ports; others have types of
// messages. Source: IpPermission.IpProtocol.
var portProtocols = [...]string{"tcp", "udp", "6", "17"}

func checkPorts(p *lint.Pass, rule *model.SecurityRule) {
	protocol, _ := rule.Protocol.Get()
	if !rule.Inverted() || !slices.Contains(portProtocols[:], strings.ToLower(protocol)) {
		return
	}
	from, _ := rule.From.Get()
	to, _ := rule.To.Get()
	p.Report(rule.From, "the rule is for ports %d to %d, which is no range", from, to).
		Because(rule.To, "the last port stands here")
}
