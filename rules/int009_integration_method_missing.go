package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var int009 = lint.Rule{
	ID: "INT009", Name: "integration-method-missing", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "an HTTP integration does not say by which method to call the backend",
		Why:     "The method of the route is not handed on by itself: the integration names its own.",
		Symptom: "Enumeration value for HttpMethod must be non-empty",
		Fix:     "Set the integration method to that of the route, or to ANY.",
		Refs:    []string{restAPI + "API_PutIntegration.html", httpAPI + "apis-apiid-integrations.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if !in.Method.Absent() && !in.Method.Is("") || !in.CallsHTTP() && !callsAWS(in) || misspeltMethod(p.Model, in) {
			return
		}
		finding := p.Report(in.Method, "the integration is of type %s, but names no integration method", in.Kind)
		if in.Protocol == model.HTTP {
			finding.Shows("HttpMethod parameter method must be specified for integrationType HTTPPROXY")
		}
	}),
}

// callsAWS tells whether a REST API calls an AWS service or a function.
func callsAWS(in *model.Integration) bool {
	return in.Protocol == model.REST && (in.Kind.Is("AWS") || in.Kind.Is("AWS_PROXY"))
}

func misspeltMethod(m *model.Model, in *model.Integration) bool {
	return m.Misspells(&in.Object, "httpMethod") || m.Misspells(&in.Object, "integrationHttpMethod") ||
		m.Misspells(&in.Object, "integrationMethod")
}
