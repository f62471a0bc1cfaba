package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var prm005 = lint.Rule{
	ID: "PRM005", Name: "cache-key-undeclared", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a cache key is no request parameter that the method declares",
		Why:     "The keys that tell cached answers apart are parameters of the method, under the names that mappings use.",
		Symptom: "Invalid cache key parameter specified",
		Fix:     "Declare the parameter on the method, and name it as method.request.querystring.NAME or the like.",
		Refs:    []string{restAPI + "API_PutIntegration.html", guide + "api-gateway-caching.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if in.Protocol != model.REST {
			return
		}
		for _, key := range in.CacheKeys {
			name, known := key.Get()
			switch {
			case !known || strings.HasPrefix(name, "integration.request."):
			case !strings.HasPrefix(name, "method.request."):
				p.Report(key, "the cache key %s is no request parameter such as method.request.querystring.id", name)
			default:
				checkDeclared(p, in, key)
			}
		}
	}),
}

func checkDeclared(p *lint.Pass, in *model.Integration, key model.Text) {
	name, _ := key.Get()
	for _, route := range in.Routes {
		if route.Declares(name) == model.No {
			p.Report(key, "%s does not declare the cache key %s", route.Name, name).Because(route, "the method stands here")
		}
	}
}
