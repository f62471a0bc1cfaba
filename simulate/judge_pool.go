package simulate

import (
	"crypto"
	"crypto/rsa"
	_ "crypto/sha256" // RS256
	_ "crypto/sha512" // RS384, RS512
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// judgeByPool judges a request by the token of a user pool; then the resource
// policy has to allow it. Source: developer guide, "Amazon Cognito
// authentication and resource policy".
func (ex *Exchange) judgeByPool() error {
	guard, err := ex.guard()
	if err != nil {
		return err
	}
	if err := ex.identify(guard); err != nil {
		return err
	}
	claims, err := ex.claims(guard)
	if err != nil {
		return err
	}
	if err := ex.judgeClaims(guard, claims); err != nil {
		return err
	}
	ex.grantClaims(claims)
	ex.note("authorization", "the token is accepted", guard.Where())
	return ex.judgeAnonymous()
}

// grantClaims takes over the claims of a token.
func (ex *Exchange) grantClaims(claims map[string]string) {
	ex.grant.values = make(map[string]string, len(claims))
	for name, value := range claims {
		ex.grant.values["claims."+name] = value
	}
}

// claims gives those of the token: told ones, else those that stand in it once
// its signature is verified. Beside an *Unknown they are those of a token whose
// signature nobody can verify.
func (ex *Exchange) claims(guard *model.Authorizer) (map[string]string, error) {
	verdict, untold := ex.verdictOf(guard)
	if untold == nil && verdict.Error != "" {
		return nil, ex.badToken(guard, verdict.Error)
	}
	if untold == nil && verdict.Claims != nil {
		return verdict.Claims, nil
	}
	source := model.Literal(usualSource, guard.Where())
	if len(guard.IdentitySources) > 0 {
		source = guard.IdentitySources[0]
	}
	given, err := ex.identitySource(source)
	if err != nil {
		return nil, err
	}
	read, err := readToken(strings.TrimPrefix(given, "Bearer "))
	if err != nil {
		return nil, ex.badToken(guard, err.Error())
	}
	keys := ex.Access.Keys
	if untold == nil && len(verdict.Keys) > 0 {
		keys = verdict.Keys
	}
	if len(keys) == 0 {
		return read.claims, &Unknown{
			Need: "whether the signature of the token holds is not known", At: guard.Where(),
			Remedy: "pass a --jwks FILE, or a --stub FILE with claims or keys of " + guard.Name + " under authorizers in environment",
		}
	}
	if err := read.verify(keys); err != nil {
		return nil, ex.badToken(guard, err.Error())
	}
	return read.claims, nil
}

func (ex *Exchange) badToken(guard *model.Authorizer, why string) *Reply {
	return &Reply{Type: Unauthorized, Line: ex.refusal(why), At: guard.Where()}
}

// refusal is the line about a token that is refused.
func (ex *Exchange) refusal(why string) string { return "Unauthorized request: " + ex.id + ": " + why }

// judgeClaims judges expiry, issuer and audience. The message for tokens that
// have expired is reported by third parties.
func (ex *Exchange) judgeClaims(guard *model.Authorizer, claims map[string]string) error {
	var expires float64
	if text, ok := claims["exp"]; ok {
		if _, err := fmt.Sscanf(text, "%g", &expires); err != nil || ex.Now().Unix() >= int64(expires) {
			reply := ex.badToken(guard, "the token has expired")
			reply.Message = "The incoming token has expired"
			return reply
		}
	}
	if issuer, ok := claims["iss"]; ok && !issuedBy(guard, issuer) {
		return ex.badToken(guard, issuer+" is no user pool of the authorizer")
	}
	if err := ex.judgeUse(guard, claims); err != nil {
		return err
	}
	if text, known := guard.Validation.Get(); known && text != "" {
		return ex.fitsPattern(guard, claims["aud"])
	}
	return nil
}

// judgeUse wants an access token with a scope of the method where that has any,
// and an identity token where it has none. Source: developer guide, "Integrate a
// REST API with an Amazon Cognito user pool".
func (ex *Exchange) judgeUse(guard *model.Authorizer, claims map[string]string) error {
	wanted, at := "id", guard.Where()
	if len(ex.Route.Scopes) > 0 {
		wanted, at = "access", ex.Route.Scopes[0].Where()
	}
	why := ""
	if use, told := claims["token_use"]; told && use != wanted {
		why = "the method wants a token of use " + wanted + ", not " + use
	} else if fits, err := ex.hasScope(claims); err != nil {
		return err
	} else if !fits {
		why = "the token has none of the scopes of the method"
	}
	if why == "" {
		return nil
	}
	reply := ex.badToken(guard, why)
	reply.At = at
	return reply
}

// issuedBy tells whether an issuer may be a user pool of the authorizer: its URL
// ends in the id of the pool, as does the ARN.
func issuedBy(guard *model.Authorizer, issuer string) bool {
	pool := issuer[strings.LastIndexByte(issuer, '/')+1:]
	for _, arn := range guard.Pools {
		if text, known := arn.Get(); !known || strings.HasSuffix(text, "/"+pool) {
			return true
		}
	}
	return len(guard.Pools) == 0
}

// algorithms are the hashes of signatures by RSA, the only ones that API Gateway
// takes. Source: developer guide, "Control access to HTTP APIs with JWT
// authorizers"; RFC 7518, section 3.1.
var algorithms = map[string]crypto.Hash{"RS256": crypto.SHA256, "RS384": crypto.SHA384, "RS512": crypto.SHA512}

// token is a JSON Web Token: the texts that are signed, the hash and the
// signature, the id of the key and the claims.
type token struct {
	signed    string
	hash      crypto.Hash
	signature []byte
	key       string
	claims    map[string]string
}

// readToken reads a token in its compact form. Source: RFC 7515, RFC 7519.
func readToken(text string) (*token, error) {
	const segments = 3
	parts := strings.Split(text, ".")
	if len(parts) != segments {
		return nil, fmt.Errorf("a token has three parts with dots between them, not %d", len(parts))
	}
	var header struct {
		Algorithm string `json:"alg"`
		Key       string `json:"kid"`
	}
	var claims map[string]any
	for i, into := range []any{&header, &claims} {
		src, err := base64.RawURLEncoding.DecodeString(parts[i])
		if err != nil {
			return nil, fmt.Errorf("decoding part %d of the token: %w", i+1, err)
		}
		if err := json.Unmarshal(src, into); err != nil {
			return nil, fmt.Errorf("reading part %d of the token: %w", i+1, err)
		}
	}
	hash, ok := algorithms[header.Algorithm]
	if !ok {
		return nil, fmt.Errorf("the algorithm of the token is %q, not RS256, RS384 or RS512", header.Algorithm)
	}
	signature, err := base64.RawURLEncoding.DecodeString(parts[2])
	if err != nil {
		return nil, fmt.Errorf("decoding the signature of the token: %w", err)
	}
	return &token{parts[0] + "." + parts[1], hash, signature, header.Key, claimTexts(claims)}, nil
}

// claimTexts gives claims as texts, numbers without an exponent.
func claimTexts(claims map[string]any) map[string]string {
	texts := make(map[string]string, len(claims))
	for name, value := range claims {
		if number, ok := value.(float64); ok {
			texts[name] = fmt.Sprintf("%.0f", number)
			continue
		}
		texts[name] = fmt.Sprint(value)
	}
	return texts
}

// verify wants the signature to be that of one of the keys.
func (t *token) verify(keys []PublicKey) error {
	hash := t.hash.New()
	hash.Write([]byte(t.signed))
	for _, key := range keys {
		if key.ID != t.key {
			continue
		}
		modulus, err := base64.RawURLEncoding.DecodeString(key.Modulus)
		if err != nil {
			return fmt.Errorf("decoding n of key %s: %w", key.ID, err)
		}
		exponent, err := base64.RawURLEncoding.DecodeString(key.Exponent)
		if err != nil {
			return fmt.Errorf("decoding e of key %s: %w", key.ID, err)
		}
		public := &rsa.PublicKey{N: new(big.Int).SetBytes(modulus), E: int(new(big.Int).SetBytes(exponent).Int64())}
		if err := rsa.VerifyPKCS1v15(public, t.hash, hash.Sum(nil), t.signature); err != nil {
			return fmt.Errorf("verifying the signature of the token by key %s: %w", key.ID, err)
		}
		return nil
	}
	return fmt.Errorf("no key has the id %q", t.key)
}
