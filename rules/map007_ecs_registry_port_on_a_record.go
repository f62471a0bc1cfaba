package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// map007 leaves services that an integration calls to map001: there the
// records are the mistake.
var map007 = lint.Rule{
	ID: "MAP007", Name: "ecs-registry-port-on-a-record", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "an ECS service registers a container port in a Cloud Map service without SRV records",
		Why:     "A and AAAA records hold an address only, and Amazon ECS refuses a container that it has no use for.",
		Symptom: "The values specified for serviceRegistries do not require a value for 'containerPort'",
		Fix:     "Make a service with SRV records, which an HTTP API needs anyway, or leave the container out.",
		Refs:    []string{ecs + "API_ServiceRegistry.html", cloudMap + "API_DnsRecord.html"},
	},
	Check: eachRegistry(func(p *lint.Pass, _ *model.ECSService, registry *model.Registry) {
		service := registry.Service.To
		if len(service.Callers) > 0 || len(service.Records) == 0 || service.Registers("SRV") != model.No || service.Registers("CNAME") != model.No {
			return
		}
		if registry.ContainerPort.Present() {
			p.Report(registry.ContainerPort, "the registry gives a container port to a service with %s records", service.Records[0]).
				Because(service.Records[0], "the records stand here")
		} else if registry.ContainerName.Present() {
			p.Report(registry.ContainerName, "the registry gives a container to a service with %s records", service.Records[0]).
				Because(service.Records[0], "the records stand here")
		}
	}),
}
