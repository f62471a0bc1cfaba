package simulate

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Static is a backend that always gives the same answer.
type Static struct{ Response Response }

// RoundTrip gives the answer.
func (s Static) RoundTrip(context.Context, *Request) (*Response, error) {
	answer := s.Response
	return &answer, nil
}

// Slow is a backend that takes its time.
type Slow struct {
	Delay   time.Duration
	Backend Backend
	// Sleep waits, or gives the error of the context when that ends first. Nil
	// does not wait: then only the outcome is as if it had.
	Sleep Sleep
}

// RoundTrip answers after the delay, or fails when the integration would have
// given up by then.
func (s Slow) RoundTrip(ctx context.Context, request *Request) (*Response, error) {
	wait, tooLong := s.Delay, request.Timeout > 0 && s.Delay > request.Timeout
	if tooLong {
		wait = request.Timeout
	}
	if s.Sleep != nil {
		if err := s.Sleep(ctx, wait); err != nil {
			return nil, fmt.Errorf("waiting for the slow backend: %w", err)
		}
	}
	if tooLong {
		return nil, &Failure{
			Kind: TimedOut, Delivered: true,
			Cause: fmt.Errorf("no answer within %v, since the stub answers after %v", request.Timeout, s.Delay),
		}
	}
	return s.Backend.RoundTrip(ctx, request)
}

// Refusing is a backend that cannot be reached.
type Refusing struct{}

// RoundTrip fails.
func (Refusing) RoundTrip(context.Context, *Request) (*Response, error) {
	return nil, &Failure{Kind: Unreachable, Cause: errors.New("the stub refuses connections")}
}

// Nobody stands for backends that no request should arrive at.
type Nobody struct{}

// RoundTrip is an error that is no Failure: the simulation went where it was
// not meant to go.
func (Nobody) RoundTrip(_ context.Context, request *Request) (*Response, error) {
	return nil, fmt.Errorf("%s %s arrived at a backend of type none, which no request should reach", request.Method, request.URL)
}
