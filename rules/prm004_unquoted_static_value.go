package rules

import (
	"slices"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// prm004 leaves forms such as $stageVariables.name to stg002, and quotes of
// scripts that do not arrive to cli009.
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
		eachSource(in, func(value model.Text, isExpression bool) {
			text, _ := value.Get()
			switch {
			case !isExpression && isLeftOut(in, value):
				p.Report(value, "%s is no text, so the import leaves the mapping out", text).As(lint.Warning).
					Shows("Invalid format for 'requestParameters'. Expected type string for property ...")
			case !isExpression && restForm(text) != "":
				p.Report(value, "%s is an expression of HTTP APIs; a REST API writes %s", text, restForm(text))
			case !isExpression && !losesQuotes(p.Model, value):
				p.Report(value, "%s is no mapping expression; static text stands in single quotes: '%s'", text, text)
			case text == "'" || strings.HasPrefix(text, "'") && !strings.HasSuffix(text, "'"):
				p.Report(value, "the single quote of %s is not closed", text)
			}
		})
	}),
}

// isLeftOut tells a number or truth value of an OpenAPI document: the import
// warns and leaves it out. Recorded on AWS.
func isLeftOut(in *model.Integration, value model.Text) bool {
	text, _ := value.Get()
	_, err := strconv.ParseFloat(text, 64)
	bare := err == nil || text == "true" || text == "false"
	return bare && value.Where().Text() == text && slices.ContainsFunc(in.Routes, func(route *model.Route) bool { return route.Imported })
}

// restForm gives the expression of a REST API for one of an HTTP API; empty for
// other texts.
func restForm(text string) string {
	switch {
	case strings.HasPrefix(text, "$context."):
		return text[1:]
	case strings.HasPrefix(text, "$request."):
		return "method." + text[1:]
	default:
		return ""
	}
}

// eachSource gives the values of the mappings of a REST API that are known, and
// whether each is an expression or a static text in quotes.
func eachSource(in *model.Integration, check func(value model.Text, isExpression bool)) {
	if in.Protocol != model.REST {
		return
	}
	visit := func(value model.Text, sources []string) {
		text, known := value.Get()
		if known && (!strings.HasPrefix(text, "$") || restForm(text) != "") {
			check(value, slices.ContainsFunc(sources, func(start string) bool { return strings.HasPrefix(text, start) }))
		}
	}
	for _, request := range in.RequestParameters {
		visit(request.Value, requestSources)
	}
	for i := range in.Responses {
		for _, response := range in.Responses[i].Parameters {
			visit(response.Value, responseSources)
		}
	}
}

// requestSources and responseSources are what expressions start with. Source:
// developer guide, "API Gateway request and response parameter mapping
// reference".
var (
	requestSources  = []string{"method.request.", "stageVariables.", "context.", "'"}
	responseSources = []string{"integration.response.", "method.", "stageVariables.", "context.", "'"}
)
