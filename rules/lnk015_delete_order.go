package rules

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

var lnk015 = lint.Rule{
	ID: "LNK015", Name: "delete-order", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a script deletes a load balancer or a VPC link V1 that is still in use",
		Why: "A link V1 holds its Network Load Balancer, and a deployed integration that names the id of a link holds the link, " +
			"also after its method is deleted.",
		Symptom: "Cannot delete vpc link. Vpc link 'x', is referenced in [ANY:kx106x:dev] in format of [Method:Resource:Stage].",
		Fix:     "Take the connection id off the integration or delete the API, then delete the link, then the load balancer.",
		Unknown: "The rule speaks of links that the same branch of the script makes; an integration that takes its link from a stage variable does not hold it.",
		Refs:    []string{guide + "api-gateway-known-issues.html", guide + "set-up-api-with-vpclink-cli.html"},
	},
	Check: func(p *lint.Pass) {
		t := teardown{Pass: p, links: make(map[syntax.Span]*model.VPCLink), users: make(map[string]*model.Command)}
		for _, link := range p.Model.Links {
			if link.Version == model.LinkV1 {
				t.links[link.Where()] = link
			}
		}
		if len(t.links) == 0 {
			return
		}
		for _, command := range p.Model.Commands {
			if !command.Unordered {
				t.follow(command)
			}
		}
	},
}

// teardown goes through the calls of a script in their order.
type teardown struct {
	*lint.Pass
	// links are those that the script makes, by the call, and alive those that
	// it has made and not deleted.
	links map[syntax.Span]*model.VPCLink
	alive []made
	// users are the calls that gave an integration the id of a link, by the id,
	// and deployed tells that a stage serves them.
	users    map[string]*model.Command
	deployed bool
}

// made is a link with the call that made it.
type made struct {
	*model.VPCLink
	by *model.Command
}

func (t *teardown) follow(command *model.Command) {
	if link := t.links[command.Where()]; link != nil {
		t.alive = append(t.alive, made{link, command})
		return
	}
	switch command.Name {
	case "apigateway put-integration":
		if id := keyOf(command, "connection-id"); id != "" {
			t.users[id] = command
		}
	case "apigateway create-deployment":
		_, staged := command.Option("stage-name")
		t.deployed = t.deployed || staged && len(t.users) > 0
	case "apigateway update-integration", "apigateway put-rest-api", "apigateway delete-rest-api", "apigateway delete-stage",
		"apigateway update-stage", "apigateway delete-integration":
		clear(t.users)
	case "apigateway delete-vpc-link":
		t.deleteLink(command)
	case "elbv2 delete-load-balancer":
		t.deleteBalancer(command)
	}
}

func (t *teardown) deleteLink(command *model.Command) {
	id := keyOf(command, "vpc-link-id")
	if user := t.users[id]; user != nil && t.deployed && user.Branch == command.Branch {
		t.Report(command, "the VPC link is deleted while a deployed integration names it").Because(user, "the integration is made here")
	}
	t.alive = slices.DeleteFunc(t.alive, func(link made) bool { return id == "" || link.ID.Key() == id })
}

func (t *teardown) deleteBalancer(command *model.Command) {
	arn := keyOf(command, "load-balancer-arn")
	for _, link := range t.alive {
		for i := range link.Targets {
			if arn != "" && link.Targets[i].ID.Key() == arn && link.by.Branch == command.Branch {
				t.Report(command, "the load balancer is deleted while VPC link %s leads to it", link.Name).
					Because(link.by, "the link is made here").
					Shows("ResourceInUse: Load balancer is currently associated with another service")
			}
		}
	}
}

// keyOf gives what identifies the one value of an option; empty where nobody
// can tell.
func keyOf(command *model.Command, option string) string {
	given, ok := command.Option(option)
	if !ok || len(given.Values) != 1 {
		return ""
	}
	return given.Values[0].Key()
}
