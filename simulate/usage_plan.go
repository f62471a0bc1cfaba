package simulate

import (
	"fmt"

	"github.com/linkproof/linkproof/schema/model"
)

// checkKey checks the API key of a method that requires one, which stands in the
// header or comes from the authorizer.
func (ex *Exchange) checkKey() error {
	required, known := ex.Route.KeyRequired.Or(false)
	if !known {
		return untold("whether the method needs an API key", ex.Route.KeyRequired)
	}
	at := ex.Route.KeyRequired.Where()
	ex.logUsagePlan(lineVerifying, ex.id, ex.shownKey(), ex.shownStage())
	if !required {
		ex.narrate("API key", "the method needs none", at)
		ex.logUsagePlan(lineUnneeded, ex.shownKey(), routeName(ex.Route))
		ex.log.by(at)
		ex.logUsagePlan(linePlanHolds, ex.shownKey(), ex.shownStage())
		return nil
	}
	value := ex.givenKey()
	key, holds := ex.findKey(value)
	if holds && key.Plan != "" {
		holds = ex.inPlan(key.Plan)
	}
	if !holds {
		return &Reply{Type: InvalidAPIKey, Line: fmt.Sprintf(lineNoPlan, ex.shownKey(), routeName(ex.Route), ex.shownStage()), At: at}
	}
	if key.Plan == "" {
		ex.note("API key", "the key is taken to be in a usage plan of the stage", at)
	}
	if err := ex.withinLimits(key); err != nil {
		return err
	}
	ex.grant.key, ex.grant.keyID = value, key.ID
	ex.logUsagePlan(linePlanHolds, ex.shownKey(), ex.shownStage())
	return nil
}

// givenKey is the API key of the request, by the source that the API has.
func (ex *Exchange) givenKey() string {
	if ex.API.APIKeySource.IsFold("AUTHORIZER") {
		ex.note("API key", "it is the usageIdentifierKey of the authorizer", ex.API.APIKeySource.Where())
		return ex.grant.usageKey
	}
	return ex.headers.Get("x-api-key")
}

// findKey finds an enabled key; where nobody told the keys, any is one that the
// files do not disable.
func (ex *Exchange) findKey(value string) (EnvironmentKey, bool) {
	if value == "" || ex.Keys == nil {
		return EnvironmentKey{Value: value}, value != "" && !ex.disabled(value)
	}
	for _, key := range ex.Keys {
		if key.Value == value {
			return key, key.Enabled
		}
	}
	return EnvironmentKey{}, false
}

// disabled tells whether the files have a key by its value, which is not enabled.
func (ex *Exchange) disabled(value string) bool {
	for _, key := range ex.Model.APIKeys {
		if key.Value.Is(value) && model.Is(key.Enabled, false) {
			ex.note("API key", key.Name+" is not enabled", key.Enabled.Where())
			return true
		}
	}
	return false
}

// inPlan tells whether a usage plan is about the stage. One that is not in these
// files is taken to be, unless it is none.
func (ex *Exchange) inPlan(name string) bool {
	if plan := ex.plan(name); plan != nil {
		holds := plan.Of(ex.Stage)
		if !holds {
			ex.note("API key", "its usage plan "+plan.Name+" is not about the stage", plan.Where())
		}
		return holds
	}
	return name != "none"
}

func (ex *Exchange) plan(name string) *model.UsagePlan {
	for _, plan := range ex.Model.UsagePlans {
		if plan.Name == name || plan.Logical == name || plan.ID.Is(name) {
			return plan
		}
	}
	return nil
}

// planOf is the usage plan that limits a key: that which is named, or the only
// one of the stage.
func (ex *Exchange) planOf(key EnvironmentKey) *model.UsagePlan {
	if key.Plan != "" {
		return ex.plan(key.Plan)
	}
	var only *model.UsagePlan
	for _, plan := range ex.Model.UsagePlans {
		if plan.Of(ex.Stage) {
			if only != nil {
				return nil
			}
			only = plan
		}
	}
	return only
}

// withinLimits sees whether the plan of a key lets the request pass: no request
// is within a limit of 0. How many were sent before only a stub file tells.
func (ex *Exchange) withinLimits(key EnvironmentKey) error {
	quota, throttle := key.Where, key.Where
	if plan := ex.planOf(key); plan != nil {
		ex.note("usage plan", plan.Name, plan.Where())
		var none bool
		if throttle, none = plan.LimitOf(ex.Stage, ex.Route).None(); none {
			key.Throttled = true
		} else {
			throttle = plan.Where()
		}
		if quota = plan.Where(); model.Is(plan.Quota, 0) {
			key.QuotaExceeded, quota = true, plan.Quota.Where()
		}
	}
	switch {
	case key.QuotaExceeded:
		return &Reply{Type: QuotaExceeded, Line: "the quota of the usage plan is met", At: quota}
	case key.Throttled:
		return &Reply{Type: Throttled, Line: "the usage plan lets no further request pass now", At: throttle}
	default:
		return nil
	}
}
