package simulate

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/linkproof/linkproof/schema/model"
)

// Answered is the answer of a stage, with what access logs tell of it.
type Answered struct {
	Response Response
	// Streamed is how many bytes of a streamed answer went out; who hands it on
	// sets it.
	Streamed int64
	exchange *Exchange
	took     time.Duration
}

// Answer sends a call through an API as Run does, and tells the answer alone: it
// writes no execution log and keeps no trace. What it gives holds for errors
// too, where its answer is empty.
func Answer(ctx context.Context, setup Setup, call Call) (*Answered, error) {
	ex := &Exchange{Setup: setup, Call: call}
	ex.log.off = true
	begin := ex.Now()
	stages, err := stagesOf(ex.API)
	if err == nil {
		err = ex.finish(ctx, stages)
	}
	if ex.received != nil && ex.received.Rest != nil && ex.answer.Rest == nil {
		_ = ex.received.Rest.Close() // another answer went in its place
	}
	return &Answered{Response: ex.answer, exchange: ex, took: ex.Now().Sub(begin)}, err
}

// AnswerWith gives the answer that an API gives by itself before any stage is
// chosen, or when an answer cannot be passed on.
func AnswerWith(setup Setup, call Call, reply *Reply) *Answered {
	refuse := [...]Stage{{"front end", func(context.Context, *Exchange) error { return reply }}}
	if setup.Stage == nil {
		setup.Stage = &model.Stage{API: setup.API}
	}
	ex := &Exchange{Setup: setup, Call: call}
	ex.log.off = true
	begin := ex.Now()
	if err := ex.finish(context.Background(), refuse[:]); err != nil {
		ex.answer = Response{Status: http.StatusInternalServerError}
	}
	return &Answered{Response: ex.answer, exchange: ex, took: ex.Now().Sub(begin)}
}

// Route is the method and path, or the route key, that took the request; empty
// when none did.
func (a *Answered) Route() string {
	if a.exchange.Route == nil {
		return ""
	}
	return routeKey(a.exchange.Route)
}

// Stage is the stage that the request was sent to; nil where there is none.
func (a *Answered) Stage() *model.Stage { return a.exchange.Stage }

// Took is how long the answer took.
func (a *Answered) Took() time.Duration { return a.took }

// Context gives a value of $context in access logs. Source: developer guide,
// "Variables for access logging for API Gateway" and "Customize HTTP API access
// logs".
func (a *Answered) Context(path string) (string, bool) {
	switch path {
	case "status":
		return strconv.Itoa(a.Response.Status), true
	case "responseLength":
		return decimal64(int64(len(a.Response.Body)) + a.Streamed), true
	case "responseLatency":
		return decimal64(a.took.Milliseconds()), true
	case "awsEndpointRequestId", "wafResponseCode", "webaclArn":
		return "", false
	}
	if value, ok := a.ofIntegration(path); ok {
		return value, true
	}
	return a.ofRequest(path)
}

func decimal64(n int64) string { return strconv.FormatInt(n, 10) }

// ofIntegration gives what access logs tell of the integration.
func (a *Answered) ofIntegration(path string) (string, bool) {
	ex := a.exchange
	switch path {
	case "integrationStatus", "integration.integrationStatus", "integration.status":
		if ex.received == nil {
			return "", false
		}
		return strconv.Itoa(ex.received.Status), true
	case "integrationLatency", "integration.latency":
		return decimal64(ex.waited.Milliseconds()), ex.waited > 0
	case "integrationErrorMessage", "integration.error":
		if ex.refusedBy == nil || ex.integration == nil {
			return "", false
		}
		return ex.refusedBy.Line, true
	default:
		return "", false
	}
}

// ofRequest gives what is known of the request, and of the error that ended it.
func (a *Answered) ofRequest(path string) (string, bool) {
	v := values{a.exchange}
	if reply := a.exchange.refusedBy; reply != nil {
		responses := restResponses
		if a.exchange.API.Protocol == model.HTTP {
			responses = httpResponses
		}
		body := responses[reply.Type].body
		if reply.Message != "" {
			body = worded(body, reply.Message)
		}
		return errorValues{v, reply.Type, messageIn(body), reply.Detail}.Context(path)
	}
	return v.lookUpContext(path)
}

// Instead gives the answer that API Gateway gives by itself in place of one
// that it cannot pass on.
func (a *Answered) Instead(reply *Reply) *Answered {
	if a.Response.Rest != nil {
		_ = a.Response.Rest.Close()
	}
	if err := a.exchange.answerWith(reply); err != nil {
		a.exchange.answer = Response{Status: http.StatusInternalServerError}
	}
	return &Answered{Response: a.exchange.answer, exchange: a.exchange, took: a.took}
}
