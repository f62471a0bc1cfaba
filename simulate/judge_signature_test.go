package simulate

import (
	"crypto"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// keySize is that of keys of tests, the least that signatures are verified by.
const keySize = 1024

// tokenTime is the time at which tests read tokens.
const tokenTime = 1_800_000_000

// rsaKeys gives a private key and a JWKS that holds its public one as k1.
func rsaKeys(t *testing.T) (private *rsa.PrivateKey, jwks string) {
	t.Helper()
	private, err := rsa.GenerateKey(rand.Reader, keySize)
	if err != nil {
		t.Fatal(err)
	}
	encode := base64.RawURLEncoding.EncodeToString
	return private, fmt.Sprintf(`{"keys": [{"kty": "EC", "kid": "k1", "crv": "P-256", "x": "AQ", "y": "AQ"}, {"kty": "RSA", "kid": "k1", "n": %q, "e": %q}]}`,
		encode(private.N.Bytes()), encode(big.NewInt(int64(private.E)).Bytes()))
}

// signedToken makes a token of a header and claims in JSON: with a signature by
// RSA, for HS256 with one that takes the modulus for the secret, and with none
// for none.
func signedToken(t *testing.T, private *rsa.PrivateKey, header, claims string) string {
	t.Helper()
	encode := base64.RawURLEncoding.EncodeToString
	text := encode([]byte(header)) + "." + encode([]byte(claims))
	var read struct {
		Alg string `json:"alg"`
	}
	if err := json.Unmarshal([]byte(header), &read); err != nil {
		t.Fatal(err)
	}
	switch read.Alg {
	case "RS256":
		sum := sha256.Sum256([]byte(text))
		signature, err := rsa.SignPKCS1v15(rand.Reader, private, crypto.SHA256, sum[:])
		if err != nil {
			t.Fatal(err)
		}
		return text + "." + encode(signature)
	case "HS256":
		made := hmac.New(sha256.New, private.N.Bytes())
		made.Write([]byte(text))
		return text + "." + encode(made.Sum(nil))
	default:
		return text + "."
	}
}

func TestSignatures(t *testing.T) {
	private, jwks := rsaKeys(t)
	other, _ := rsaKeys(t)
	keys, err := ReadKeys(syntax.Read("jwks.json", []byte(jwks), syntax.DefaultLimits()))
	if err != nil {
		t.Fatal(err)
	}
	const (
		rs256  = `{"alg": "RS256", "kid": "k1"}`
		claims = `{"iss": "i", "aud": ["b", "a"], "exp": 1800000060, "scope": "read"}`
	)
	good := signedToken(t, private, rs256, claims)
	parts := strings.Split(good, ".")
	elsewhere := base64.RawURLEncoding.EncodeToString([]byte(strings.Replace(claims, "read", "write", 1)))
	for name, test := range map[string]struct {
		token  string
		status int
		// challenge is what WWW-Authenticate says of the token.
		challenge string
	}{
		"good":                     {good, 200, ""},
		"claims changed later":     {parts[0] + "." + elsewhere + "." + parts[2], 401, "verifying the signature of the token by key k1"},
		"signed by another key":    {signedToken(t, other, rs256, claims), 401, "verifying the signature of the token by key k1"},
		"an unknown key":           {signedToken(t, private, `{"alg": "RS256", "kid": "k2"}`, claims), 401, `no key has the id \"k2\"`},
		"no key named":             {signedToken(t, private, `{"alg": "RS256"}`, claims), 401, `no key has the id \"\"`},
		"no signature":             {signedToken(t, private, `{"alg": "none", "kid": "k1"}`, claims), 401, `the algorithm of the token is \"none\"`},
		"signature left out":       {parts[0] + "." + parts[1] + ".", 401, "verifying the signature"},
		"a secret":                 {signedToken(t, private, `{"alg": "HS256", "kid": "k1"}`, claims), 401, `the algorithm of the token is \"HS256\"`},
		"expired":                  {signedToken(t, private, rs256, `{"iss": "i", "aud": "a", "exp": 1800000000}`), 401, "the token has expired"},
		"not yet":                  {signedToken(t, private, rs256, `{"iss": "i", "aud": "a", "nbf": 1800000001}`), 401, "nbf of the token lies in the future"},
		"for others":               {signedToken(t, private, rs256, `{"iss": "i", "aud": "c"}`), 401, "the token does not have a valid audience"},
		"for a client":             {signedToken(t, private, rs256, `{"iss": "i", "client_id": "a", "scp": "read"}`), 200, ""},
		"aud before the client id": {signedToken(t, private, rs256, `{"iss": "i", "aud": "c", "client_id": "a"}`), 401, "the token does not have a valid audience"},
		"another issuer":           {signedToken(t, private, rs256, `{"iss": "j", "aud": "a"}`), 401, "the token has another issuer: j"},
		"other scopes":             {signedToken(t, private, rs256, `{"iss": "i", "aud": "a", "scope": "reader write"}`), 403, "the token has none of the scopes of the route"},
		"no token":                 {"abc", 401, "a token has three parts with dots between them, not 1"},
	} {
		t.Run(name, func(t *testing.T) {
			setup, call := bearing()
			setup.API.Routes[0].Scopes = []model.Text{literal("read")}
			setup.Access.Keys = keys
			setup.Now = func() time.Time { return time.Unix(tokenTime, 0) }
			setup.Backends = []Binding{{Target: "*", Backend: Static{Response{Status: http.StatusOK}}}}
			call.Headers = Headers{{"Authorization", "Bearer " + test.token}}
			result, err := Run(t.Context(), setup, call)
			if err != nil || result.Status != test.status {
				t.Fatalf("got %d %s, %v, want %d", result.Status, result.Body, err, test.status)
			}
			if challenge := result.Headers["www-authenticate"]; !strings.Contains(challenge, test.challenge) || (challenge == "") != (test.status == http.StatusOK) {
				t.Errorf("the challenge is %s, want %s", challenge, test.challenge)
			}
		})
	}
}

func TestKeysThatAreNone(t *testing.T) {
	for text, want := range map[string]string{
		`{"keys": [{"kty": "RSA", "kid": "k", "n": "A+/=", "e": "AQAB"}]}`: `jwks.json:1:43: n of an RSA key should be a number in base64url without padding, not "A+/="`,
		`{"keys": [{"kty": "RSA", "kid": "k", "n": "AQ"}]}`:                `jwks.json:1:11: e of an RSA key should be a number in base64url without padding, not ""`,
	} {
		_, err := ReadKeys(syntax.Read("jwks.json", []byte(text), syntax.DefaultLimits()))
		if err == nil || err.Error() != "reading keys: "+want {
			t.Errorf("%s: got %v, want %s", text, err, want)
		}
	}
}

func TestRESTAPIsKnowNoJWT(t *testing.T) {
	setup := staged(restToAnything)()
	setup.Route.Authorization = literal("JWT")
	_, err := Run(t.Context(), setup, Call{Method: "GET", PathWithQuery: "/x"})
	if err == nil || !strings.HasPrefix(err.Error(), "API Gateway knows no authorization JWT") {
		t.Errorf("got %v", err)
	}
}

func TestAccessInStubFilesIsChecked(t *testing.T) {
	for text, want := range map[string]string{
		"caller: {acount: a}":                                       `1:24: unknown key "acount", did you mean "account"?`,
		"caller: {policy: maybe}":                                   `1:32: policy should be allow, deny or neither, not "maybe"`,
		"caller: me":                                                `1:23: a map should stand here`,
		"source: [a]":                                               `1:23: a map should stand here`,
		"authorizers: [a]":                                          `1:28: a map should stand here`,
		"authorizers: {Guard: {efect: deny}}":                       `1:37: unknown key "efect", did you mean "effect"?`,
		"authorizers: {Guard: {effect: no}}":                        `1:45: effect should be allow, deny or neither, not "no"`,
		"authorizers: {Guard: {effect: deny, policy: {}}}":          `1:59: policy and effect exclude each other`,
		"authorizers: {Guard: {is_authorized: true, effect: deny}}": `1:52: is_authorized excludes effect and policy`,
		"authorizers: {Guard: {is_authorized: perhaps}}":            `1:52: is_authorized should be true or false, not "perhaps"`,
		"authorizers: {Guard: {context: [a]}}":                      `1:46: a map should stand here`,
		"authorizers: {Guard: {claims: sub}}":                       `1:45: a map should stand here`,
		"authorizers: {Guard: {claims: {sub: {a: b}}}}":             `1:51: a text should stand here`,
		"api_keys: [{value: k, plna: gold}]":                        `1:37: unknown key "plna", did you mean "plan"?`,
		"api_keys: [{value: k, throttled: often}]":                  `1:48: throttled should be true or false, not "often"`,
		"api_keys: k":                                               `1:25: a list should stand here`,
		"api_keys: [{value: k, quota_exceeded: 1}]":                 `1:53: quota_exceeded should be true or false, not "1"`,
		"authorizers: {Guard: {keys: [{kid: k, n: AQ, e: '='}]}}":   `1:63: e of an RSA key should be a number in base64url without padding, not "="`,
		"authorizers: {Guard: {usage_identifier_key: [k]}}":         `1:59: a text should stand here`,
	} {
		_, _, err := readStubs("s.yaml", "environment: {"+text+"}")
		if err == nil || err.Error() != "reading stubs: s.yaml:"+want {
			t.Errorf("%s:\n got %v\nwant reading stubs: s.yaml:%s", text, err, want)
		}
	}
}
