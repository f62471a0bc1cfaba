package simulate

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// What logs of TestInvokeAuthorizer begin with, and the stage in the ARNs that it
// gives. Reported by third parties.
const (
	lineAuthorizer      = "Starting authorizer: %s for request: %s"
	testAuthorizerStage = "ESTestInvoke-stage"
)

// AuthorizerResult is the answer of TestInvokeAuthorizer.
type AuthorizerResult struct {
	// ClientStatus is the status that the caller would get; 0 when the authorizer
	// answers.
	ClientStatus int    `json:"clientStatus"`
	Log          string `json:"log"`
	// Latency is in milliseconds.
	Latency     int64  `json:"latency"`
	PrincipalID string `json:"principalId,omitempty"`
	// Policy is the policy document as a text.
	Policy        string              `json:"policy,omitempty"`
	Authorization map[string][]string `json:"authorization,omitempty"`
	Claims        map[string]string   `json:"claims,omitempty"`
}

// TestAuthorizer asks an authorizer about a call, whatever the methods of the
// API ask for; additional are values of $context that its identity sources may
// read. The error is *Unknown when nobody tells the answer.
func TestAuthorizer(ctx context.Context, setup Setup, guard *model.Authorizer, call Call, additional map[string]string) (AuthorizerResult, error) {
	setup.Route = &model.Route{API: setup.API, Guard: guard, Path: model.Literal("/", syntax.Span{}), Method: model.Literal("GET", syntax.Span{})}
	var verdict *Verdict
	ex := &Exchange{Setup: setup, Call: call, tested: guard}
	ex.grant.identity = additional
	ask := func(_ context.Context, ex *Exchange) (err error) {
		if guard.Kind.IsFold("COGNITO_USER_POOLS") {
			verdict, err = ex.askPool(guard)
			return err
		}
		verdict, err = ex.askAuthorizer()
		return err
	}
	result, err := Invoke(ctx, []Stage{{"parse request", parseRequest}, {"authorizer", ask}}, ex)
	answer := AuthorizerResult{ClientStatus: result.Status, Log: result.Log, Latency: result.Latency}
	if err != nil {
		return answer, err
	}
	completed := strings.LastIndex(strings.TrimSuffix(answer.Log, "\n"), "\n") + 1
	answer.Log = answer.Log[:completed] // no method was completed
	if verdict == nil {
		return answer, nil
	}
	answer.PrincipalID, answer.Claims = verdict.Principal, verdict.Claims
	if verdict.Claims == nil {
		answer.Policy = ex.policyText(verdict)
	}
	return answer, nil
}

// askPool judges the token of a user pool.
func (ex *Exchange) askPool(guard *model.Authorizer) (*Verdict, error) {
	if err := ex.identify(guard); err != nil {
		return nil, err
	}
	claims, err := ex.claims(guard)
	if err != nil {
		return nil, err
	}
	return &Verdict{Claims: claims}, ex.judgeClaims(guard, claims)
}

// policyText is the policy of an answer; one made from its effect where there is
// no other.
func (ex *Exchange) policyText(verdict *Verdict) string {
	if policy := verdict.Policy; policy != nil {
		if text, err := json.Marshal(plainValue(policy)); err == nil && !policy.IsScalar() {
			return string(text)
		}
		return policy.Text
	}
	const document = `{"Version":"2012-10-17","Statement":[{"Action":"` + invokeAction + `","Effect":%q,"Resource":%q}]}`
	return fmt.Sprintf(document, string(verdict.Effect), ex.methodARN())
}

// SelectAuthorizer finds an authorizer of an API by its id, logical id or name;
// without any the only one.
func SelectAuthorizer(api *model.API, name string) (*model.Authorizer, error) {
	var names []string
	for _, guard := range api.Authorizers {
		if guard.ID.Is(name) || guard.Logical == name || guard.Name == name || name == "" && len(api.Authorizers) == 1 {
			return guard, nil
		}
		names = append(names, guard.Name)
	}
	if len(names) == 0 {
		return nil, errors.New("the API has no authorizers in these files")
	}
	return nil, fmt.Errorf("no authorizer is %q; there are %s", name, strings.Join(names, ", "))
}
