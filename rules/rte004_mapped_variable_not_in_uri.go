package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// rte004 leaves greedy variables in the URI itself to rte003.
var rte004 = lint.Rule{
	ID: "RTE004", Name: "mapped-variable-not-in-uri", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "a path variable of the request has no place in the URI of a REST API integration",
		Why:     "The URI is the path that the backend gets; a mapped variable goes nowhere but into its braces there.",
		Symptom: "Every request reaches the same path of the backend",
		Fix:     "Put {name} into the URI where the value belongs, such as a final /{proxy}.",
		Refs:    []string{guide + "setup-http-integrations.html", guide + "request-response-data-mappings.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if in.Protocol != model.REST || !in.CallsHTTP() || in.URI.Absent() {
			return
		}
		for _, request := range in.RequestParameters {
			key, known := request.Key.Get()
			name, isPath := strings.CutPrefix(key, "integration.request.path.")
			if known && isPath && in.URI.HasPathVariable(name) == model.No && in.URI.HasPathVariable(name+"+") == model.No {
				p.Report(request.Key, "the URI has no place for the mapped path variable {%s}: %s", name, in.URI).
					Because(in.URI, "the URI stands here").
					Suggest(lint.Fix{Title: "Put {" + name + "} at the end of the URI", Edits: appendGreedy(in, request.Value, name)})
			}
		}
		for _, route := range in.Routes {
			checkGreedyURI(p, in, route)
		}
	}),
}

// appendGreedy puts a variable at the end of the URI that a greedy one fills,
// the rest of the path; where others belong nobody can tell.
func appendGreedy(in *model.Integration, source model.Text, name string) []syntax.Edit {
	uri, known := in.URI.Get()
	reads, told := source.Get()
	greedy := "/{" + strings.TrimPrefix(reads, "method.request.path.") + "+}"
	if !known || !told || len(in.Routes) == 0 || strings.Contains(uri, "?") {
		return nil
	}
	for _, route := range in.Routes {
		if path, _ := route.Path.Get(); !strings.HasSuffix(path, greedy) {
			return nil
		}
	}
	return lint.Replace(in.URI.Where(), uri, strings.TrimSuffix(uri, "/")+"/{"+name+"}")
}

// checkGreedyURI reports a greedy path whose requests all reach one path of the
// backend.
func checkGreedyURI(p *lint.Pass, in *model.Integration, route *model.Route) {
	path, _ := route.Path.Get()
	_, greedy := aboveGreedy(path)
	if !greedy || in.URI.HasPathVariables() != model.No || mapsAnyPath(in) {
		return
	}
	p.Report(in.URI, "%s takes every path below, but the backend gets one path only: %s", route.Name, in.URI).Because(route.Path, "the path stands here")
}

// mapsAnyPath tells whether a template may set the path, or a mapping fills a
// path variable, which has a finding of its own where the URI has no place for it.
func mapsAnyPath(in *model.Integration) bool {
	if in.TemplatesOpen || slices.ContainsFunc(in.Templates, overridesRequest) {
		return true
	}
	for _, request := range in.RequestParameters {
		if request.Key.HasPrefix("integration.request.path.") != model.No {
			return true
		}
	}
	return false
}
