package simulate

import (
	"context"
	"errors"

	"github.com/linkproof/linkproof/schema/model"
)

// roundTrip sends the request to the backend. One that was given for a target
// group stands behind the load balancer, which speaks to it in its own way; all
// others stand where API Gateway dials.
func (ex *Exchange) roundTrip(ctx context.Context, backend Backend, name string) (*Response, error) {
	group := ex.groupBehind(name)
	if group == nil {
		return backend.RoundTrip(ctx, ex.sent)
	}
	forwarded := *ex.sent
	forwarded.TLS = ex.greetTarget(group)
	received, err := backend.RoundTrip(ctx, &forwarded)
	failure, failed := errors.AsType[*Failure](err)
	if !failed || failure.Kind != Unreachable || !ex.readsRequests() {
		return received, err
	}
	ex.note("target", "the load balancer cannot talk to the target: "+failure.Error(), group.Where())
	return badGateway.answer(), nil
}

// groupBehind gives the target group of a name, where the load balancer ends the
// connection of API Gateway in front of it.
func (ex *Exchange) groupBehind(name string) *model.TargetGroup {
	if ex.listener == nil || ex.listener.Ends().Protocol.Is("TCP") {
		return nil
	}
	for _, ref := range ex.groups {
		group := ref.To
		if group != nil && (group.Logical == name || group.Name == name || group.ARN.Is(name) || ref.ID.Is(name)) {
			return group
		}
	}
	return nil
}

// greetTarget is how a load balancer speaks TLS to a target, whose certificate it
// does not look at. Source: ELB user guides, "Target groups", routing
// configuration.
func (ex *Exchange) greetTarget(group *model.TargetGroup) *Handshake {
	switch {
	case group.Protocol.Is("HTTPS"), group.Protocol.Is("TLS"):
		return &Handshake{Unverified: true, Now: ex.Now}
	case group.Protocol.Known():
		return nil
	default:
		return ex.sent.TLS
	}
}
