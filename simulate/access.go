package simulate

import "github.com/linkproof/linkproof/schema/syntax"

// Access is what a stub file tells of callers and of those who judge them.
type Access struct {
	// Caller is who signs requests to methods with AWS_IAM; nil when nobody told.
	Caller *Caller
	// Source holds what conditions of policies ask of the way of a request, under
	// their keys, such as aws:SourceIp.
	Source map[string]string
	// Authorizers are the answers of authorizers, by their ids, names or "*".
	Authorizers map[string]Verdict
	// Keys verify the tokens of authorizers that have none of their own.
	Keys []PublicKey
}

// Caller is an identity of IAM.
type Caller struct {
	// Account is the id of its account, and ARN that of the user or role.
	Account, ARN string
	// Policy is what the policies of the identity say of the call.
	Policy Decision
}

// Verdict is the answer of an authorizer.
type Verdict struct {
	// Principal is the principalId.
	Principal string
	// Policy is the policy document; Effect stands for one about this method when
	// there is none.
	Policy *syntax.Node
	Effect Decision
	// Simple tells that the function of an HTTP API answers yes or no rather than
	// with a policy.
	Simple bool
	// Context is what the authorizer adds to $context.authorizer.
	Context map[string]string
	// Structured are the lists and objects of the context, as encoding/json has
	// them, and Nested is where the last of them stands.
	Structured map[string]any
	Nested     syntax.Span
	// UsageKey is the usageIdentifierKey.
	UsageKey string
	// Error is the text of the error by which the function fails; empty for none.
	Error string
	// Claims are those of the token of a user pool, whose signature then holds;
	// nil when nobody told.
	Claims map[string]string
	// Keys are the public keys of a user pool, as in its JWKS.
	Keys []PublicKey
	// At is where the stub file says it.
	At syntax.Span
}

// PublicKey is an RSA key of a JWKS: its id, and modulus and exponent in
// base64url.
type PublicKey struct{ ID, Modulus, Exponent string }

// Decision is what a policy says of a call.
type Decision string

// The decisions of one policy. Source: developer guide, "Policy evaluation
// outcome tables".
const (
	Allow   Decision = "Allow"
	Deny    Decision = "Deny"
	Neither Decision = "Neither"
)

// What two policies come to.
const (
	explicitDeny = "Explicit Deny"
	implicitDeny = "Implicit Deny"
)

// combine gives what the policies of a caller or authorizer and the resource
// policy come to: within an account one of them has to allow, across accounts
// both. Source: developer guide, "Policy evaluation outcome tables".
func combine(identity, resource Decision, sameAccount bool) string {
	switch {
	case identity == Deny || resource == Deny:
		return explicitDeny
	case identity == Allow && resource == Allow, sameAccount && (identity == Allow || resource == Allow):
		return string(Allow)
	default:
		return implicitDeny
	}
}
