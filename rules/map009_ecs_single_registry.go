package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var map009 = lint.Rule{
	ID: "MAP009", Name: "ecs-single-registry", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "an ECS service has more than one service registry",
		Why:     "Amazon ECS registers the tasks of a service in one Cloud Map service.",
		Symptom: "service registries can have at most 1 items",
		Fix:     "Keep the registry that the API calls; make a second ECS service for another.",
		Refs:    []string{ecs + "API_CreateService.html"},
	},
	Check: lint.Each(func(m *model.Model) []*model.ECSService { return m.Tasks }, func(p *lint.Pass, task *model.ECSService) {
		if count := len(task.Registries); count > 1 {
			p.Report(&task.Registries[1], "ECS service %s has %d service registries", task.Name, count)
		}
	}),
}
