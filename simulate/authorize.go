package simulate

import (
	"context"
	"fmt"
)

// authorizeREST checks the API key of requests to a stage; test invokes need
// none. What authorizers, IAM and resource policies would say is not simulated.
func authorizeREST(_ context.Context, ex *Exchange) error {
	if ex.Stage == nil {
		return nil
	}
	if kind, known := ex.Route.Authorization.Get(); known && kind != "" && kind != "NONE" {
		ex.note("authorization", kind+" is taken to let the request pass", ex.Route.Authorization.Where())
	}
	required, known := ex.Route.KeyRequired.Or(false)
	if !known {
		return untold("whether the method needs an API key", ex.Route.KeyRequired)
	}
	ex.logUsagePlan(lineVerifying, ex.id, ex.shownKey(), ex.shownStage())
	if !required || ex.API.APIKeySource.IsFold("AUTHORIZER") {
		ex.narrate("API key", "the method needs none in the header", ex.Route.KeyRequired.Where())
		ex.logUsagePlan(lineUnneeded, ex.shownKey(), routeName(ex.Route))
		ex.log.by(ex.Route.KeyRequired.Where())
		ex.logUsagePlan(linePlanHolds, ex.shownKey(), ex.shownStage())
		return nil
	}
	if ex.holdsKey(ex.headers.Get("x-api-key")) {
		ex.note("API key", "the key is taken to be in a usage plan of the stage", ex.Route.KeyRequired.Where())
		ex.logUsagePlan(linePlanHolds, ex.shownKey(), ex.shownStage())
		return nil
	}
	return &Reply{Type: InvalidAPIKey, Line: fmt.Sprintf(lineNoPlan, ex.shownKey(), routeName(ex.Route), ex.shownStage()), At: ex.Route.KeyRequired.Where()}
}

// holdsKey tells whether a key is enabled; where nobody told the keys, any is.
func (ex *Exchange) holdsKey(value string) bool {
	if value == "" || ex.Keys == nil {
		return value != ""
	}
	for _, key := range ex.Keys {
		if key.Value == value {
			return key.Enabled
		}
	}
	return false
}
