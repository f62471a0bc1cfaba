package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// lim003 leaves names that TLS verifies to shp002, and stage variables to
// stg005.
var lim003 = lint.Rule{
	ID: "LIM003", Name: "sizes", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a text is longer than API Gateway takes",
		Why:     "URIs, ids, names, mapping templates, log formats and documents have limits that cannot be raised.",
		Symptom: "BadRequestException when the object is made",
		Fix:     "Shorten the text.",
		Refs:    []string{guide + "limits.html", guide + "http-api-quotas.html", httpAPI + "apis-apiid-integrations.html"},
	},
	Check: func(p *lint.Pass) {
		for _, in := range p.Model.Integrations {
			checkIntegrationSizes(p, in)
		}
		for _, link := range p.Model.Links {
			if name, known := link.Title.Get(); link.Version == model.LinkV2 && known && (name == "" || len(name) > maxLinkName) {
				p.Report(link.Title, "the name of VPC link %s has %d characters, not 1 to %d", link.Name, len(name), maxLinkName)
			}
		}
		for _, stage := range p.Model.Stages {
			checkSize(p, stage.LogFormat, maxLogFormat, "the format of access logs")
		}
		for i := range p.Model.Documents {
			if root := p.Model.Documents[i].Root; root != nil && root.Span.End-root.Span.Start > maxDocument {
				p.Report(root, "the OpenAPI document has %d bytes, of which %d are allowed", root.Span.End-root.Span.Start, maxDocument)
			}
		}
	},
}

// Sizes in characters, those of templates, log formats and documents in bytes.
// Source: API reference, CreateIntegration and CreateVpcLink; developer guide,
// quotas.
const (
	maxURI          = 2048
	maxConnectionID = 1024
	maxLinkName     = 128
	maxTemplate     = 300 << 10
	maxLogFormat    = 3 << 10
	maxDocument     = 6 << 20
)

func checkIntegrationSizes(p *lint.Pass, in *model.Integration) {
	checkSize(p, in.URI, maxURI, "the URI")
	checkSize(p, in.Link.ID, maxConnectionID, "the connection id")
	for _, template := range in.Templates {
		checkSize(p, template.Value, maxTemplate, "the mapping template")
	}
	for i := range in.Responses {
		for _, template := range in.Responses[i].Templates {
			checkSize(p, template.Value, maxTemplate, "the mapping template")
		}
	}
}

func checkSize(p *lint.Pass, text model.Text, limit int, what string) {
	if value, known := text.Get(); known && len(value) > limit {
		p.Report(text, "%s has %d characters, of which %d are allowed", what, len(value), limit)
	}
}
