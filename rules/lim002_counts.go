package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// lim002 leaves stage variables to stg005.
var lim002 = lint.Rule{
	ID: "LIM002", Name: "counts", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "there are more objects of a kind than the default quota allows",
		Why:     "The object above the quota is refused; most quotas can be raised, that of integrations of an HTTP API cannot.",
		Symptom: "LimitExceededException or TooManyRequestsException: the maximum number is reached",
		Fix:     "Ask for a higher quota, or share: one VPC link serves any number of integrations in its VPC.",
		Refs:    []string{guide + "limits.html", guide + "http-api-quotas.html"},
	},
	Check: func(p *lint.Pass) {
		links := make(map[model.LinkVersion][]*model.VPCLink)
		for _, link := range p.Model.Links {
			links[link.Version] = append(links[link.Version], link)
			if subnets := link.Subnets; len(subnets) > maxLinkSubnets {
				p.Report(subnets[maxLinkSubnets], "VPC link %s has %d subnets, of which %d are allowed", link.Name, len(subnets), maxLinkSubnets)
			}
		}
		checkCount(p, links[model.LinkV1], maxLinksV1, "VPC links V1 in the account and Region")
		checkCount(p, links[model.LinkV2], maxLinksV2, "VPC links V2 in the account and Region")
		for _, api := range p.Model.APIs {
			checkCount(p, api.Stages, maxStages, "stages of "+api.Name)
			if api.Protocol == model.REST {
				checkCount(p, resourcesOf(api), maxRoutes, "resources of "+api.Name)
				continue
			}
			checkCount(p, api.Routes, maxRoutes, "routes of "+api.Name)
			checkCount(p, api.Integrations, maxIntegrations, "integrations of "+api.Name)
		}
	},
}

// Default quotas: VPC links of an account in a Region, subnets of a link, and
// what an API has. That of integrations cannot be raised. Source: developer
// guide, quotas for REST APIs and for HTTP APIs.
const (
	maxLinksV1      = 20
	maxLinksV2      = 10
	maxLinkSubnets  = 10
	maxStages       = 10
	maxRoutes       = 300
	maxIntegrations = 300
)

// checkCount reports the first object above a quota.
func checkCount[T lint.Subject](p *lint.Pass, objects []T, quota int, what string) {
	if len(objects) > quota {
		p.Report(objects[quota], "%d %s, where the quota is %d", len(objects), what, quota)
	}
}

// resourcesOf gives one method of each path of a REST API.
func resourcesOf(api *model.API) []*model.Route {
	seen := make(map[string]bool)
	var firsts []*model.Route
	for _, route := range api.Routes {
		if path, known := route.Path.Get(); known && !seen[path] {
			seen[path] = true
			firsts = append(firsts, route)
		}
	}
	return firsts
}
