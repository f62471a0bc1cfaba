package rules

import "github.com/linkproof/linkproof/rules/lint"

// aut004 looks at mutual TLS only: a custom domain without it keeps nobody out.
var aut004 = lint.Rule{
	ID: "AUT004", Name: "default-endpoint-bypass", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "an API with mutual TLS also answers at its default endpoint, without",
		Why:     "Mutual TLS belongs to the custom domain name; at execute-api nobody has to show a certificate.",
		Symptom: "requests to the default endpoint succeed without a client certificate",
		Fix:     "Disable the default endpoint of the API; a REST API must be deployed again after that.",
		Unknown: "A custom domain name without mutual TLS keeps nobody out, so that the rule is silent on it, whatever else may guard the name.",
		Refs:    []string{guide + "http-api-mutual-tls.html", guide + "rest-api-disable-default-endpoint.html"},
	},
	Check: func(p *lint.Pass) {
		for _, api := range p.Model.APIs {
			disabled, known := api.ExecuteAPIDisabled.Or(false)
			domains := p.Model.MutualTLSDomains(api)
			if !known || disabled || len(domains) == 0 || api.Standalone && api.ExecuteAPIDisabled.Absent() {
				continue
			}
			finding := p.Report(api.ExecuteAPIDisabled, "callers get round the mutual TLS of %s by the default endpoint of the API", domains[0].Name).
				Because(domains[0].TrustStore, "mutual TLS is configured here")
			if edits := lint.SetJSON(&api.Object, "true", "disableExecuteApiEndpoint"); api.Logical != "" && api.ExecuteAPIDisabled.Absent() && edits != nil {
				finding.Suggest(lint.Fix{Title: "Disable the default endpoint", Edits: edits})
			}
		}
	},
}
