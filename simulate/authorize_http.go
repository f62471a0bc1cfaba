package simulate

import (
	"context"
	"errors"
)

// authorizeHTTP decides whether the caller of an HTTP API may use the route. A
// preflight that the route lets pass is answered then: the authorizer of the
// default route judges them too. Source: developer guide, "Configure CORS for
// HTTP APIs".
func authorizeHTTP(_ context.Context, ex *Exchange) error {
	if err := plainly(ex.authorize()); err != nil {
		return err
	}
	if ex.isPreflight() {
		return ex.preflight()
	}
	return ex.withinStage()
}

// plainly gives the answers of HTTP APIs to those they refuse, which never say
// why, and are 403 without a signature too. Reported by third parties.
func plainly(err error) error {
	reply, ok := errors.AsType[*Reply](err)
	if !ok {
		return err
	}
	reply.Message = ""
	if reply.Type == MissingAuthenticationToken {
		reply.Type = AccessDenied
	}
	return reply
}
