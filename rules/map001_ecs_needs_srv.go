package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// map001 needs evidence of Amazon ECS: who registers instances by himself may
// give address and port to a service of any kind.
var map001 = lint.Rule{
	ID: "MAP001", Name: "ecs-needs-srv", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "Amazon ECS registers tasks without a port in the Cloud Map service of an integration",
		Why:     "With A or AAAA records Amazon ECS registers addresses only; an HTTP API needs a port too, which SRV records bring.",
		Symptom: "503 Service Unavailable on every request, because no instance can be called",
		Fix:     "Make a new service with SRV records and give the registry of the ECS service a port; a record type cannot be changed.",
		Refs:    []string{guide + "http-api-develop-integrations-private.html", ecs + "API_ServiceRegistry.html"},
	},
	Check: func(p *lint.Pass) {
		seen := make(map[*model.CloudMapService]bool)
		for _, in := range p.Model.Integrations {
			service := in.CloudMap
			if service == nil || seen[service] || !filledByECS(service) || service.Registers("SRV") != model.No {
				continue
			}
			seen[service] = true
			for _, record := range service.Records {
				if record.Is("A") || record.Is("AAAA") {
					p.Report(record, "Amazon ECS registers tasks in a service with %s records, which carry no port", record).
						Because(in, "the integration that calls the service")
				}
			}
		}
	},
}

func filledByECS(service *model.CloudMapService) bool {
	return len(service.Registrars) > 0 || slices.ContainsFunc(service.Instances, (*model.Instance).FromECS)
}
