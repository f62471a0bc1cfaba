package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var rte003 = lint.Rule{
	ID: "RTE003", Name: "uri-path-variable-unmapped", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a variable in the URI of a REST API integration is not filled by a mapping",
		Why:     "A REST API puts nothing into the braces of the URI by itself, not even for a greedy path.",
		Symptom: "500 Internal server error, in the log: Execution failed due to configuration error: Illegal character in path",
		Fix:     "Map integration.request.path.<name> to method.request.path.<name>.",
		Refs:    []string{guide + "setup-http-integrations.html", guide + "request-response-data-mappings.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if in.Protocol != model.REST || !in.CallsHTTP() {
			return
		}
		for _, name := range in.URI.PathVariables() {
			at := in.URI.Find("{" + name + "}")
			if plain, greedy := strings.CutSuffix(name, "+"); greedy {
				p.Report(at, "a URI has no greedy variable: write {%s}, not {%s}", plain, name)
			} else if in.MapsPathVariable(name) == model.No {
				finding := p.Report(at, "no mapping fills {%s}: integration.request.path.%s is missing", name, name)
				suggestPathMapping(finding, in, name)
			}
		}
	}),
}

// suggestPathMapping maps a variable that every method of the integration has
// and declares.
func suggestPathMapping(finding *lint.Finding, in *model.Integration, name string) {
	source := "method.request.path." + name
	for _, route := range in.Routes {
		if route.LacksVariable(source) != model.No || route.Declares(source) != model.Yes {
			return
		}
	}
	edits := lint.Set(&in.Object, source, "requestParameters", "integration.request.path."+name)
	if len(in.Routes) > 0 && edits != nil {
		finding.Suggest(lint.Fix{Title: "Map the path variable " + name, Safe: true, Edits: edits})
	}
}
