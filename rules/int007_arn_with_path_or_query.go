package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var int007 = lint.Rule{
	ID: "INT007", Name: "arn-with-path-or-query", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "something follows the ARN in the URI of a private integration of an HTTP API",
		Why:     "The URI names the target only: the path of the request goes on by itself, and the port is that of the listener.",
		Symptom: notListenerOrService,
		Fix:     "End the URI with the ARN; map overwrite:path to send another path.",
		Refs:    []string{guide + "http-api-develop-integrations-private.html", guide + "http-api-parameter-mapping.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if !privateHTTP(in) {
			return
		}
		if beyond := in.URI.Beyond(); beyond.Present() {
			finding := p.Report(in.URI, "the integration URI goes on after the ARN: %s", in.URI)
			for _, separator := range [...]string{"/", ":", "?"} {
				if edits := lint.Replace(in.URI.Where(), separator+beyond.String(), ""); edits != nil && beyond.Known() {
					finding.Suggest(lint.Fix{Title: "End the URI with the ARN", Edits: edits})
				}
			}
		}
	}),
}
