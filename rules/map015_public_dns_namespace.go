package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var map015 = lint.Rule{
	ID: "MAP015", Name: "public-dns-namespace", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "the Cloud Map service behind a private integration lies in a public DNS namespace",
		Why:     "Names and private addresses of a public DNS namespace can be looked up by everybody; the API itself needs no DNS.",
		Symptom: "none: private names and addresses are public",
		Fix:     "Use a private DNS namespace or an HTTP namespace.",
		Refs:    []string{cloudMap + "API_CreateService.html", cloudMap + "API_CreatePublicDnsNamespace.html"},
	},
	Check: lint.Each(calledServices, func(p *lint.Pass, service *model.CloudMapService) {
		if namespace := service.Namespace.To; namespace != nil && namespace.Kind.Is("DNS_PUBLIC") {
			p.Report(service, "Cloud Map service %s of a private integration lies in public DNS namespace %s", service.Name, namespace.Name).
				Because(namespace, "the namespace stands here")
		}
	}),
}
