package rules

import (
	"errors"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/mapping"
	"github.com/linkproof/linkproof/schema/model"
)

// prm003 leaves variables of the path to rte005 where the path does not have
// them or is not known.
var prm003 = lint.Rule{
	ID: "PRM003", Name: "mapping-source-undeclared", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a mapping reads a request parameter that the method does not declare",
		Why:     "A method of a REST API hands on the parameters that it declares, compared with regard to case.",
		Symptom: "Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.request...]",
		Fix:     "Declare the parameter: requestParameters of the method, parameters of the operation.",
		Unknown: "Imports of documents that leave variables of the path undeclared are in use; whether each import takes them is not documented, so that those are information.",
		Refs:    []string{guide + "request-response-data-mappings.html"},
	},
	Check: lint.Each(func(m *model.Model) []*model.Route { return m.Routes }, func(p *lint.Pass, route *model.Route) {
		if route.Integration == nil || route.Integration.Protocol != model.REST {
			return
		}
		for _, request := range route.Integration.RequestParameters {
			source, known := request.Value.Get()
			if !known || !readsParameter(source) || route.LacksVariable(source) != model.No {
				continue
			}
			refused := &mapping.SyntaxError{}
			if _, err := mapping.ParseSource(source); errors.As(err, &refused) {
				p.Report(request.Value.Part(refused.Offset, refused.Offset+1), "%s names no parameter: %s", source, refused.Message).
					Shows("Parameter name should match the following regular expression: ^[a-zA-Z0-9._$-]+$")
			} else if route.Declares(source) == model.No {
				finding := p.Report(request.Value, "%s does not declare %s", route.Name, source).Because(route, "the method stands here")
				if route.Imported && strings.HasPrefix(source, "method.request.path.") {
					finding.As(lint.Info) // the path declares it
				}
				if meant := otherCase(route, source); meant != "" {
					edits := lint.Replace(request.Value.Where(), source, meant)
					finding.Suggest(lint.Fix{Title: "Write " + meant, Safe: strings.HasPrefix(meant, "method.request.header."), Edits: edits})
				} else {
					suggestDeclaration(finding, &route.Object, route.Imported, "requestParameters", source)
				}
			}
		}
	}),
}

// readsParameter tells the sources that a method has to declare.
func readsParameter(source string) bool {
	return strings.HasPrefix(source, "method.request.") && !strings.HasPrefix(source, "method.request.body")
}

// otherCase gives the declared parameter that a source names but for the case of
// letters, which means nothing in headers; empty without.
func otherCase(route *model.Route, source string) string {
	for _, parameter := range route.Parameters {
		if name, known := parameter.Name.Get(); known && strings.EqualFold(name, source) {
			return name
		}
	}
	return ""
}

// suggestDeclaration declares a parameter of a method or of its response. How
// one is declared in an OpenAPI document depends on the version of it.
func suggestDeclaration(finding *lint.Finding, object *model.Object, imported bool, key, name string) {
	if edits := lint.SetJSON(object, "false", key, name); !imported && edits != nil {
		finding.Suggest(lint.Fix{Title: "Declare " + name, Safe: true, Edits: edits})
	}
}
