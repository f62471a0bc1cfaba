package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var rte005 = lint.Rule{
	ID: "RTE005", Name: "path-parameter-not-in-resource", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a mapping reads a path variable that the path of the route does not have",
		Why:     "Only the variables in the path of the route have a value; a greedy one is named without its plus sign.",
		Symptom: "Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.request...]",
		Fix:     "Use the name of a variable in the path of the route.",
		Refs:    []string{guide + "request-response-data-mappings.html", guide + "http-api-parameter-mapping.html"},
	},
	Check: lint.Each(func(m *model.Model) []*model.Route { return m.Routes }, func(p *lint.Pass, route *model.Route) {
		in := route.Integration
		if in == nil {
			return
		}
		for _, request := range in.RequestParameters {
			source, known := request.Value.Get()
			if !known || request.Value.Assumes() != "" && !route.Path.Known() {
				continue
			}
			switch {
			case in.Protocol == model.REST && route.LacksVariable(source) == model.Yes:
				finding := p.Report(request.Value, "the path %s has no variable %s", route.Path, strings.TrimPrefix(source, "method.request.path.")).Because(route.Path, "the path stands here")
				if route.Declares(source) == model.Yes {
					finding.As(lint.Warning).Shows("the parameter is empty") // the declaration lets the mapping pass
				}
			case in.Protocol == model.HTTP && route == in.Routes[0]:
				for _, name := range in.Lacks(source) {
					p.Report(request.Value.Find(name), "the path %s has no variable %s", route.Path, name).
						Because(route.Path, "the path stands here").Shows("")
				}
			}
		}
	}),
}
