package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var map006 = lint.Rule{
	ID: "MAP006", Name: "ecs-registry-needs-port-or-container", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "an ECS service registers in a Cloud Map service with SRV records without the right port",
		Why: "An SRV record needs a port: with network mode awsvpc a port, or container name and container port; " +
			"with bridge and host container name and container port.",
		Symptom: "InvalidParameterException when the ECS service is made",
		Fix:     "Give the registry container name and container port, or with awsvpc a port instead.",
		Refs:    []string{ecs + "API_ServiceRegistry.html"},
	},
	Check: eachRegistry(func(p *lint.Pass, task *model.ECSService, registry *model.Registry) {
		if registry.Service.To.Registers("SRV") != model.Yes {
			return
		}
		port, pair := registry.Port.Present(), registry.ContainerName.Present() && registry.ContainerPort.Present()
		half := registry.ContainerName.Present() != registry.ContainerPort.Present()
		mode := task.NetworkMode()
		shared := mode.Is("bridge") || mode.Is("host")
		var finding *lint.Finding
		switch {
		case half:
			finding = p.Report(registry, "the registry has one of container name and container port, but needs both")
		case !port && !pair:
			finding = p.Report(registry, "the registry has no port, which SRV records need")
		case port && pair:
			finding = p.Report(registry, "the registry has both a port and a container port")
		case port && shared:
			finding = p.Report(registry.Port, "with network mode %s the registry needs container name and container port, not a port", mode)
		default:
			return
		}
		finding.Because(registry.Service.To, "the service with SRV records stands here")
	}),
}

// eachRegistry makes a check that looks at every registry of an ECS service of
// which the Cloud Map service is known.
func eachRegistry(check func(*lint.Pass, *model.ECSService, *model.Registry)) func(*lint.Pass) {
	return func(p *lint.Pass) {
		for _, task := range p.Model.Tasks {
			for i := range task.Registries {
				if registry := &task.Registries[i]; registry.Service.To != nil {
					check(p, task, registry)
				}
			}
		}
	}
}
