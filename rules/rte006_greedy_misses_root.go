package rules

import (
	"cmp"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var rte006 = lint.Rule{
	ID: "RTE006", Name: "greedy-misses-root", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "a greedy path has no route for the path above it",
		Why:     "A greedy variable stands for at least one segment, so the path without it has no route.",
		Symptom: "403 Missing Authentication Token (REST API), 404 Not Found (HTTP API)",
		Fix:     "Add a route for the path itself, or the route $default of an HTTP API.",
		Refs:    []string{guide + "setup-http-integrations.html", guide + "http-api-develop-routes.html"},
	},
	Check: lint.Each(func(m *model.Model) []*model.API { return m.APIs }, func(p *lint.Pass, api *model.API) {
		paths, sure := api.Paths()
		if !sure || api.Protocol != model.REST && api.Protocol != model.HTTP || paths[model.DefaultRoute] {
			return
		}
		for _, route := range api.Routes {
			path, _ := route.Path.Get()
			above, greedy := aboveGreedy(path)
			if !greedy || paths[above] || !servesAbove(route, above) {
				continue
			}
			paths[above] = true // one finding for all methods
			p.Report(route, "%s leaves %s without a route: %s stands for one segment at least", path, above, path[strings.LastIndexByte(path, '{'):]).
				Shows(missingRoute[api.Protocol])
		}
	}),
}

// missingRoute are the answers to requests without a route.
var missingRoute = map[model.Protocol]string{
	model.REST: "403 Missing Authentication Token",
	model.HTTP: `404 {"message":"Not Found"}`,
}

// aboveGreedy gives the path above a greedy variable at the end of another.
func aboveGreedy(path string) (above string, greedy bool) {
	slash := strings.LastIndexByte(path, '/')
	if slash < 0 || !strings.HasPrefix(path[slash:], "/{") || !strings.HasSuffix(path, "+}") {
		return "", false
	}
	return cmp.Or(path[:slash], "/"), true
}

// servesAbove tells whether a route is for a private backend that would serve
// the path above its greedy one too: that of one method below other paths is
// taken for a choice.
func servesAbove(route *model.Route, above string) bool {
	everything := above == "/" || route.Method.Absent() || route.Method.IsFold("ANY")
	return route.Private() && everything && !route.Method.IsFold("OPTIONS")
}
