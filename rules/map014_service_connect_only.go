package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var map014 = lint.Rule{
	ID: "MAP014", Name: "service-connect-only", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "an API calls a Cloud Map service that ECS Service Connect keeps",
		Why: "Tasks with Service Connect are reached through its proxies, and what it registers is made for them. " +
			"As a target of an API it is not documented.",
		Symptom: "503 Service Unavailable, if the instances bring no address and port",
		Fix:     "Add a service registry to the ECS service, or put a load balancer in front of it.",
		Refs:    []string{ecs + "API_ServiceConnectConfiguration.html", guide + "http-api-develop-integrations-private.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if in.Protocol != model.HTTP {
			return
		}
		if task := connectingARN(p.Model, in); task != nil {
			p.Report(in.URI, "the integration calls a service of ECS Service Connect").Because(task, "the ECS service without a registry")
			return
		}
		if service := in.CloudMap; service != nil && len(service.Registrars)+len(service.Instances) == 0 {
			if task := connecting(p.Model, service); task != nil {
				p.Report(in.URI, "the integration calls a service of ECS Service Connect: %s", service.Name).Because(task, "the ECS service without a registry")
			}
		}
	}),
}

// connecting gives the ECS service without a registry whose Service Connect
// keeps a Cloud Map service by its name; nil without.
func connecting(m *model.Model, service *model.CloudMapService) *model.ECSService {
	return connected(m, service.Title)
}

// connectingARN is connecting for the service that a URI names.
func connectingARN(m *model.Model, in *model.Integration) *model.ECSService {
	return connected(m, in.URI.Split("?", 2)[0])
}

func connected(m *model.Model, name model.Text) *model.ECSService {
	for _, task := range m.Tasks {
		keeps := func(other model.Text) bool { return name.Known() && other.Same(name) == model.Yes }
		if len(task.Registries) == 0 && slices.ContainsFunc(task.Connects, keeps) {
			return task
		}
	}
	return nil
}
