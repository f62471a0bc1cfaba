package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// map013 leaves services that ECS Service Connect keeps to map014.
var map013 = lint.Rule{
	ID: "MAP013", Name: "nothing-registered", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "a Cloud Map service that an API calls has no instance that can answer",
		Why:     "An HTTP API asks Cloud Map for an instance at each request; without a healthy one there is nobody to call.",
		Symptom: "503 Service Unavailable on every request",
		Fix:     "Register instances: run tasks of an ECS service with a registry, or register addresses and ports.",
		Refs:    []string{cloudMap + "API_DiscoverInstances.html", guide + "http-api-develop-integrations-private.html"},
	},
	Check: lint.Each(calledServices, func(p *lint.Pass, service *model.CloudMapService) {
		switch {
		case len(service.Instances) > 0:
			checkHealth(p, service)
		case model.Is(service.Count, 0):
			p.Report(service.Count, "no instance is registered in Cloud Map service %s", service.Name)
		case len(service.Registrars) > 0:
			checkTasks(p, service)
		case p.Model.Complete && service.Count.Absent() && connecting(p.Model, service) == nil:
			p.Report(service, "nothing registers instances in Cloud Map service %s", service.Name)
		}
	}),
}

func checkHealth(p *lint.Pass, service *model.CloudMapService) {
	if slices.ContainsFunc(service.Instances, func(i *model.Instance) bool { return !i.Health.Is("UNHEALTHY") }) {
		return
	}
	p.Report(service.Instances[0].Health, "all %d instances of Cloud Map service %s are UNHEALTHY", len(service.Instances), service.Name)
}

// checkTasks reports when none of the ECS services that fill the service runs a
// task.
func checkTasks(p *lint.Pass, service *model.CloudMapService) {
	for _, task := range service.Registrars {
		if !model.Is(task.DesiredCount, 0) {
			return
		}
	}
	task := service.Registrars[0]
	p.Report(task.DesiredCount, "ECS service %s runs no task, so no instance is registered", task.Name).
		Because(service, "the Cloud Map service that the API calls")
}
