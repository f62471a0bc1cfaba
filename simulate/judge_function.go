package simulate

import (
	"cmp"
	"maps"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/pattern"
	"github.com/linkproof/linkproof/schema/syntax"
)

// usualSource is where tokens stand unless an authorizer says otherwise.
const usualSource = "method.request.header.Authorization"

// errorUnauthorized is the text of the error by which functions refuse a caller.
// Source: developer guide, "Use API Gateway Lambda authorizers".
const errorUnauthorized = "Unauthorized"

// judgeByFunction judges a request by a Lambda authorizer. A deny of the resource
// policy comes first; else one of both has to allow. Source: developer guide,
// "Lambda authorizer and resource policy".
func (ex *Exchange) judgeByFunction() error {
	resource, at, err := ex.resourcePolicy(Caller{})
	if err != nil {
		return err
	}
	if resource == Deny {
		return ex.conclude(explicitDeny, "User: anonymous", at)
	}
	verdict, err := ex.askAuthorizer()
	if err != nil {
		return err
	}
	decision, err := ex.decisionOf(verdict)
	if err != nil {
		return err
	}
	outcome := combine(decision, resource, true)
	ex.note("authorization", outcome, verdict.At)
	if outcome != string(Allow) {
		return denied("User is not authorized to access this resource", outcome, verdict.At)
	}
	ex.grantBy(verdict)
	return nil
}

// grantBy takes over what the authorizer adds to the request.
func (ex *Exchange) grantBy(verdict *Verdict) {
	ex.grant.values = map[string]string{"principalId": verdict.Principal}
	maps.Copy(ex.grant.values, verdict.Context)
	ex.grant.structured = verdict.Structured
	ex.grant.usageKey = verdict.UsageKey
}

// guard gives the authorizer of the method.
func (ex *Exchange) guard() (*model.Authorizer, error) {
	if ex.Route.Guard == nil {
		return nil, &Unknown{Need: "the authorizer of the method is not in these files", Remedy: passWhole, At: ex.Route.Authorizer.Where()}
	}
	return ex.Route.Guard, nil
}

// askAuthorizer gives the answer of the Lambda authorizer of the method, which is
// not asked without the identity of the caller.
func (ex *Exchange) askAuthorizer() (*Verdict, error) {
	guard, err := ex.guard()
	if err != nil {
		return nil, err
	}
	if err := ex.identify(guard); err != nil {
		return nil, err
	}
	verdict, err := ex.verdictOf(guard)
	switch {
	case err != nil:
		return nil, err
	case verdict.Error == errorUnauthorized:
		return nil, &Reply{Type: Unauthorized, Line: "Unauthorized request: " + ex.id, At: verdict.At}
	case verdict.Error != "":
		line := "Execution failed due to configuration error: Authorizer function failed with response body: " + verdict.Error
		return nil, &Reply{Type: AuthorizerFailure, Line: line, At: verdict.At}
	case !verdict.Nested.IsZero() && ex.API.Protocol == model.REST: // HTTP APIs take them; the guide has an example
		return nil, &Reply{Type: AuthorizerConfigurationError, Line: "Execution failed due to configuration error: the context of the authorizer holds a list or an object", At: verdict.Nested}
	}
	return verdict, ex.takesSimple(guard, verdict)
}

// takesSimple refuses a plain yes or no where the authorizer wants a policy.
// Source: API reference, CreateAuthorizer.
func (ex *Exchange) takesSimple(guard *model.Authorizer, verdict *Verdict) error {
	if !verdict.Simple {
		return nil
	}
	simple, known := guard.SimpleResponses.Or(false)
	switch {
	case !known:
		return untold("enableSimpleResponses", guard.SimpleResponses)
	case simple:
		return nil
	default:
		line := "Execution failed due to configuration error: the authorizer answers without a policy, and enableSimpleResponses is not set"
		return &Reply{Type: AuthorizerConfigurationError, Line: line, At: guard.SimpleResponses.Where()}
	}
}

// identify wants every identity source in the request, and a token to fit the
// expression that the authorizer has for it. Source: developer guide, "Use API
// Gateway Lambda authorizers".
func (ex *Exchange) identify(guard *model.Authorizer) error {
	sources := guard.IdentitySources
	if len(sources) == 0 && !guard.Kind.IsFold("REQUEST") {
		sources = []model.Text{model.Literal(usualSource, guard.Where())}
	}
	for _, source := range sources {
		value, err := ex.identitySource(source)
		if err != nil {
			return err
		}
		if value == "" {
			return &Reply{Type: Unauthorized, Line: "the identity source " + source.String() + " is missing", At: source.Where()}
		}
		if err := ex.fitsExpression(guard, value); err != nil {
			return err
		}
		ex.note("identity source", source.String()+" is there", source.Where())
	}
	return nil
}

func (ex *Exchange) fitsExpression(guard *model.Authorizer, token string) error {
	text, known := guard.Validation.Get()
	if !known || text == "" || !guard.Kind.IsFold("TOKEN") {
		return nil
	}
	return ex.fitsPattern(guard, token)
}

// fitsPattern wants a text to fit the identityValidationExpression.
func (ex *Exchange) fitsPattern(guard *model.Authorizer, value string) error {
	text, at := guard.Validation.String(), guard.Validation.Where()
	expression, err := pattern.Parse(text)
	if err != nil {
		return refused("identityValidationExpression", text, err, at)
	}
	fits, err := expression.Matches(value)
	if err != nil {
		return refused("identityValidationExpression", text, err, at)
	}
	if !fits {
		return &Reply{Type: Unauthorized, Line: "the token does not fit " + text, At: at}
	}
	return nil
}

// verdictOf finds the answer of an authorizer in the stub file.
func (ex *Exchange) verdictOf(guard *model.Authorizer) (*Verdict, error) {
	id, _ := guard.ID.Get()
	for _, name := range []string{id, guard.Logical, guard.Name, "*"} {
		if verdict, ok := ex.Access.Authorizers[name]; ok && name != "" {
			return &verdict, nil
		}
	}
	name := cmp.Or(guard.Logical, guard.Name, id)
	return nil, &Unknown{
		Need: "what authorizer " + name + " answers is not known", At: guard.Where(),
		Remedy: "pass a --stub FILE with " + name + " under authorizers in environment",
	}
}

// decisionOf gives what the policy of an answer says of the call.
func (ex *Exchange) decisionOf(verdict *Verdict) (Decision, error) {
	if verdict.Policy == nil {
		return verdict.Effect, nil
	}
	if !isPolicy(verdict.Policy) {
		line := "Execution failed due to configuration error: the authorizer answers with a policy that is none"
		return Neither, &Reply{Type: AuthorizerConfigurationError, Line: line, At: verdict.Policy.Where()}
	}
	call := policyCall{Exchange: ex}
	decision, at, err := call.decide(verdict.Policy)
	if err == nil {
		ex.note("authorizer policy", "says "+string(decision), at)
	}
	return decision, err
}

// isPolicy tells whether a document is a policy: its statements allow or deny.
// Source: IAM user guide, "Grammar of the IAM JSON policy language".
func isPolicy(policy *syntax.Node) bool {
	statements := policyDocument(policy).Get("Statement")
	if statements == nil {
		return false
	}
	for statement := range each(statements) {
		effect := statement.Get("Effect")
		if effect == nil || effect.Text != string(Allow) && effect.Text != string(Deny) {
			return false
		}
	}
	return true
}
