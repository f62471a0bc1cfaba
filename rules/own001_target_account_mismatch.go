package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var own001 = lint.Rule{
	ID: "OWN001", Name: "target-account-mismatch", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a private target belongs to another account than the API",
		Why:     "A private integration reaches load balancers and Cloud Map services of the API's own account only.",
		Symptom: "the integration is refused, or every request through it fails with 500 or 503",
		Fix:     "Put a load balancer into the account of the API; its targets may have addresses in the other VPC.",
		Refs:    []string{guide + "http-api-develop-integrations-private.html", guide + "set-up-private-integration.html"},
	},
	Check: func(p *lint.Pass) {
		compareTargets(p, "account", func(m *model.Model, api *model.API) model.Text {
			if api != nil && api.Account.Known() {
				return api.Account
			}
			return m.Account
		}, (*model.PrivateTarget).Account, func(account string) bool { return linkPrincipals[account] })
	},
}

// linkPrincipals are the accounts of API Gateway itself that appear beside
// endpoint services of VPC links V1. Source: developer guide, "Set up VPC
// links: accounts of API Gateway for each Region".
var linkPrincipals = map[string]bool{
	"392220576650": true, "718770453195": true, "968246515281": true, "109351309407": true, "796887884028": true,
	"631144002099": true, "544388816663": true, "061510835048": true, "474240146802": true, "394634713161": true,
	"969236854626": true, "020402002396": true, "195145609632": true, "798376113853": true, "507069717855": true,
	"174803364771": true, "287228555773": true, "855739686837": true,
}

// compareTargets reports private targets of which a field of the ARN differs
// from that of the API or, where that is not known, from that of most other
// targets of the API.
func compareTargets(
	p *lint.Pass, field string, own func(*model.Model, *model.API) model.Text,
	of func(*model.PrivateTarget) model.Text, exempt func(string) bool,
) {
	targets := p.Model.PrivateTargets()
	for i := range targets {
		target := &targets[i]
		value, known := of(target).Get()
		if !known || value == "" || exempt(value) {
			continue
		}
		if home := own(p.Model, target.API); home.Present() {
			if given, ok := home.Get(); ok && given != value {
				p.Report(target, "the target is of %s %s, but the API is of %s: %s", field, value, given, target).
					Because(home, "the %s of the API stands here", field)
			}
			continue
		}
		if usual := usualTarget(targets, target.API, of); usual != nil && !of(usual).Is(value) {
			p.Report(target, "the target is of %s %s, but other targets of the API are of %s: %s", field, value, of(usual), target).
				Because(usual, "another target of the API")
		}
	}
}

// usualTarget gives the first of the targets of an API with the value that
// most of them have; nil when none has one.
func usualTarget(targets []model.PrivateTarget, api *model.API, of func(*model.PrivateTarget) model.Text) *model.PrivateTarget {
	count := make(map[string]int)
	var usual *model.PrivateTarget
	for i := range targets {
		if value, known := of(&targets[i]).Get(); known && targets[i].API == api {
			count[value]++
		}
	}
	for i := range targets {
		value, known := of(&targets[i]).Get()
		if !known || targets[i].API != api {
			continue
		}
		if usual == nil || count[value] > count[of(usual).String()] {
			usual = &targets[i]
		}
	}
	return usual
}
