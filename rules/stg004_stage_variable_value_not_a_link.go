package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// stg004 leaves ids that no link of a listing has to lnk014.
var stg004 = lint.Rule{
	ID: "STG004", Name: "stage-variable-value-not-a-link", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a stage fills the connection id of an integration with something that is no VPC link for it",
		Why: "The value takes the place of the id when a request comes. A VPC link V2 needs an integration target " +
			"beside it, and a VPC link V1 leads to its own load balancer.",
		Symptom: "500 Internal server error on that stage",
		Fix:     "Give the variable the id of a VPC link that fits the integration.",
		Refs:    []string{guide + "set-up-api-with-vpclink-cli.html", guide + "set-up-private-integration.html"},
	},
	Check: func(p *lint.Pass) {
		find := p.Model.LinkFinder()
		for _, in := range p.Model.Integrations {
			if in.Protocol != model.REST || !in.UsesLink() || len(in.Link.ID.StageVariables()) == 0 {
				continue
			}
			for _, value := range in.LinkIDs() {
				checkLinkValue(p, in, value, find(value))
			}
		}
	},
}

func checkLinkValue(p *lint.Pass, in *model.Integration, value model.Text, link *model.VPCLink) {
	if fault, severity := linkValueFault(in, value, link); fault != "" {
		p.Report(value, "the value of the stage variable %s: %s", fault, value).As(severity).
			Because(in.Link.ID, "the integration uses the variable here")
	}
}

// linkValueFault tells why a value is no link for an integration; empty where
// it may be one.
func linkValueFault(in *model.Integration, value model.Text, link *model.VPCLink) (fault string, severity lint.Severity) {
	kind := notLinkID(value)
	switch version := versionOf(value, link); {
	case version == model.LinkV2 && in.Target.ID.Absent():
		return "is a VPC link V2, but the integration has no target", lint.Error
	case version == model.LinkV1 && in.Target.ID.Present():
		return "is a VPC link V1 beside an integration target", lint.Warning
	case version != 0 || !value.Known():
		return "", lint.Info
	case kind != "":
		return "is " + kind + ", not the id of a VPC link", lint.Error
	case !looksLikeLinkID(value.String()):
		return "does not look like the id of a VPC link", lint.Warning
	default:
		return "", lint.Info
	}
}

// versionOf gives the generation of the link that a value names; zero where
// nobody can tell.
func versionOf(value model.Text, link *model.VPCLink) model.LinkVersion {
	switch {
	case link != nil:
		return link.Version
	case value.Thing() == model.LinkV1ID:
		return model.LinkV1
	case value.Thing() == model.LinkV2ID:
		return model.LinkV2
	default:
		return 0
	}
}
