package simulate

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// callBackend sends the request to the backend that stands behind the target.
func callBackend(ctx context.Context, ex *Exchange) error {
	if ex.sent == nil {
		return nil
	}
	if ex.received == nil {
		backend, name, err := ex.chooseBackend()
		if err != nil {
			return err
		}
		begin := ex.Now()
		received, err := ex.roundTrip(ctx, backend, name)
		ex.waited = ex.Now().Sub(begin)
		if err != nil {
			return ex.failed(err)
		}
		ex.delivered = true
		if err := ex.checkSize(received); err != nil {
			return err
		}
		ex.received = ex.fromService(received)
		ex.log.line(lineReceived, received.Status, ex.waited.Milliseconds())
	} else {
		ex.log.line(lineReceived, ex.received.Status, 0)
	}
	ex.turn()
	ex.log.headers(lineBackHeaders, ex.received.Headers)
	ex.log.body(lineBackBody, ex.received.Body)
	return nil
}

// greet settles how TLS is spoken to backends other than AWS services, to which
// API Gateway speaks by itself.
func (ex *Exchange) greet() (err error) {
	if ex.callsService() {
		return nil
	}
	ex.sent.TLS, err = ex.handshake()
	return err
}

// anyTarget is the name that stands for every target.
const anyTarget = "*"

// chooseBackend gives the backend of the nearest name of the target, and that
// name.
func (ex *Exchange) chooseBackend() (backend Backend, name string, err error) {
	for _, name := range append(slices.Clip(ex.sent.Targets), anyTarget) {
		if backend, ok := ex.boundTo(name); ok {
			return backend, name, nil
		}
	}
	if ex.callsService() {
		return nil, "", ex.unknownAnswer()
	}
	if len(ex.Backends) == 0 {
		return ex.unnamedBackend(), anyTarget, nil
	}
	remedy := "pass --backend TARGET=URL, or --stub FILE with a stub of the target; TARGET is one of " +
		strings.Join(append(slices.Clip(ex.sent.Targets), anyTarget), ", ")
	return nil, "", &Unknown{Need: "no backend is given for this target", Remedy: remedy, At: ex.integration.URI.Where()}
}

// unnamedBackend stands for backends that nobody gave: one that describes the
// request, which would be a difference by itself where two are compared.
func (ex *Exchange) unnamedBackend() Backend {
	if ex.watched == nil {
		return Echo{}
	}
	return Static{Response{Status: http.StatusOK, Headers: Headers{{"Content-Type", usualMediaType}}, Body: []byte("{}")}}
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

// checkSize refuses an answer that is too large to be passed on.
func (ex *Exchange) checkSize(received *Response) error {
	if len(received.Body) <= largestPayload || ex.sent.Unlimited {
		return nil
	}
	return ex.failed(tooLarge(int64(len(received.Body))))
}

// tooLarge is the failure of a backend whose answer has a length.
func tooLarge(length int64) *Failure {
	return &Failure{
		Kind: TooLarge, Delivered: true, Line: fmt.Sprintf(lineLargeAnswer, length),
		Cause: fmt.Errorf("the body has %d bytes, more than %d", length, largestPayload),
	}
}

// failed turns the failure of a backend into the answer that API Gateway gives.
func (ex *Exchange) failed(err error) error {
	at := ex.integration.URI.Where()
	if unknown, ok := errors.AsType[*Unknown](err); ok {
		unknown.At = firstOf(unknown.At, at)
	}
	failure, ok := errors.AsType[*Failure](err)
	if !ok {
		return ex.unsent(err)
	}
	ex.delivered = failure.Delivered
	ex.note("backend", failure.Error(), at)
	switch failure.Kind {
	case Unreachable:
		return ex.unreached(at)
	case TimedOut:
		return ex.late()
	case TooLarge:
		return &Reply{Type: APIConfigurationError, Line: fmt.Sprintf(lineConfiguration, failure.Line), At: at}
	default:
		return ex.distrusted(failure.Line)
	}
}

// unsent is the error of a request that was not sent. For a header that HTTP does
// not allow, which only mappings and callers make, it is *Unknown.
func (ex *Exchange) unsent(err error) error {
	for _, header := range ex.sent.Headers {
		if strings.ContainsFunc(header.Value, isControl) || strings.ContainsAny(header.Name, " :\r\n") || header.Name == "" {
			need := fmt.Sprintf("what becomes of the header %q with the value %q, which HTTP does not allow, is not documented", header.Name, header.Value)
			return &Unknown{Need: need, Remedy: "send another value", At: firstOf(ex.headersBy, ex.integration.Where())}
		}
	}
	return err
}

// isControl tells characters that no value of a header may have. Source: RFC 9110,
// section 5.5.
func isControl(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }

// late is the answer when the backend takes too long.
func (ex *Exchange) late() *Reply {
	reply := &Reply{Type: IntegrationTimeout, Line: lineTimeout, At: ex.integration.Timeout.Where()}
	if ex.API.Protocol == model.HTTP && ex.assumes(timeoutStatus, "504", reply.At) {
		reply.Status, reply.Message = http.StatusGatewayTimeout, http.StatusText(http.StatusGatewayTimeout)
	}
	return reply
}

// unreached is the answer when nothing can be reached: 504, or 500 where it is a
// function. Reported by third parties; recorded on AWS for functions.
func (ex *Exchange) unreached(at syntax.Span) *Reply {
	if ex.API.Protocol == model.REST && ex.integration.UsesLink() && ex.assumes(deadTarget, "internal-error", at) {
		return ex.cutOff(at)
	}
	reply := &Reply{Type: IntegrationFailure, Line: lineNetwork, At: at}
	switch {
	case ex.invokesByPost():
		reply.Type = APIConfigurationError
	case ex.function != nil:
		reply.Status, reply.Message = http.StatusInternalServerError, messageInternal
	}
	return reply
}

// distrusted is the answer when API Gateway refuses a certificate: 500 from a
// REST API, 503 from an HTTP API. Reported by third parties.
func (ex *Exchange) distrusted(line string) *Reply {
	reply := &Reply{Type: APIConfigurationError, Line: fmt.Sprintf(lineConfiguration, line), At: ex.integration.URI.Where()}
	if ex.API.Protocol != model.HTTP {
		return reply
	}
	reply.Type = IntegrationFailure
	if settings := ex.integration.TLS; settings.Written() {
		reply.At = settings.Where()
		if settings.ServerName.Present() {
			reply.At = settings.ServerName.Where()
		}
	}
	return reply
}
