package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var lnk014 = lint.Rule{
	ID: "LNK014", Name: "link-reference-dangling", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "an integration names a VPC link that does not exist, or nothing uses a link",
		Why:     "The id of a link that was deleted or made again leads nowhere; a link that nobody uses costs money or falls asleep.",
		Symptom: "500 Internal server error from a REST API, 503 Service Unavailable from an HTTP API",
		Fix:     "Name a link of the listing, or delete the one that nobody uses.",
		Refs:    []string{guide + "http-api-vpc-links.html", guide + "set-up-api-with-vpclink-cli.html"},
	},
	Check: func(p *lint.Pass) {
		find, listed := p.Model.LinkFinder(), listings(p.Model)
		used, open := make(map[*model.VPCLink]bool), false
		for _, in := range p.Model.Integrations {
			for _, id := range in.LinkIDs() {
				link := find(id)
				used[link] = true
				open = open || link == nil && !id.Known()
				if link == nil && in.UsesLink() && id.Known() {
					reportLinkID(p, id, listed[needed(in)])
				}
			}
		}
		if p.Model.Complete && !open {
			reportUnused(p, used)
		}
	},
}

// listings tells which generations of links are listed.
func listings(m *model.Model) map[model.LinkVersion]bool {
	listed := make(map[model.LinkVersion]bool)
	for _, link := range m.Links {
		listed[link.Version] = listed[link.Version] || link.Listed()
	}
	return listed
}

// needed gives the generation of link that an integration has to use: a REST
// API uses V2 with an integration target only.
func needed(in *model.Integration) model.LinkVersion {
	if in.Protocol == model.HTTP || in.Target.ID.Present() {
		return model.LinkV2
	}
	return model.LinkV1
}

// reportLinkID reports an id that no link has, if the files hold all links or a
// listing of those that the API may use.
func reportLinkID(p *lint.Pass, id model.Text, listed bool) {
	if p.Model.Complete {
		p.Report(id, "no VPC link has the id %s", id).As(lint.Error)
	} else if listed {
		p.Report(id, "no VPC link of the listing has the id %s", id)
	}
}

func reportUnused(p *lint.Pass, used map[*model.VPCLink]bool) {
	for _, link := range p.Model.Links {
		if !used[link] {
			p.Report(link, "no integration uses VPC link %s", link.Name).As(lint.Info)
		}
	}
}
