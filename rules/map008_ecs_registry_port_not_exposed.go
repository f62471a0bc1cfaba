package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var map008 = lint.Rule{
	ID: "MAP008", Name: "ecs-registry-port-not-exposed", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "an ECS service registers a port or a container that its task definition does not have",
		Why:     "The API calls the registered port. Where no container listens, nobody answers.",
		Symptom: "503 Service Unavailable on every request",
		Fix:     "Register a port that is among the port mappings of the task definition.",
		Refs:    []string{ecs + "API_ServiceRegistry.html", ecs + "API_PortMapping.html"},
	},
	Check: eachRegistry(func(p *lint.Pass, task *model.ECSService, registry *model.Registry) {
		definition := task.Definition.To
		if definition == nil {
			return
		}
		name, named := registry.ContainerName.Get()
		if named && definition.Runs(name) == model.No {
			p.Report(registry.ContainerName, "the task definition has no container %s", name).Because(definition, "the task definition stands here")
			return
		}
		for _, port := range [...]model.Value[int]{registry.Port, registry.ContainerPort} {
			if number, known := port.Get(); known && definition.Exposes(name, number) == model.No {
				p.Report(port, "port %d is in no port mapping of the task definition", number).Because(definition, "the task definition stands here")
			}
		}
	}),
}
