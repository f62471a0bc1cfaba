package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var lnk012 = lint.Rule{
	ID: "LNK012", Name: "v2-link-is-immutable", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a script tries to change the subnets or security groups of a VPC link V2",
		Why:     "Only the name of a VPC link V2 can change; update-vpc-link has no such options.",
		Symptom: "Unknown options: --subnet-ids, ...",
		Fix:     "Make a new link, let the integrations use it, and delete the old one.",
		Unknown: "Two versions of a template are not compared: what changes the subnets or security groups of a link there replaces the link, and a change set shows it. " +
			"Ids of the old link that stand elsewhere go stale then, which LNK014 finds in listings.",
		Refs: []string{guide + "http-api-vpc-links.html", httpAPI + "vpclinks-vpclinkid.html"},
	},
	Check: eachCommand(func(p *lint.Pass, command *model.Command) {
		if command.Service != "apigatewayv2" || command.Operation != "update-vpc-link" {
			return
		}
		for i := range command.Options {
			if option := &command.Options[i]; slices.Contains(fixedOfLinks[:], option.Name) {
				p.Report(option.At, "update-vpc-link has no option --%s: only the name of a VPC link V2 can change", option.Name)
			}
		}
	}),
}

// fixedOfLinks are the options of create-vpc-link that update-vpc-link lacks.
// Source: the input shapes of the service model of botocore.
var fixedOfLinks = [...]string{"subnet-ids", "security-group-ids", "tags"}
