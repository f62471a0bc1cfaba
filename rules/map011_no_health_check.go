package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var map011 = lint.Rule{
	ID: "MAP011", Name: "no-health-check", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "a Cloud Map service that an API calls has no health check",
		Why: "Without one Cloud Map gives out every instance, dead ones included. Amazon ECS reports the health of its tasks " +
			"through a custom health check only, which cannot be added later.",
		Symptom: "503 Service Unavailable on some requests while a task stops",
		Fix:     "Add HealthCheckCustomConfig.",
		Refs:    []string{cloudMap + "API_HealthCheckCustomConfig.html", cloudMap + "API_DiscoverInstances.html"},
	},
	Check: lint.Each(calledServices, func(p *lint.Pass, service *model.CloudMapService) {
		if service.HealthCheck.Absent() && service.CustomHealthCheck.Absent() {
			p.Report(service, "Cloud Map service %s has no health check", service.Name).
				Because(service.Callers[0], "the integration that calls it").
				Suggest(lint.Fix{Title: "Add a custom health check; that makes a new service", Edits: lint.SetJSON(&service.Object, "{}", "HealthCheckCustomConfig")})
		}
	}),
}

// calledServices are the Cloud Map services that integrations call.
func calledServices(m *model.Model) []*model.CloudMapService {
	var called []*model.CloudMapService
	for _, service := range m.Services {
		if len(service.Callers) > 0 {
			called = append(called, service)
		}
	}
	return called
}
