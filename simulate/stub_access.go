package simulate

import (
	"encoding/base64"
	"fmt"
	"strings"

	"github.com/linkproof/linkproof/schema/settings"
	"github.com/linkproof/linkproof/schema/syntax"
)

// decisions are how stub files write them.
var decisions = map[string]Decision{"allow": Allow, "deny": Deny, "neither": Neither}

// access reads caller, source and authorizers of an environment.
func (r *stubReader) access(node *syntax.Node) Access {
	read := Access{Caller: r.caller(node.Get("caller"))}
	for key, value := range r.Entries(node.Get("source")) {
		if read.Source == nil {
			read.Source = make(map[string]string)
		}
		if read.Source[key.Text] = ""; settings.Given(value) {
			read.Source[key.Text] = r.Scalar(value)
		}
	}
	for name, verdict := range r.Entries(node.Get("authorizers")) {
		if read.Authorizers == nil {
			read.Authorizers = make(map[string]Verdict)
		}
		read.Authorizers[name.Text] = r.verdict(verdict)
	}
	return read
}

func (r *stubReader) caller(node *syntax.Node) *Caller {
	if !settings.Given(node) {
		return nil
	}
	r.Keys(node, "account", "arn", "policy")
	return &Caller{Account: r.Text(node, "account", ""), ARN: r.Text(node, "arn", ""), Policy: r.decision(node, "policy", Neither)}
}

func (r *stubReader) decision(node *syntax.Node, key string, otherwise Decision) Decision {
	text := r.Text(node, key, string(otherwise))
	read, ok := decisions[strings.ToLower(text)]
	if !ok {
		r.Wrong(node.Get(key).Where(), "%s should be allow, deny or neither, not %q", key, text)
	}
	return read
}

// keyMembers are those of a public key in a JWKS. Source: RFC 7517, section 4;
// RFC 7518, sections 6.2.1 and 6.3.1.
var keyMembers = []string{"kty", "kid", "n", "e", "use", "alg", "key_ops", "x5u", "x5c", "x5t", "x5t#S256", "crv", "x", "y"}

// verdict reads the answer of an authorizer.
func (r *stubReader) verdict(node *syntax.Node) Verdict {
	r.Keys(node, "principal_id", "effect", "policy", "is_authorized", "context", "usage_identifier_key", "error", "claims", "keys")
	read := Verdict{
		Principal: r.Text(node, "principal_id", "user"), Effect: r.decision(node, "effect", Allow),
		UsageKey: r.Text(node, "usage_identifier_key", ""), Error: r.Text(node, "error", ""), At: node.Where(),
	}
	if policy := node.Get("policy"); settings.Given(policy) {
		if read.Policy = policy; node.Get("effect") != nil {
			r.Wrong(policy.Where(), "policy and effect exclude each other")
		}
	}
	if simple := node.Get("is_authorized"); simple != nil {
		read.Simple = true
		if !r.Truth(node, "is_authorized", true) {
			read.Effect = Deny
		}
		if node.Get("effect") != nil || read.Policy != nil {
			r.Wrong(simple.Where(), "is_authorized excludes effect and policy")
		}
	}
	r.context(node.Get("context"), &read)
	for name, value := range r.Entries(node.Get("claims")) {
		if read.Claims == nil {
			read.Claims = make(map[string]string)
		}
		read.Claims[name.Text] = r.Scalar(value)
	}
	for key := range r.List(node.Get("keys")) {
		r.Keys(key, keyMembers...)
	}
	read.Keys = r.publicKeys(node.Get("keys"))
	return read
}

// context reads what an authorizer adds to a request.
func (r *stubReader) context(node *syntax.Node, into *Verdict) {
	into.Context, into.Structured = make(map[string]string), make(map[string]any)
	for name, value := range r.Entries(node) {
		if value.IsScalar() {
			into.Context[name.Text] = value.Text
			continue
		}
		into.Nested, into.Structured[name.Text] = name.Span, plainValue(value)
	}
}

// ReadKeys reads the RSA keys of a JWKS, what an issuer has at its jwks_uri.
// Source: RFC 7517, section 5.
func ReadKeys(file *syntax.File) ([]PublicKey, error) {
	r := &stubReader{}
	var keys []PublicKey
	if r.Begin(file) {
		keys = r.publicKeys(file.Root.Get("keys"))
	}
	if len(keys) == 0 && r.Err() == nil {
		r.Wrong(syntax.Span{File: file}, "no RSA key stands under keys")
	}
	if err := r.Err(); err != nil {
		return nil, fmt.Errorf("reading keys: %w", err)
	}
	return keys, nil
}

// publicKeys reads a list of keys; those of other types than RSA are left out.
func (r *stubReader) publicKeys(node *syntax.Node) []PublicKey {
	var keys []PublicKey
	for key := range r.List(node) {
		if r.Text(key, "kty", "RSA") == "RSA" {
			keys = append(keys, PublicKey{ID: r.Text(key, "kid", ""), Modulus: r.keyNumber(key, "n"), Exponent: r.keyNumber(key, "e")})
		}
	}
	return keys
}

// keyNumber reads a number of an RSA key, which needs it.
func (r *stubReader) keyNumber(key *syntax.Node, name string) string {
	text := r.Text(key, name, "")
	if number, err := base64.RawURLEncoding.DecodeString(text); err != nil || len(number) == 0 {
		at := key
		if told := key.Get(name); told != nil {
			at = told
		}
		r.Wrong(at.Where(), "%s of an RSA key should be a number in base64url without padding, not %q", name, text)
	}
	return text
}
