package simulate

import (
	"errors"
	"fmt"
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// decisions are how stub files write them.
var decisions = map[string]Decision{"allow": Allow, "deny": Deny, "neither": Neither}

// access reads caller, source and authorizers of an environment.
func (r *stubReader) access(node *syntax.Node) Access {
	read := Access{Caller: r.caller(node.Get("caller"))}
	for key, value := range r.entries(node.Get("source")) {
		if read.Source == nil {
			read.Source = make(map[string]string)
		}
		if read.Source[key.Text] = ""; given(value) {
			read.Source[key.Text] = r.scalar(value)
		}
	}
	for name, verdict := range r.entries(node.Get("authorizers")) {
		if read.Authorizers == nil {
			read.Authorizers = make(map[string]Verdict)
		}
		read.Authorizers[name.Text] = r.verdict(verdict)
	}
	return read
}

func (r *stubReader) caller(node *syntax.Node) *Caller {
	if !given(node) {
		return nil
	}
	r.keys(node, "account", "arn", "policy")
	return &Caller{Account: r.text(node, "account", ""), ARN: r.text(node, "arn", ""), Policy: r.decision(node, "policy", Neither)}
}

func (r *stubReader) decision(node *syntax.Node, key string, otherwise Decision) Decision {
	text := r.text(node, key, string(otherwise))
	read, ok := decisions[strings.ToLower(text)]
	if !ok {
		r.wrong(node.Get(key).Where(), "%s should be allow, deny or neither, not %q", key, text)
	}
	return read
}

// verdict reads the answer of an authorizer.
func (r *stubReader) verdict(node *syntax.Node) Verdict {
	r.keys(node, "principal_id", "effect", "policy", "is_authorized", "context", "usage_identifier_key", "error", "claims", "keys")
	read := Verdict{
		Principal: r.text(node, "principal_id", "user"), Effect: r.decision(node, "effect", Allow),
		UsageKey: r.text(node, "usage_identifier_key", ""), Error: r.text(node, "error", ""), At: node.Where(),
	}
	if policy := node.Get("policy"); given(policy) {
		if read.Policy = policy; node.Get("effect") != nil {
			r.wrong(policy.Where(), "policy and effect exclude each other")
		}
	}
	if simple := node.Get("is_authorized"); simple != nil {
		read.Simple = true
		if !r.flag(node, "is_authorized", true) {
			read.Effect = Deny
		}
		if node.Get("effect") != nil || read.Policy != nil {
			r.wrong(simple.Where(), "is_authorized excludes effect and policy")
		}
	}
	read.Context = make(map[string]string)
	for name, value := range r.entries(node.Get("context")) {
		if !value.IsScalar() {
			read.Nested = name.Span
			continue
		}
		read.Context[name.Text] = value.Text
	}
	for name, value := range r.entries(node.Get("claims")) {
		if read.Claims == nil {
			read.Claims = make(map[string]string)
		}
		read.Claims[name.Text] = r.scalar(value)
	}
	read.Keys = r.publicKeys(node.Get("keys"))
	return read
}

// ReadKeys reads the RSA keys of a JWKS, what an issuer has at its jwks_uri.
// Source: RFC 7517, section 5.
func ReadKeys(file *syntax.File) ([]PublicKey, error) {
	r := &stubReader{}
	for _, problem := range file.Problems {
		r.wrong(problem.Span, "%s", problem.Message)
	}
	var keys []PublicKey
	if len(r.problems) == 0 {
		keys = r.publicKeys(file.Root.Get("keys"))
	}
	if len(r.problems) == 0 && len(keys) == 0 {
		r.wrong(syntax.Span{File: file}, "no RSA key stands under keys")
	}
	if len(r.problems) > 0 {
		return nil, fmt.Errorf("reading keys: %w", errors.Join(r.problems...))
	}
	return keys, nil
}

// publicKeys reads a list of keys; those of other types than RSA are left out.
func (r *stubReader) publicKeys(node *syntax.Node) []PublicKey {
	var keys []PublicKey
	for key := range r.list(node) {
		if r.text(key, "kty", "RSA") == "RSA" {
			keys = append(keys, PublicKey{ID: r.text(key, "kid", ""), Modulus: r.text(key, "n", ""), Exponent: r.text(key, "e", "")})
		}
	}
	return keys
}
