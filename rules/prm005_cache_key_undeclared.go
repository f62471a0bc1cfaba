package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var prm005 = lint.Rule{
	ID: "PRM005", Name: "cache-key-undeclared", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a cache key is no request parameter that the method declares, or a stage keeps one answer for requests that differ",
		Why:     "The keys that tell cached answers apart are parameters of the method, under the names that mappings use. Without keys a method has one answer for all requests, whatever their paths, queries and callers.",
		Symptom: "Invalid cache key parameter specified",
		Fix:     "Declare the parameter on the method, and name it as method.request.querystring.NAME or the like.",
		Refs:    []string{restAPI + "API_PutIntegration.html", guide + "api-gateway-caching.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if in.Protocol != model.REST {
			return
		}
		checkSharedAnswers(p, in)
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

// checkSharedAnswers reports a method that hands answers through which differ by
// a variable of its path, a query parameter or the caller, and of which a stage
// keeps one for all. Streamed ones, which no stage keeps, are INT018's.
func checkSharedAnswers(p *lint.Pass, in *model.Integration) {
	stage := cachedBy(in)
	if stage == nil || in.CacheKeysOpen || len(in.CacheKeys) > 0 || !isProxy(in) || in.TransferMode.Unknown() || in.TransferMode.Is("STREAM") {
		return
	}
	for _, route := range in.Routes {
		if by := differsBy(route); by != "" && stage.Caches(route) {
			finding := p.Report(in, "stage %s keeps one answer of %s for all, but it may differ by %s", stage.StageName, route.Name, by).As(lint.Warning)
			if by == byCaller {
				finding.As(lint.Info)
			}
			finding.Because(stage.Caching, "caching is configured here").Shows("callers get answers that were made for others")
		}
	}
}

// isProxy tells an integration that hands answers through.
func isProxy(in *model.Integration) bool {
	return in.Kind.IsFold("HTTP_PROXY") || in.Kind.IsFold("AWS_PROXY")
}

// byCaller says that only who asks tells answers apart, which many do not
// depend on.
const byCaller = "the caller"

// differsBy tells what an answer depends on that is no key of caches by itself;
// empty where nothing says so.
func differsBy(route *model.Route) string {
	if variables := route.Variables(); len(variables) > 0 {
		return "{" + variables[0] + "}"
	}
	for _, parameter := range route.Parameters {
		if name, known := parameter.Name.Get(); known && strings.HasPrefix(name, "method.request.querystring.") {
			return name
		}
	}
	if kind, known := route.Authorization.Get(); known && kind != "NONE" {
		return byCaller
	}
	return ""
}
