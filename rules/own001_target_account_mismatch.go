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
		Fix:     "Put a load balancer into the account of the API; its targets may have addresses in the other VPC. In a template for several accounts write ${AWS::AccountId}.",
		Refs:    []string{guide + "http-api-develop-integrations-private.html", guide + "set-up-private-integration.html"},
	},
	Check: func(p *lint.Pass) {
		comparison{
			field: "account", of: model.PrivateTarget.Account, own: ownAccount,
			exempt: func(account string) bool { return linkPrincipals[account] },
		}.report(p)
		reportFixedAccounts(p)
	},
}

// reportFixedAccounts tells of accounts that are written out in a template
// whose other targets are of the account that it is deployed to.
func reportFixedAccounts(p *lint.Pass) {
	portable, found := portableTarget(p.Model)
	if !found {
		return
	}
	for target := range p.Model.PrivateTargets {
		if account, _ := target.Account().Get(); account != "" && !linkPrincipals[account] {
			p.Report(target, "the account %s is written out, so the template works in that account only: %s", account, target).
				As(lint.Info).Shows("").Because(portable, "this target is of the account of the deployment")
		}
	}
}

// portableTarget gives the first target whose account is that of the deployment.
func portableTarget(m *model.Model) (model.PrivateTarget, bool) {
	for target := range m.PrivateTargets {
		if pieces := target.Account().Pieces(); len(pieces) == 1 && pieces[0].Hole != nil && pieces[0].Hole.Name == "AWS::AccountId" {
			return target, true
		}
	}
	return model.PrivateTarget{}, false
}

func ownAccount(m *model.Model, api *model.API) model.Text {
	if api != nil && api.Account.Known() {
		return api.Account
	}
	return m.Account
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

// comparison compares a field of the ARNs of private targets with that of the
// API or, where that is not known, with that of most other targets of the API.
type comparison struct {
	field  string
	of     func(model.PrivateTarget) model.Text
	own    func(*model.Model, *model.API) model.Text
	exempt func(value string) bool
}

func (c comparison) report(p *lint.Pass) {
	var usual map[*model.API]model.PrivateTarget
	for target := range p.Model.PrivateTargets {
		value, known := c.of(target).Get()
		if !known || value == "" || c.exempt(value) {
			continue
		}
		if home := c.own(p.Model, target.API); home.Present() {
			if given, ok := home.Get(); ok && given != value {
				p.Report(target, "the target is of %s %s, but the API is of %s: %s", c.field, value, given, target).
					Because(home, "the %s of the API stands here", c.field)
			}
			continue
		}
		if usual == nil {
			usual = c.usual(p.Model)
		}
		if other := usual[target.API]; !c.of(other).Is(value) {
			p.Report(target, "the target is of %s %s, but other targets of the API are of %s: %s", c.field, value, c.of(other), target).
				Because(other, "another target of the API")
		}
	}
}

// usual gives for each API a target with the value that most of its targets
// have, and of several such values the first.
func (c comparison) usual(m *model.Model) map[*model.API]model.PrivateTarget {
	type key struct {
		api   *model.API
		value string
	}
	count := make(map[key]int)
	usual := make(map[*model.API]model.PrivateTarget)
	for target := range m.PrivateTargets {
		value, known := c.of(target).Get()
		count[key{target.API, value}]++
		first, found := usual[target.API]
		if best, _ := c.of(first).Get(); known && (!found || count[key{target.API, value}] > count[key{target.API, best}]) {
			usual[target.API] = target
		}
	}
	return usual
}
