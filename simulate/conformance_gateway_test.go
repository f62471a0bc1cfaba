package simulate_test

import (
	"context"
	"encoding/json"
	"maps"
	"strconv"
	"testing"

	"github.com/linkproof/linkproof/simulate"
)

// refuse answers by a gateway response, as if a stage had ended the request.
func (s *step) refuse(t *testing.T, made simulate.Setup) (simulate.Result, error) {
	t.Helper()
	reply := &simulate.Reply{Type: s.Request.ResponseType, Message: s.message}
	stages := []simulate.Stage{{Name: "front end", Run: func(context.Context, *simulate.Exchange) error { return reply }}}
	made.Stage = s.stage()
	return simulate.Invoke(t.Context(), stages, &simulate.Exchange{Setup: made})
}

// otherStatus is one that no gateway response has by itself.
const otherStatus = "418"

// gatewayResponse gives the steps that show what a type of gateway response is
// by itself, what it falls back to, and that its defaults are its defaults. A
// body that is too large is answered the same whatever is configured.
func (s *step) gatewayResponse(config unitConfig) []step {
	kind := string(s.Request.ResponseType)
	made := func(responses, expected object) step {
		one := s.around("/unit", object{"type": "mock"})
		one.Request = sent{unit: unit{ResponseType: s.Request.ResponseType}}
		if class := map[string]string{"DEFAULT_4XX": "UNAUTHORIZED", "DEFAULT_5XX": "API_CONFIGURATION_ERROR"}[kind]; class != "" {
			one.Request.ResponseType = simulate.ResponseType(class)
		}
		all := maps.Clone(config.GatewayResponses)
		if all == nil {
			all = object{}
		}
		maps.Copy(all, responses)
		var document object
		if err := json.Unmarshal(one.Config, &document); err != nil {
			panic(err)
		}
		document["x-amazon-apigateway-gateway-responses"] = all
		one.Config, one.Expect = written(document), expected
		return one
	}
	var steps []step
	plain := maps.Clone(s.Expect)
	delete(plain, "falls_back_to")
	delete(plain, "effective")
	if len(plain) > 0 {
		first := made(nil, plain)
		first.message = s.givenMessage()
		steps = append(steps, first)
	}
	if s.Request.ResponseType == simulate.RequestTooLarge {
		effective, _ := s.Expect["effective"].(object)
		return append(steps, made(nil, shows(effective, "")))
	}
	if class, ok := s.Expect["falls_back_to"].(string); ok {
		status, _ := strconv.ParseFloat(otherStatus, 64)
		steps = append(steps, made(object{class: object{"statusCode": otherStatus}}, object{"status": status}))
	}
	if effective, ok := s.Expect["effective"].(object); ok {
		steps = append(steps, made(nil, shows(effective, `^\{"[mM]essage": ?("[^"]*"|null)\}$`)), made(object{kind: effective}, shows(effective, `^\{"message":("[^"]*"|null)\}$`)))
	}
	return steps
}

// shows expects the status of a gateway response and a body of a form.
func shows(effective object, form string) object {
	expected := object{"body": object{"regex": form}}
	if code, ok := effective["statusCode"].(string); ok {
		status, _ := strconv.ParseFloat(code, 64)
		expected["status"] = status
	}
	return expected
}

// givenMessage is that of whoever denies access, who words it.
func (s *step) givenMessage() string {
	body, _ := s.Expect["body_json"].(object)
	message, _ := body["Message"].(string)
	return message
}
