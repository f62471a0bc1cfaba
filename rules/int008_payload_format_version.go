package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var int008 = lint.Rule{
	ID: "INT008", Name: "payload-format-version", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a private integration of an HTTP API has another payload format version than 1.0",
		Why:     "Version 2.0 is an event format of AWS Lambda; an HTTP backend gets the request itself.",
		Symptom: "PayloadFormatVersion 2.0 is not supported for integration of type HTTP_PROXY",
		Fix:     "Set the payload format version to 1.0.",
		Refs:    []string{guide + "http-api-develop-integrations-private.html", httpAPI + "apis-apiid-integrations.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if !privateHTTP(in) {
			return
		}
		version := in.PayloadFormatVersion
		value, known := version.Get()
		switch {
		case version.Absent():
			if !p.Model.Misspells(&in.Object, "payloadFormatVersion") {
				p.Report(version, "the private integration has no payload format version; 1.0 is documented as required").As(lint.Warning).
					Shows("the service has accepted the omission for HTTP_PROXY so far").
					Suggest(lint.Fix{Title: "Set the payload format version to 1.0", Safe: true, Edits: lint.Set(&in.Object, "1.0", "payloadFormatVersion")})
			}
		case known && value != "1.0" && value != "1":
			finding := p.Report(version, "the payload format version of a private integration is 1.0, not %q", value)
			if edits := lint.Replace(version.Where(), value, "1.0"); edits != nil {
				finding.Suggest(lint.Fix{Title: "Write 1.0", Safe: true, Edits: edits})
			}
		}
	}),
}
