package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var map005 = lint.Rule{
	ID: "MAP005", Name: "record-type-combination", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a Cloud Map service has DNS records that do not go together, or that its kind cannot have",
		Why:     "A service keeps A, AAAA, both of them, SRV or CNAME records. CNAME records are weighted and have no Route 53 health check.",
		Symptom: "InvalidInput when the service is made",
		Fix:     "Keep one SRV record for an API; leave the DNS configuration out for a service that is found by API calls only.",
		Refs:    []string{cloudMap + "API_DnsRecord.html", cloudMap + "API_DnsConfig.html"},
	},
	Check: lint.Each(func(m *model.Model) []*model.CloudMapService { return m.Services }, func(p *lint.Pass, service *model.CloudMapService) {
		if len(service.Records) == 0 {
			return
		}
		first := service.Records[0]
		switch {
		case service.Kind.Is("HTTP"):
			p.Report(first, "a service of type HTTP has no DNS records").Because(service.Kind, "the type stands here")
		case service.Namespace.To != nil && service.Namespace.To.Kind.Is("HTTP"):
			p.Report(first, "a service in an HTTP namespace has no DNS records").Because(service.Namespace.To, "the namespace stands here")
		default:
			checkRecords(p, service)
		}
	}),
}

// combinations are the record types that a service may have together, in
// order. Source: AWS Cloud Map API reference, DnsRecord.
var combinations = []string{"A", "AAAA", "A AAAA", "SRV", "CNAME"}

func checkRecords(p *lint.Pass, service *model.CloudMapService) {
	var kinds []string
	for _, record := range service.Records {
		kind, known := record.Get()
		if !known {
			return
		}
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	last := service.Records[len(service.Records)-1]
	if joined := strings.Join(kinds, " "); !slices.Contains(combinations, joined) {
		p.Report(last, "a service cannot have these record types together: %s", joined)
		return
	}
	if kinds[0] != "CNAME" {
		return
	}
	if policy := service.RoutingPolicy; policy.Absent() || policy.Known() && !policy.Is("WEIGHTED") {
		p.Report(last, "CNAME records need the routing policy WEIGHTED").Because(policy, "the default is MULTIVALUE")
	}
	if service.HealthCheck.Known() {
		p.Report(service.HealthCheck, "a service with CNAME records has no Route 53 health check").Because(last, "the record stands here")
	}
}
