package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/mapping"
	"github.com/linkproof/linkproof/schema/model"
)

var prm006 = lint.Rule{
	ID: "PRM006", Name: "rest-mapping-key", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a mapping of a REST API has a key that names nothing",
		Why:     "A request mapping sets a path variable, a query parameter or a header of the integration request, a response mapping a header of the method response.",
		Symptom: "Invalid mapping expression specified",
		Fix:     "Write integration.request.path.NAME, .querystring.NAME or .header.NAME, or method.response.header.NAME.",
		Refs:    []string{guide + "request-response-data-mappings.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if in.Protocol != model.REST {
			return
		}
		for _, request := range in.RequestParameters {
			key, known := request.Key.Get()
			if _, err := mapping.ParseTarget(key); err != nil && known && !strings.HasPrefix(key, "integration.request.multivalue") {
				p.Report(request.Key, "the key %s of a request mapping names no path variable, query parameter or header", key)
			}
		}
		for i := range in.Responses {
			for _, response := range in.Responses[i].Parameters {
				if key, known := response.Key.Get(); known && !strings.HasPrefix(key, "method.response.") {
					p.Report(response.Key, "the key of a response mapping does not start with method.response.header.: %s", key)
				}
			}
		}
	}),
}
