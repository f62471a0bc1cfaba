package simulate

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// judgeByToken judges a request by a JWT authorizer. What stands in a token and
// is not as demanded refuses it, whoever signed it. Source: developer guide,
// "Control access to HTTP APIs with JWT authorizers".
func (ex *Exchange) judgeByToken() error {
	guard, err := ex.guard()
	if err != nil {
		return err
	}
	if err := ex.identify(guard); err != nil {
		return ex.challenged(err)
	}
	claims, unverified := ex.claims(guard)
	if claims == nil {
		return ex.challenged(unverified)
	}
	if err := ex.judgeToken(guard, claims); err != nil {
		return ex.challenged(err)
	}
	if unverified != nil {
		return unverified
	}
	ex.grantClaims(claims)
	ex.note("authorization", "the token is accepted", guard.Where())
	return nil
}

// challenged tells callers how to come again. The developer guide shows the
// header for a token of another audience.
func (ex *Exchange) challenged(err error) error {
	reply, ok := errors.AsType[*Reply](err)
	if !ok {
		return err
	}
	challenge := "Bearer"
	if why, told := strings.CutPrefix(reply.Line, ex.refusal("")); told {
		challenge += fmt.Sprintf(" scope=%q error=%q error_description=%q", strings.Join(scopesOf(ex.Route), " "), reply.challenge(), why)
	}
	reply.Headers = Headers{{"www-authenticate", challenge}}
	return reply
}

// challenge is the error code of an answer to a bearer of a token. Source: RFC
// 6750, section 3.1.
func (r *Reply) challenge() string {
	if r.Type == AccessDenied {
		return "insufficient_scope"
	}
	return "invalid_token"
}

// judgeToken judges the claims of a token in the order of the developer guide.
func (ex *Exchange) judgeToken(guard *model.Authorizer, claims map[string]string) error {
	issuer, known := guard.Issuer.Get()
	if !known {
		return untold("the issuer", guard.Issuer)
	}
	if claims["iss"] != issuer {
		reply := ex.badToken(guard, "the token has another issuer: "+claims["iss"])
		reply.At = guard.Issuer.Where()
		return reply
	}
	if err := ex.judgeAudience(guard, claims); err != nil {
		return err
	}
	if why := ex.untimely(claims); why != "" {
		return ex.badToken(guard, why)
	}
	return ex.judgeScopes(guard, claims)
}

// judgeAudience wants one of the audiences in aud, or in client_id where there
// is no aud. Source: developer guide, "Troubleshooting issues with HTTP API JWT
// authorizers".
func (ex *Exchange) judgeAudience(guard *model.Authorizer, claims map[string]string) error {
	given, ok := claims["aud"]
	if !ok {
		given = claims["client_id"]
	}
	audiences := claimValues(given)
	for _, audience := range guard.Audiences {
		wanted, known := audience.Get()
		if !known {
			return untold("an audience", audience)
		}
		if slices.Contains(audiences, wanted) {
			return nil
		}
	}
	reply := ex.badToken(guard, "the token does not have a valid audience")
	if len(guard.Audiences) > 0 {
		reply.At = guard.Audiences[0].Where()
	}
	return reply
}

// untimely says what is wrong with the times of a token; empty for nothing.
func (ex *Exchange) untimely(claims map[string]string) string {
	now := float64(ex.Now().Unix())
	for _, name := range []string{"exp", "nbf", "iat"} {
		text, ok := claims[name]
		if !ok {
			continue
		}
		at, err := strconv.ParseFloat(text, 64)
		switch {
		case err != nil:
			return name + " of the token is no number"
		case name == "exp" && now >= at:
			return "the token has expired"
		case name != "exp" && now < at:
			return name + " of the token lies in the future"
		}
	}
	return ""
}

// judgeScopes wants one of the scopes of the route, where it has any. The status
// is reported by third parties.
func (ex *Exchange) judgeScopes(guard *model.Authorizer, claims map[string]string) error {
	fits, err := ex.hasScope(claims)
	if err != nil || fits {
		return err
	}
	reply := ex.badToken(guard, "the token has none of the scopes of the route")
	reply.Type, reply.At = AccessDenied, ex.Route.Scopes[0].Where()
	return reply
}

// hasScope tells whether a token has one of the scopes of the route, or the
// route wants none.
func (ex *Exchange) hasScope(claims map[string]string) (bool, error) {
	given, ok := claims["scope"]
	if !ok {
		given = claims["scp"]
	}
	scopes := claimValues(given)
	for _, wanted := range ex.Route.Scopes {
		scope, known := wanted.Get()
		if !known {
			return false, untold("a scope of the route", wanted)
		}
		if slices.Contains(scopes, scope) {
			return true, nil
		}
	}
	return len(ex.Route.Scopes) == 0, nil
}

// scopesOf gives the scopes of a route as texts.
func scopesOf(route *model.Route) []string {
	texts := make([]string, len(route.Scopes))
	for i, scope := range route.Scopes {
		texts[i] = standIn(scope)
	}
	return texts
}

// claimValues gives the values of a claim with several, which $context shows in
// brackets with blanks between them. Reported by third parties.
func claimValues(text string) []string { return strings.Fields(strings.Trim(text, "[]")) }
