package simulate

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"time"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// Call is what the caller sends.
type Call struct {
	Method string
	// PathWithQuery is the raw path and query below the stage; empty when it
	// was not given, and then the path of the resource stands for it.
	PathWithQuery string
	Headers       Headers
	Body          []byte
	// StageVariables are those of the call; a stage brings its own.
	StageVariables map[string]string
	// ClientCertificate names the certificate shown to the backend.
	ClientCertificate string
}

// Setup is what a simulation runs on.
type Setup struct {
	Model *model.Model
	API   *model.API
	// Route is the method of a REST API or a route; nil lets the API choose it by
	// the path of the call.
	Route *model.Route
	// Stage is nil in test mode, which knows no stage.
	Stage *model.Stage
	// Canary has the request go the way of the canary of the stage.
	Canary   bool
	Backends []Binding
	// Streams hands answers on as they come where the integration streams them,
	// as Response.Rest; else they are read whole.
	Streams bool
	// Explain has the trace tell what went into each stage and what came out.
	Explain bool
	// Assumptions are what is taken for what AWS does not document.
	Assumptions Assumptions
	// Keys are the API keys of a usage plan of the stage; nil when nobody told.
	Keys []EnvironmentKey
	// Access tells of callers and authorizers.
	Access Access
	// Random gives a number from 0 to n-1, by which load balancers and Cloud Map
	// choose; nil for always the first.
	Random func(n int) int
	// Now tells the time, and NewID makes a request id.
	Now   func() time.Time
	NewID func() string
}

// Binding says which backend stands behind a target.
type Binding struct {
	// Target is a listener ARN, a logical id, the ARN or name of a load
	// balancer, target group or Cloud Map service, or "*" for every target.
	Target  string
	Backend Backend
}

// Backend answers the requests that come out of API Gateway.
type Backend interface {
	RoundTrip(ctx context.Context, request *Request) (*Response, error)
}

// Request is what a backend gets.
type Request struct {
	Method string
	// URL has the host name that API Gateway puts there, which is not always
	// the one that it dials.
	URL     string
	Headers Headers
	Body    []byte
	// Timeout is how long the integration waits.
	Timeout time.Duration
	// TLS is how TLS is spoken to the backend; nil for plain HTTP.
	TLS *Handshake
	// Unlimited tells that answers of every size are passed on, and Streamed that
	// they are wanted before they are whole.
	Unlimited, Streamed bool
	// Targets are the names of what the request arrives at, nearest first.
	Targets []string
}

// Response is what a backend answers.
type Response struct {
	Status  int
	Headers Headers
	Body    []byte
	// Rest is the body of a streamed answer, which is still on its way; nil for
	// all others. Who gets it closes it.
	Rest io.ReadCloser
}

// FailureKind tells how a backend failed to answer.
type FailureKind uint8

// The ways in which a backend fails to answer.
const (
	// Unreachable: refused, reset, no such name, or an answer that is no HTTP.
	Unreachable FailureKind = iota
	// TimedOut: no complete answer within the timeout of the integration.
	TimedOut
	// TooLarge: the answer is larger than API Gateway passes on.
	TooLarge
	// Untrusted: API Gateway refuses the certificate.
	Untrusted
)

// Failure is the error of a backend that gave no answer.
type Failure struct {
	Kind  FailureKind
	Cause error
	// Line is what the execution log says beyond the usual line of the kind.
	Line string
	// Delivered tells that the backend got the request all the same.
	Delivered bool
}

// Error says how the backend failed.
func (f *Failure) Error() string {
	return fmt.Sprintf("backend %s: %v", [...]string{"unreachable", "timed out", "answered too much", "not trusted"}[f.Kind], f.Cause)
}

// Unwrap gives the cause.
func (f *Failure) Unwrap() error { return f.Cause }

// Exchange is one request on its way: what is known of it so far. Stages read
// and fill it in order.
type Exchange struct {
	Setup
	Call Call

	id string
	// tested is the authorizer that TestInvokeAuthorizer asks; nil for requests.
	tested         *model.Authorizer
	integration    *model.Integration
	path, rawQuery string
	// shown is the path as the log has it.
	shown          string
	pathParameters []parameter
	query          []parameter
	headers        Headers
	variables      map[string]string
	// watched is nil unless the request is compared with another.
	watched *watched
	// grant is what the request got from those who let it pass.
	grant grant
	// onCanary tells that the canary of the stage answers.
	onCanary bool
	// missing is what an expression reads and the files do not tell.
	missing  error
	link     *model.VPCLink
	listener *model.Listener
	// groups are the target groups that the load balancer may choose, and instance
	// is the address of the one that Cloud Map gives.
	groups    []model.Ref[model.TargetGroup]
	instance  string
	sent      *Request
	delivered bool
	address   *url.URL
	// function is the Lambda function that is called; nil for other backends.
	function *lambdaFunction
	// body is what the integration gets, templated tells that a template made
	// it, and surroundings is what templates share.
	body         []byte
	templated    bool
	surroundings *surroundings
	received     *Response
	answer       Response
	// waited is how long the backend took, and refusedBy is why API Gateway answered
	// by itself; nil where the backend did.
	waited    time.Duration
	refusedBy *Reply
	// statusBy is the setting that the status of the answer comes from.
	statusBy syntax.Span
	// headersBy and bodyBy are the settings that headers and body under way come
	// from, on the way to the backend and then back.
	headersBy, bodyBy syntax.Span
	// assumed are the assumptions that the result depends on, by their bits.
	assumed uint64
	// refusesBody tells that a template found the body to be no JSON.
	refusesBody bool
	log         executionLog
	trace       Trace
	// places are those that the trace names.
	places places
	// words are the details of steps that tell had, until the trace is done.
	words []byte
	told  []toldStep
}

// turn is where the answer begins: what made the request did not make it.
func (ex *Exchange) turn() { ex.headersBy, ex.bodyBy = syntax.Span{}, syntax.Span{} }
