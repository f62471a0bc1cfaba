package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// int001 wins over the rules about the URI and the payload of an integration:
// what they should be depends on the type.
var int001 = lint.Rule{
	ID: "INT001", Name: "integration-type-not-http", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "an integration through a VPC link is of a type that calls no HTTP backend",
		Why:     "A VPC link carries HTTP: HTTP or HTTP_PROXY for REST APIs, HTTP_PROXY for HTTP APIs.",
		Symptom: "BadRequestException when the integration is made",
		Fix:     "Set the type to HTTP_PROXY.",
		Refs:    []string{guide + "getting-started-with-private-integration.html", httpAPI + "apis-apiid-integrations.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if !in.UsesLink() {
			return
		}
		kind, _ := in.Kind.Get()
		switch {
		case kind == "AWS" || kind == "AWS_PROXY" || kind == "MOCK":
			finding := p.Report(in.Kind, "the integration goes through a VPC link, but its type is %s", kind).
				Because(in.ConnectionType, "the connection type stands here")
			suggestInstead(finding, "Set the type to HTTP_PROXY", in.Kind, "HTTP_PROXY")
		case kind == "HTTP" && in.Protocol == model.HTTP:
			finding := p.Report(in.Kind, "an HTTP API integrates by HTTP_PROXY only, not by type HTTP")
			suggestInstead(finding, "Set the type to HTTP_PROXY", in.Kind, "HTTP_PROXY")
		}
	}),
}

// suggestInstead suggests another text in the place of a setting, where the
// setting stands there as it is and not behind a reference.
func suggestInstead(finding *lint.Finding, title string, setting lint.Subject, text string) {
	at := setting.Where()
	if old := strings.Trim(at.Text(), `"'`); !strings.ContainsAny(old, "!{$ ") {
		if edits := lint.Replace(at, old, text); edits != nil {
			finding.Suggest(lint.Fix{Title: title, Edits: edits})
		}
	}
}
