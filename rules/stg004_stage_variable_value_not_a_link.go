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
	thing := value.Thing()
	var finding *lint.Finding
	switch {
	case thing == model.NoThing || thing == model.OtherAttribute:
		return
	case thing == model.LinkV2ID || link != nil && link.Version == model.LinkV2:
		if in.Target.ID.Absent() {
			finding = p.Report(value, "the stage variable holds VPC link V2 %s, but the integration has no target", value)
		}
	case thing == model.LinkV1ID || link != nil:
		if in.Target.ID.Present() {
			finding = p.Report(value, "the stage variable holds VPC link V1 %s beside an integration target", value).As(lint.Warning)
		}
	case notLinkID(value) != "":
		finding = p.Report(value, "the stage variable is used for the id of a VPC link, but holds %s: %s", notLinkID(value), value)
	case value.Known() && !looksLikeLinkID(value.String()):
		finding = p.Report(value, "the stage variable is used for the id of a VPC link, which %q does not look like", value).As(lint.Warning)
	}
	if finding != nil {
		finding.Because(in.Link.ID, "the integration uses the variable here")
	}
}
