package simulate

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// authorizeREST decides whether the caller of a stage may call the method: by
// the resource policy, IAM or an authorizer, and then by the API key. Test
// invokes need none of it.
func authorizeREST(_ context.Context, ex *Exchange) error {
	if ex.Stage == nil {
		return nil
	}
	if err := ex.authorize(); err != nil {
		return err
	}
	if err := ex.checkKey(); err != nil {
		return err
	}
	return ex.withinStage()
}

// withinStage sees whether the limits of the stage let any request to the
// method pass. Those of usage plans count before. Source: developer guide,
// "Throttle requests to your REST APIs".
func (ex *Exchange) withinStage() error {
	if ex.Stage == nil {
		return nil
	}
	if at, none := ex.Stage.LimitOf(ex.Route).None(); none {
		return &Reply{Type: Throttled, Line: "the stage lets no request to " + ex.Route.Describe() + " pass", At: at}
	}
	return nil
}

// authorize judges the request by the kind of authorization of the method. A
// comparison with a test invoke takes what nobody told to let the request pass.
func (ex *Exchange) authorize() error {
	kind, known := ex.Route.Authorization.Get()
	if !known && !ex.Route.Authorization.Absent() {
		return untold("how the method authorizes", ex.Route.Authorization)
	}
	err := ex.authorizeBy(strings.ToUpper(kind))
	unknown, open := err.(*Unknown) //nolint:errorlint // made here
	if open && ex.watched != nil {
		ex.note("authorization", cmp.Or(kind, "the policy")+" is taken to let the request pass: "+unknown.Need, unknown.At)
		return nil
	}
	return err
}

func (ex *Exchange) authorizeBy(kind string) error {
	if err := ex.judgePrivate(); err != nil {
		return err
	}
	switch kind {
	case "", "NONE":
		return ex.judgeAnonymous()
	case "AWS_IAM":
		return ex.judgeSigned()
	case "CUSTOM":
		return ex.judgeByFunction()
	case "COGNITO_USER_POOLS":
		return ex.judgeByPool()
	case "JWT":
		if ex.API.Protocol != model.REST { // these know none
			return ex.judgeByToken()
		}
	}
	return &Unknown{Need: "API Gateway knows no authorization " + kind, Remedy: mend, At: ex.Route.Authorization.Where()}
}

// resourcePolicy evaluates that of the API for a caller; without one it says
// neither.
func (ex *Exchange) resourcePolicy(caller Caller) (Decision, syntax.Span, error) {
	policy, known := ex.API.Policy.Get()
	if !known && !ex.API.Policy.Absent() {
		return Neither, ex.API.Policy.Where(), untold("the resource policy", ex.API.Policy)
	}
	if !known || policy == nil {
		return Neither, ex.API.Policy.Where(), nil
	}
	call := policyCall{Exchange: ex, caller: caller}
	decision, at, err := call.decide(policy)
	if err == nil {
		ex.note("resource policy", "says "+string(decision), at)
	}
	return decision, at, err
}

// judgePrivate denies every call of a private API that has no resource policy.
// Source: developer guide, "Create and attach an API Gateway resource policy to
// an API".
func (ex *Exchange) judgePrivate() error {
	types, known := ex.API.EndpointTypes.Get()
	if !known || !slices.Contains(types, "PRIVATE") || !ex.API.Policy.Absent() {
		return nil
	}
	at := ex.API.EndpointTypes.Where()
	if ex.API.Elsewhere {
		return &Unknown{Need: "whether the private API has a resource policy is not known", Remedy: passWhole, At: at}
	}
	ex.note("resource policy", "a private API without one lets nobody in", at)
	return ex.conclude(implicitDeny, "User: anonymous", at)
}

// hasPolicy tells whether the API has a resource policy.
func (ex *Exchange) hasPolicy() bool { return ex.API.Policy.Present() }

// judgeAnonymous judges by the resource policy alone, which has to allow the
// call. Source: developer guide, "API Gateway resource policy only".
func (ex *Exchange) judgeAnonymous() error {
	if !ex.hasPolicy() {
		return nil
	}
	decision, at, err := ex.resourcePolicy(Caller{})
	if err != nil {
		return err
	}
	return ex.conclude(combine(Allow, decision, false), "User: anonymous", at)
}

// judgeSigned judges a request that has to be signed, as one of a comparison is
// taken to be. Source: developer guide,
// "IAM authentication and resource policy".
func (ex *Exchange) judgeSigned() error {
	at := ex.Route.Authorization.Where()
	if !ex.isSigned() && ex.watched == nil {
		return &Reply{Type: MissingAuthenticationToken, Line: "the request is not signed", At: at}
	}
	caller := ex.Access.Caller
	if caller == nil {
		return &Unknown{Need: "who signs the request is not known", Remedy: "pass a --stub FILE with caller in environment", At: at}
	}
	resource, stands, err := ex.resourcePolicy(*caller)
	if err != nil {
		return err
	}
	if !ex.hasPolicy() {
		stands = at
	}
	own, known := ex.Model.Account.Get()
	inside, outside := combine(caller.Policy, resource, true), combine(caller.Policy, resource, false)
	if inside != outside && (!known || caller.Account == "") {
		return &Unknown{Need: "whether the caller is of the account of the API is not known", Remedy: "pass --account ID, and account of the caller in the --stub FILE", At: at}
	}
	ex.note("IAM", "the policies of the caller say "+string(caller.Policy), at)
	ex.grant.identity = map[string]string{"userArn": caller.ARN, "accountId": caller.Account}
	if own != caller.Account {
		inside = outside
	}
	return ex.conclude(inside, "User: "+caller.ARN, stands)
}

// isSigned tells whether the request has a signature, in the header or the query.
func (ex *Exchange) isSigned() bool {
	return strings.HasPrefix(ex.headers.Get("Authorization"), signed) || len(values{ex}.Query("X-Amz-Signature")) > 0
}

// conclude ends a request that policies do not let pass. Reported by third
// parties; the account is masked but for its last four digits.
func (ex *Exchange) conclude(outcome, who string, at syntax.Span) error {
	ex.note("authorization", outcome, at)
	if outcome == string(Allow) {
		return nil
	}
	return denied(who+" is not authorized to perform: "+invokeAction+" on resource: "+ex.maskedARN(), outcome, at)
}

// denied is the answer when policies do not allow a call.
func denied(message, outcome string, at syntax.Span) *Reply {
	if outcome == explicitDeny {
		message += " with an explicit deny"
	}
	return &Reply{Type: AccessDenied, Message: message, Line: message, At: at}
}

// maskedARN is the ARN of the request as callers see it.
func (ex *Exchange) maskedARN() string {
	const shown = 4
	account, _ := ex.Model.Account.Get()
	if hidden := len(account) - shown; hidden > 0 {
		return strings.Replace(ex.methodARN(), account, strings.Repeat("*", hidden)+account[hidden:], 1)
	}
	return ex.methodARN()
}

// identitySource gives what stands in an identity source of the request.
func (ex *Exchange) identitySource(source model.Text) (string, error) {
	text, err := render(source)
	if err != nil {
		return "", err
	}
	v := values{ex}
	place := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(text, "method.request."), "$request."), "$")
	switch kind, name, _ := strings.Cut(place, "."); kind {
	case "header":
		return ex.headers.Get(name), nil
	case "querystring":
		return strings.Join(v.Query(name), ","), nil
	case "context":
		value, _ := v.Context(name)
		return value, nil
	case "stageVariables":
		value, _ := v.StageVariable(name)
		return value, v.missing
	default:
		return "", &Unknown{Need: text + " is no identity source", Remedy: mend, At: source.Where()}
	}
}
