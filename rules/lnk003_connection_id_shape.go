package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// lnk003 leaves attributes of resources of the template to int004, misspelt
// stage variables to stg002, what stages fill in to stg004 and sample ids to
// own005.
var lnk003 = lint.Rule{
	ID: "LNK003", Name: "connection-id-shape", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the connection id is not the id of a VPC link",
		Why:     "A connection id is the short id that API Gateway gave the VPC link, not an ARN, a name or the id of something else.",
		Symptom: "Invalid Vpc link identifier",
		Fix:     "Set the connection id to the id of the VPC link, as get-vpc-links shows it.",
		Refs:    []string{restAPI + "API_PutIntegration.html", httpAPI + "apis-apiid-integrations.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		id := in.Link.ID
		if !in.UsesLink() || len(id.StageVariables()) > 0 {
			return
		}
		literal, known := id.Get()
		if in.Protocol == model.REST && misspeltVariable(literal) {
			return
		}
		switch kind := notLinkID(id); {
		case kind != "":
			p.Report(id, "the connection id is %s, not the id of a VPC link: %s", kind, id)
		case known && literal != "" && !looksLikeLinkID(literal) && sampleIn(literal) == "":
			p.Report(id, "the connection id does not look like the id of a VPC link, 5 to 12 small letters and digits: %s", id).As(lint.Warning)
		}
	}),
}

// notLinkID says what a text is that is for sure no id of a VPC link; empty
// where it may be one.
func notLinkID(id model.Text) string {
	literal, _ := id.Get()
	switch {
	case id.HasPrefix("arn:") == model.Yes:
		return "an ARN"
	case id.Thing() == model.URL:
		return "a URL"
	case id.HasPrefix("vpce-svc-") == model.Yes:
		return "the id of an endpoint service"
	case id.HasPrefix("vpce-") == model.Yes:
		return "the id of a VPC endpoint"
	case model.IsLoadBalancerName(literal):
		return "the DNS name of a load balancer"
	case strings.ContainsAny(literal, " \t\n"):
		return "a text with blanks"
	default:
		return ""
	}
}

// looksLikeLinkID tells the shape of the ids in the guide's samples.
func looksLikeLinkID(id string) bool {
	other := func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }
	return len(id) >= 5 && len(id) <= 12 && strings.IndexFunc(id, other) < 0
}
