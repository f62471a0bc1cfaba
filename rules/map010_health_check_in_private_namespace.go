package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var map010 = lint.Rule{
	ID: "MAP010", Name: "health-check-in-private-namespace", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a Cloud Map service has a Route 53 health check that it cannot have",
		Why:     "Route 53 checks from the Internet, so only services in public DNS namespaces have such a check, and none beside a custom one.",
		Symptom: "InvalidInput when the service is made",
		Fix:     "Use HealthCheckCustomConfig instead of HealthCheckConfig.",
		Refs:    []string{cloudMap + "API_HealthCheckConfig.html", cloudMap + "API_HealthCheckCustomConfig.html"},
	},
	Check: lint.Each(func(m *model.Model) []*model.CloudMapService { return m.Services }, func(p *lint.Pass, service *model.CloudMapService) {
		namespace := service.Namespace.To
		switch {
		case !service.HealthCheck.Known():
		case namespace != nil && namespace.Kind.Is("DNS_PRIVATE"):
			p.Report(service.HealthCheck, "a service in a private DNS namespace has a Route 53 health check").
				Because(namespace, "the namespace stands here")
		case service.CustomHealthCheck.Known():
			p.Report(service.HealthCheck, "a service has both a Route 53 health check and a custom one").
				Because(service.CustomHealthCheck, "the custom health check stands here")
		}
	}),
}
