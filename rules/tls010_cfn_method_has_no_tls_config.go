package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// tls010 wins over shp001, which does not know the key.
var tls010 = lint.Rule{
	ID: "TLS010", Name: "cfn-method-has-no-tls-config", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a method of CloudFormation has a TLS configuration",
		Why:     "The integration of AWS::ApiGateway::Method has no such property, though the API of AWS has.",
		Symptom: "Encountered unsupported property TlsConfig",
		Fix:     "Describe the method in the Body of the REST API, as OpenAPI with x-amazon-apigateway-integration.",
		Refs:    []string{template + "aws-properties-apigateway-method-integration.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if templateMethod(in) && in.TLS.Written() {
			p.Report(in.TLS, "AWS::ApiGateway::Method has no TlsConfig")
		}
	}),
}

// templateMethod tells that an integration is that of a method of
// CloudFormation.
func templateMethod(in *model.Integration) bool {
	return in.Type == "AWS::ApiGateway::Method" && in.Logical != ""
}

// saidOfTLS tells whether an unknown key is about the TLS configuration of an
// integration, which tls008 and tls010 report.
func saidOfTLS(m *model.Model, fault model.ShapeFault) bool {
	for _, in := range m.Integrations {
		if !in.TLS.Written() {
			continue
		}
		if templateMethod(in) && fault.At == in.TLS.Where() {
			return true
		}
		if in.TLS.Span.Contains(fault.At) && (in.Protocol != model.REST && strings.EqualFold(fault.Key, "insecureSkipVerification") ||
			in.Protocol != model.HTTP && strings.EqualFold(fault.Key, "serverNameToVerify")) {
			return true
		}
	}
	return false
}
