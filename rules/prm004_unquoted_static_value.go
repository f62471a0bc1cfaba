package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// prm004 leaves forms such as $stageVariables.name to stg002.
var prm004 = lint.Rule{
	ID: "PRM004", Name: "unquoted-static-value", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a mapping of a REST API has a value that is no expression",
		Why:     "A static value stands in single quotes; everything else is read as an expression.",
		Symptom: "Invalid mapping expression specified",
		Fix:     "Put the value into single quotes.",
		Refs:    []string{guide + "api-gateway-swagger-extensions-integration-requestParameters.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if in.Protocol != model.REST {
			return
		}
		for _, request := range in.RequestParameters {
			checkMappingValue(p, request.Value, requestSources)
		}
		for i := range in.Responses {
			for _, response := range in.Responses[i].Parameters {
				checkMappingValue(p, response.Value, responseSources)
			}
		}
	}),
}

// requestSources and responseSources are what expressions start with. Source:
// developer guide, "API Gateway request and response parameter mapping
// reference".
var (
	requestSources  = []string{"method.request.", "stageVariables.", "context.", "'"}
	responseSources = []string{"integration.response.", "method.", "stageVariables.", "context.", "'"}
)

func checkMappingValue(p *lint.Pass, value model.Text, sources []string) {
	text, known := value.Get()
	if !known || strings.HasPrefix(text, "$") {
		return
	}
	if !slices.ContainsFunc(sources, func(start string) bool { return strings.HasPrefix(text, start) }) {
		p.Report(value, "%s is no mapping expression; static text stands in single quotes: '%s'", text, text)
	} else if text == "'" || text[0] == '\'' && text[len(text)-1] != '\'' {
		p.Report(value, "the single quote of %s is not closed", text)
	}
}
