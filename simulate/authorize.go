package simulate

import "context"

// lineForbidden is our own: what the log says of a wrong key is not known.
const lineForbidden = "API key not authorized"

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
	if !required || ex.API.APIKeySource.IsFold("AUTHORIZER") {
		return nil
	}
	if ex.holdsKey(ex.headers.Get("x-api-key")) {
		ex.note("API key", "the key is taken to be in a usage plan of the stage", ex.Route.KeyRequired.Where())
		return nil
	}
	return &Reply{Type: InvalidAPIKey, Line: lineForbidden, At: ex.Route.KeyRequired.Where()}
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
