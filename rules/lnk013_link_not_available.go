package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var lnk013 = lint.Rule{
	ID: "LNK013", Name: "link-not-available", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a VPC link is failed, being deleted, pending or inactive",
		Why:     "Requests pass only through a link that is AVAILABLE. An inactive link V2 wakes up, but that takes minutes.",
		Symptom: "500 Internal server error from a REST API, 503 Service Unavailable from an HTTP API",
		Fix:     "Make a failed link again once its cause is mended; wait for a pending one; send requests now and then so that a link stays active.",
		Refs:    []string{restAPI + "API_VpcLink.html", guide + "http-api-vpc-links.html"},
	},
	Check: func(p *lint.Pass) {
		for _, link := range p.Model.Links {
			reportState(p, link.Status, link)
		}
		for _, in := range p.Model.Integrations {
			if link, ok := in.Through(); ok && !slices.Contains(p.Model.Files, link.Span.File) {
				if finding := reportState(p, in.Link.ID, link); finding != nil {
					finding.Because(link.Status, "the status of the link stands here")
				}
			}
		}
	},
}

// reportState reports a link through which requests do not pass; nil for others.
func reportState(p *lint.Pass, about lint.Subject, link *model.VPCLink) *lint.Finding {
	status, _ := link.Status.Get()
	severity, found := linkStates[status]
	if !found {
		return nil
	}
	finding := p.Report(about, "VPC link %s is %s", link.Name, status).As(severity)
	if reason, told := link.StatusMessage.Get(); told && reason != "" {
		finding.Because(link.StatusMessage, "the reason: %s", reason)
	}
	return finding
}

// linkStates are the states of VPC links in which requests do not pass, with
// what each means. Source: VpcLink.status of apigateway and VpcLinkStatus of
// apigatewayv2.
var linkStates = map[string]lint.Severity{
	"FAILED": lint.Error, "DELETING": lint.Error, "PENDING": lint.Warning, "INACTIVE": lint.Warning,
}
