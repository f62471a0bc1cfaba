package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// rte007 leaves paths that match the same requests with the same verb to rte011.
var rte007 = lint.Rule{
	ID: "RTE007", Name: "path-syntax", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the path or key of a route is not one that API Gateway takes",
		Why: "A variable is a whole segment, a greedy one the last; a REST API has one variable at each place, " +
			"and the key of an HTTP API is a method and a path, or $default.",
		Symptom: "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.",
		Unknown: "Documents with paths that lack the slash at the start are deployed, so that those are information; no document says that imports take them.",
		Fix:     "Write the path as segments of plain text or {name}, with one name for the variable at one place.",
		Refs:    []string{guide + "api-gateway-known-issues.html", guide + "http-api-develop-routes.html", restAPI + "API_CreateResource.html"},
	},
	Check: lint.Each(func(m *model.Model) []*model.API { return m.APIs }, func(p *lint.Pass, api *model.API) {
		told := make(map[string]bool)
		for _, route := range api.Routes {
			path, known := route.Path.Get()
			if !known || told[path] || api.Protocol == model.WebSocket || path == model.DefaultRoute {
				continue
			}
			told[path] = checkKey(p, route) || checkPath(p, route, path)
		}
		if api.Protocol == model.REST {
			checkSiblings(p, api)
		}
	}),
}

// checkPath reports what is wrong with a path, and whether anything is.
func checkPath(p *lint.Pass, route *model.Route, path string) bool {
	fault := model.PathFault(path, route.API.Protocol)
	if fault == "" {
		return false
	}
	if route.Imported && route.API.Protocol == model.REST && model.PathFault("/"+path, model.REST) == "" {
		p.Report(route.Path, "the path %s does not start with a slash, as OpenAPI demands", path).As(lint.Info).Shows("")
		return true
	}
	finding := p.Report(route.Path, "the path %s is refused: %s", path, fault)
	if route.API.Protocol == model.HTTP {
		finding.Shows("")
		return true
	}
	if before, _, greedy := strings.Cut(path, "+}/"); greedy && strings.Contains(fault, "greedy") {
		finding.Shows("Cannot create a child of a resource with a greedy path variable: " + before[strings.LastIndexByte(before, '{'):] + "+}")
	}
	return true
}

// routeMethods are the methods of route keys. Source: developer guide, "Create
// routes for HTTP APIs".
var routeMethods = []string{"ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"}

// checkKey reports a route key of an HTTP API that is no method and path, and
// whether it does. Routes without a target come from SAM events and OpenAPI
// documents, which have no keys.
func checkKey(p *lint.Pass, route *model.Route) bool {
	method, known := route.Method.Get()
	if route.API.Protocol != model.HTTP || route.Target.Absent() || route.Method.Unknown() || known && slices.Contains(routeMethods, strings.ToUpper(method)) {
		return false
	}
	p.Report(route.Path, "the route key %q is neither a method and a path nor $default", route.Describe()).
		Shows(`The provided route key is not formatted properly for HTTP protocol. Format should be "[HTTP METHOD] /[RESOURCE PATH]" or "$default"`)
	return true
}

// siblingRefused is what AWS says of two variables at one place. Recorded.
const siblingRefused = "A sibling ({name}) of this resource already has a variable path part -- only one is allowed"

// checkSiblings reports variables of a REST API that have two names at one
// place.
func checkSiblings(p *lint.Pass, api *model.API) {
	signatures := make(map[string]bool)
	for _, route := range api.Routes {
		if signature, ok := route.Signature(); ok {
			signatures[signature] = true
		}
	}
	if len(signatures) < len(api.Routes) {
		return
	}
	for _, pair := range api.Siblings() {
		p.Report(pair.Second.Path, "%s stands where %s has %s: a REST API has one variable at one place", pair.Names[1], pair.First.Name, pair.Names[0]).
			Because(pair.First.Path, "the other path stands here").
			Shows(siblingRefused)
	}
}
