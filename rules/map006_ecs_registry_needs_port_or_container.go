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
	Check: func(p *lint.Pass) {
		for _, task := range p.Model.Tasks {
			for i := range task.Registries {
				checkRegistry(p, task, &task.Registries[i])
			}
		}
	},
}

// checkRegistry reports what no service takes even where the service is not
// known. What one without SRV records does not take is for map007.
func checkRegistry(p *lint.Pass, task *model.ECSService, registry *model.Registry) {
	service := registry.Service.To
	if service != nil && service.Registers("SRV") != model.Yes {
		return
	}
	finding := checkPair(p, registry)
	if service == nil {
		return
	}
	mode := task.NetworkMode()
	switch paired := registry.ContainerPort.Present(); {
	case finding != nil || paired:
	case !registry.Port.Present():
		finding = p.Report(registry, "the registry has no port, which SRV records need")
	case mode.Is("bridge") || mode.Is("host"):
		finding = p.Report(registry.Port, "with network mode %s the registry needs container name and container port, not a port", mode)
	}
	if finding != nil {
		finding.Because(service, "the service with SRV records stands here")
	}
}

// checkPair reports container name and container port that do not go together,
// or not with a port; nil when they do.
func checkPair(p *lint.Pass, registry *model.Registry) *lint.Finding {
	switch paired := registry.ContainerPort.Present(); {
	case registry.ContainerName.Present() != paired:
		return p.Report(registry, "the registry has one of container name and container port, but needs both")
	case paired && registry.Port.Present():
		return p.Report(registry, "the registry has both a port and a container port")
	default:
		return nil
	}
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
