package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// res003 leaves status codes without a method response to res002.
var res003 = lint.Rule{
	ID: "RES003", Name: "response-header-undeclared", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "an integration response sets a header that the method response does not declare",
		Why:     "A mapping can only set headers which the method response of its status code declares.",
		Symptom: "Invalid mapping expression parameter specified: method.response.header",
		Fix:     "Declare the header among the parameters of the method response.",
		Refs:    []string{guide + "request-response-data-mappings.html"},
	},
	Check: eachResponse(func(p *lint.Pass, route *model.Route, response *model.IntegrationResponse) {
		declared, _ := route.Response(response)
		if declared == nil {
			return
		}
		for _, mapping := range response.Parameters {
			key, known := mapping.Key.Get()
			if known && strings.HasPrefix(key, "method.response.header.") && declared.Declares(key) == model.No {
				finding := p.Report(mapping.Key, "the method response %s of %s does not declare %s", declared.StatusCode, route.Name, key).
					Because(declared, "the method response stands here")
				suggestDeclaration(finding, &declared.Object, route.Imported, "responseParameters", key)
			}
		}
	}),
}
