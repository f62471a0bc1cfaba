package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var obs003 = lint.Rule{
	ID: "OBS003", Name: "no-throttle-before-backend", Severity: lint.Warning, Policy: true,
	Doc: lint.Doc{
		Summary: "nothing throttles requests to a private backend",
		Why:     "Without limits of the stage all that the account may serve, 10,000 requests a second, lands on the backend.",
		Symptom: "a burst of requests overloads the backend; then 503 and 504 to all callers",
		Fix:     "Set a rate and a burst limit for the stage.",
		Refs:    []string{guide + "http-api-throttling.html", guide + "api-gateway-request-throttling.html"},
	},
	Check: lint.Each(func(m *model.Model) []*model.Stage { return m.Stages }, func(p *lint.Pass, stage *model.Stage) {
		if stage.LeadsIntoVPC() && stage.ThrottlingRate.Absent() && !stage.OwnLimits && !planned(p.Model, stage.API) {
			p.Report(stage.ThrottlingRate, "stage %s of an API with private integrations has no throttling", stage.StageName)
		}
	}),
}

// planned tells whether a usage plan bounds callers of an API.
func planned(m *model.Model, api *model.API) bool {
	for _, plan := range m.UsagePlans {
		for i := range plan.Stages {
			if plan.Stages[i].API == api && plan.Rate.Present() {
				return true
			}
		}
	}
	return false
}
