package simulate

import (
	"context"
	"errors"
	"slices"
	"strings"
)

// callBackend sends the request to the backend that stands behind the target.
func callBackend(ctx context.Context, ex *Exchange) error {
	if ex.sent == nil {
		return nil
	}
	if ex.received == nil {
		backend, err := ex.chooseBackend()
		if err != nil {
			return err
		}
		ex.delivered = true
		begin := ex.Now()
		received, err := backend.RoundTrip(ctx, ex.sent)
		if err != nil {
			return ex.failed(err)
		}
		ex.received = received
		ex.log.line(lineReceived, received.Status, ex.Now().Sub(begin).Milliseconds())
	} else {
		ex.log.line(lineReceived, ex.received.Status, 0)
	}
	ex.log.table(lineBackHeaders, ex.received.Headers.grouped())
	ex.log.body(lineBackBody, ex.received.Body)
	return nil
}

// chooseBackend gives the backend of the nearest name of the target.
func (ex *Exchange) chooseBackend() (Backend, error) {
	for _, name := range ex.sent.Targets {
		if backend, ok := ex.boundTo(name); ok {
			return backend, nil
		}
	}
	if backend, ok := ex.boundTo("*"); ok {
		return backend, nil
	}
	if len(ex.Backends) == 0 {
		return Echo{}, nil
	}
	need := "no backend is given for this target; name one of " + strings.Join(append(slices.Clip(ex.sent.Targets), "*"), ", ")
	return nil, &Unknown{Need: need, At: ex.integration.URI.Where()}
}

// boundTo gives the backend that was given for a target.
func (ex *Exchange) boundTo(target string) (Backend, bool) {
	for _, binding := range ex.Backends {
		if binding.Target == target {
			return binding.Backend, true
		}
	}
	return nil, false
}

// failed turns the failure of a backend into the answer that API Gateway gives.
func (ex *Exchange) failed(err error) error {
	var failure *Failure
	if !errors.As(err, &failure) {
		return err
	}
	ex.note("backend", failure.Error(), ex.integration.URI.Where())
	switch failure.Kind {
	case TimedOut:
		return &Reply{Type: IntegrationTimeout, Line: lineTimeout, At: ex.integration.Timeout.Where()}
	default:
		return &Reply{Type: IntegrationFailure, Line: lineNetwork, At: ex.integration.URI.Where()}
	}
}
