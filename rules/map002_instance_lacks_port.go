package rules

import (
	"strconv"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// map002 leaves instances of a kind that has no port to map004.
var map002 = lint.Rule{
	ID: "MAP002", Name: "instance-lacks-port", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "an instance of a Cloud Map service that an API calls has no usable port",
		Why:     "An HTTP API calls the address and the port that the instance was registered with.",
		Symptom: "503 Service Unavailable; services with SRV records refuse: Required attribute(s) AWS_INSTANCE_PORT are missing.",
		Fix:     "Register the instance with AWS_INSTANCE_PORT.",
		Refs:    []string{guide + "http-api-develop-integrations-private.html", cloudMap + "API_RegisterInstance.html"},
	},
	Check: func(p *lint.Pass) {
		for _, instance := range p.Model.Instances {
			port, has := model.Lookup(instance.Attributes, "AWS_INSTANCE_PORT")
			if has {
				checkPort(p, port)
			} else if !instance.AttributesOpen && !otherKind(instance) && needsPort(instance.Service.To) {
				p.Report(instance, "instance %s has no attribute AWS_INSTANCE_PORT", instance.Name)
			}
		}
	},
}

// needsPort tells whether all instances of a service must have a port.
func needsPort(service *model.CloudMapService) bool {
	return service != nil && (service.Registers("SRV") == model.Yes || len(service.Callers) > 0)
}

func checkPort(p *lint.Pass, port model.Text) {
	if text, known := port.Get(); known {
		if number, err := strconv.Atoi(text); err != nil || number < 1 || number > 65535 {
			p.Report(port, "AWS_INSTANCE_PORT is %q, not a port from 1 to 65535", text)
		}
	}
}
