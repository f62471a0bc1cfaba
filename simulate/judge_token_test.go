package simulate

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// bearing is an HTTP API with a JWT authorizer; the token in its calls has the
// header {"alg":"RS256","kid":"k"} and no claims but iss and aud.
func bearing() (Setup, Call) {
	setup := httpTo("http://b.test/")
	route := setup.API.Routes[0]
	route.Authorization = literal("JWT")
	route.Guard = &model.Authorizer{
		Object: model.Object{Name: "members", Span: written}, Kind: literal("JWT"), Issuer: literal("i"), Audiences: []model.Text{literal("a")},
	}
	const token = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsifQ.eyJpc3MiOiJpIiwiYXVkIjoiYSJ9.AAAA"
	return setup, Call{Method: "GET", PathWithQuery: "/x", Headers: Headers{{"Authorization", "Bearer " + token}}}
}

func TestSignaturesThatNobodyCanVerify(t *testing.T) {
	setup, call := bearing()
	_, err := Run(t.Context(), setup, call)
	unknown, ok := errors.AsType[*Unknown](err)
	if !ok || !strings.HasPrefix(unknown.Message(), "whether the signature of the token holds is not known; pass a --jwks FILE") {
		t.Errorf("without keys: %v", err)
	}
	setup, call = bearing()
	setup.Access.Keys = []PublicKey{{ID: "k", Modulus: "AQAB", Exponent: "AQAB"}}
	if result, err := Run(t.Context(), setup, call); err != nil || result.Status != 401 {
		t.Errorf("another key: %d, %v, want 401", result.Status, err)
	}
}

func TestClaimsRefuseWithoutKeys(t *testing.T) {
	for name, change := range map[string]func(*Setup){
		"issuer":   func(s *Setup) { s.API.Routes[0].Guard.Issuer = literal("other") },
		"audience": func(s *Setup) { s.API.Routes[0].Guard.Audiences = []model.Text{literal("other")} },
		"expired": func(s *Setup) {
			s.Access.Authorizers = map[string]Verdict{"*": {Claims: map[string]string{"iss": "i", "aud": "a", "exp": "1"}}}
		},
		"no number": func(s *Setup) {
			s.Access.Authorizers = map[string]Verdict{"*": {Claims: map[string]string{"iss": "i", "aud": "a", "nbf": "soon"}}}
		},
	} {
		setup, call := bearing()
		change(&setup)
		if result, err := Run(t.Context(), setup, call); err != nil || result.Status != 401 {
			t.Errorf("%s: %d, %v, want 401", name, result.Status, err)
		}
	}
}

func TestKeysAreRead(t *testing.T) {
	read := func(text string) ([]PublicKey, error) {
		return ReadKeys(syntax.Read("jwks.json", []byte(text), syntax.DefaultLimits()))
	}
	keys, err := read(`{"keys": [{"kty": "RSA", "use": "sig", "kid": "k", "n": "AQ", "e": "AQAB"}, {"kty": "EC", "kid": "c"}]}`)
	if diff := cmp.Diff([]PublicKey{{ID: "k", Modulus: "AQ", Exponent: "AQAB"}}, keys); diff != "" || err != nil {
		t.Errorf("%s %v", diff, err)
	}
	for text, want := range map[string]string{
		`{"keys": []}`: "no RSA key stands under keys", `{"keys": {}}`: "a list should stand here", `{`: "reading keys: jwks.json:1",
	} {
		if _, err := read(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

func TestOriginsAreMatched(t *testing.T) {
	for _, test := range []struct{ allowed, origin, want string }{
		{"*", "https://a.test", "*"},
		{"https://*", "https://a.test", "https://a.test"},
		{"https://*", "http://a.test", ""},
		{"https://a.test", "https://a.test", "https://a.test"},
		{"https://a.test", "https://a.test:8443", ""},
	} {
		got, err := matchOrigin(&model.CORS{AllowOrigins: []model.Text{literal(test.allowed)}}, test.origin)
		if got != test.want || err != nil {
			t.Errorf("%s for %s: got %q, %v, want %q", test.allowed, test.origin, got, err, test.want)
		}
	}
}
