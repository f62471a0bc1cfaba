package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// own003 leaves the account in the ARN of a service to own001.
var own003 = lint.Rule{
	ID: "OWN003", Name: "shared-cloud-map-namespace", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "the Cloud Map service of an integration lies in a namespace that another account shares",
		Why: "Finding instances of a shared namespace takes the account of its owner, and the URI of an integration has no place for it. " +
			"How API Gateway answers is not documented.",
		Symptom: "the integration is refused, or 503 Service Unavailable",
		Fix:     "Make namespace, service and API in one account.",
		Refs:    []string{cloudMap + "API_Service.html", cloudMap + "API_DiscoverInstances.html", guide + "http-api-develop-integrations-private.html"},
	},
	Check: lint.Each(calledServices, func(p *lint.Pass, service *model.CloudMapService) {
		owner, owned := service.Owner.Get()
		creator, created := service.CreatedBy.Get()
		account, known := ownAccount(p.Model, service.Callers[0].API).Get()
		switch {
		case owned && created && owner != creator:
			p.Report(service.Owner, "the namespace belongs to account %s, the service to %s", owner, creator)
		case owned && known && owner != account:
			p.Report(service.Owner, "the namespace belongs to account %s, the API to %s", owner, account)
		case created && known && creator != account:
			p.Report(service.CreatedBy, "the service belongs to account %s, the API to %s", creator, account)
		}
	}),
}
