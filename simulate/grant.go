package simulate

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/jsonvalue"
)

// grant is what a request got from those who let it pass.
type grant struct {
	// values are those of $context.authorizer, claims under "claims."; nil without
	// an authorizer.
	values map[string]string
	// structured are lists and objects that the authorizer of an HTTP API gave,
	// which functions get.
	structured map[string]any
	// identity are values of $context.identity.
	identity map[string]string
	// usageKey is the usageIdentifierKey, and key the API key that counts.
	usageKey, key, keyID string
}

// context gives a value of $context. The claims as a whole are none; source:
// developer guide, "$context variables".
func (g *grant) context(path string) (string, bool) {
	if name, ok := strings.CutPrefix(path, "authorizer."); ok {
		value, there := g.values[name]
		return value, there
	}
	if path == "identity.apiKeyId" {
		return g.keyID, g.keyID != ""
	}
	name, _ := strings.CutPrefix(path, "identity.")
	value, there := g.identity[name]
	return value, there
}

// event is requestContext.authorizer of a function.
func (g *grant) event() any {
	all, claims := &jsonvalue.Object{}, &jsonvalue.Object{}
	for _, name := range sortedNames(g.values) {
		if claim, ok := strings.CutPrefix(name, "claims."); ok {
			claims.Set(claim, g.values[name])
			continue
		}
		all.Set(name, g.values[name])
	}
	if claims.Len() > 0 {
		all.Set("claims", claims)
	}
	g.addStructured(all)
	return all
}

// addStructured adds the lists and objects of the authorizer.
func (g *grant) addStructured(to *jsonvalue.Object) {
	for _, name := range slices.Sorted(maps.Keys(g.structured)) {
		if text, err := json.Marshal(g.structured[name]); err == nil {
			if value, err := jsonvalue.Parse(text); err == nil {
				to.Set(name, value)
			}
		}
	}
}
