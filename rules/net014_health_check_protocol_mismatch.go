package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var net014 = lint.Rule{
	ID: "NET014", Name: "health-check-protocol-mismatch", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "the health check of a target group asks in a protocol that its targets do not speak",
		Why:     "Targets that serve requests well are unhealthy all the same. A Network Load Balancer then sends requests to all of them, also to the dead.",
		Symptom: "Target.FailedHealthChecks on every target",
		Fix:     "Check with the protocol of the port that is checked, and give a path to HTTP and HTTPS checks only.",
		Refs:    []string{elbAPI + "API_CreateTargetGroup.html", elbGuide + "network/target-group-health-checks.html"},
	},
	Check: func(p *lint.Pass) {
		for _, group := range p.Model.Groups {
			if model.Is(group.HealthCheck.Enabled, false) {
				continue
			}
			switch protocol := group.ChecksBy(); {
			case protocol == "TCP" && (group.Protocol.Is("HTTP") || group.Protocol.Is("HTTPS")):
				p.Report(group.HealthCheck.Protocol, "target group %s is for %s, which TCP cannot check", group.Name, group.Protocol)
			case protocol == "TCP" && group.HealthCheck.Path.Known():
				p.Report(group.HealthCheck.Path, "target group %s is checked by TCP, which has no path", group.Name)
			case protocol == "HTTPS" && group.ChecksTraffic() && group.EndsTLS() == model.No:
				p.Report(group.HealthCheck.Protocol, "target group %s is checked by HTTPS on a port of plain HTTP", group.Name).
					Because(group.Port, "the port of the targets stands here")
			case protocol == "HTTP" && group.ChecksTraffic() && group.EndsTLS() == model.Yes && !takesRefusals(group.HealthCheck.Codes):
				p.Report(group.HealthCheck.Protocol, "target group %s is checked by HTTP on a port of HTTPS", group.Name).
					Because(group.Port, "the port of the targets stands here")
			}
		}
	},
}

// takesRefusals tells whether 400, which is what plain HTTP gets from a port of
// HTTPS, may count as healthy: 400, or a range up to it such as 200-499.
func takesRefusals(codes model.Text) bool {
	literal, known := codes.Get()
	return codes.Unknown() || known && (strings.Contains(literal, "400") || strings.Contains(literal, "-4"))
}
