package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// map012 is certain where Cloud Map itself listed the instances or the files
// are all there is: elsewhere somebody may register more.
var map012 = lint.Rule{
	ID: "MAP012", Name: "query-parameters-match-nothing", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the query in the URI of an integration selects no instance of the Cloud Map service",
		Why: "An HTTP API calls only instances that have every attribute of the query with the same value, in the same case. " +
			"What Amazon ECS registers carries its own attributes only; whether others can be added is not documented.",
		Symptom: "503 Service Unavailable on every request",
		Fix:     "Ask for attributes that instances are registered with, as name=value pairs joined by &.",
		Refs:    []string{guide + "http-api-develop-integrations-private.html", cloudMap + "API_DiscoverInstances.html", cloudMap + "API_RegisterInstance.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if service, _, _ := strings.Cut(in.URI.String(), "?"); in.CloudMap == nil && model.Literal(service, in.URI.Where()).Thing() != model.CloudMapServiceARN {
			return
		}
		asked := in.Attributes()
		for i, attribute := range asked {
			if fault := queryFault(attribute, asked[:i]); fault != "" {
				p.Report(attributeAt(in, attribute), "%s: %s", fault, in.URI)
				return
			}
		}
		checkSelection(p, in, asked)
	}),
}

// maxAttributeValue is the number of characters of a value. Source: AWS Cloud
// Map API reference, RegisterInstance.
const maxAttributeValue = 1024

// queryFault tells what is wrong with a part of a query for itself; empty when
// nothing is.
func queryFault(attribute model.Setting, before []model.Setting) string {
	name, named := attribute.Name.Get()
	value, _ := attribute.Value.Get()
	switch {
	case named && name == "":
		return "the query has a part without a name"
	case strings.Contains(name, "?"):
		return "the query has two question marks"
	case strings.Contains(name+value, "#"):
		return "the query has a fragment, which no attribute can hold"
	case named && attribute.Value.Absent():
		return "the query asks for attribute " + name + " without a value"
	case len(value) > maxAttributeValue:
		return "the query asks for a value of more than 1024 characters"
	}
	for _, earlier := range before {
		if named && earlier.Name.Is(name) {
			return "the query asks for attribute " + name + " twice"
		}
	}
	return ""
}

// attributeAt gives the place of a part of the query.
func attributeAt(in *model.Integration, attribute model.Setting) lint.Subject {
	if part := attribute.Name.String() + "=" + attribute.Value.String(); in.URI.Known() && attribute.Value.Present() {
		return in.URI.Find(part)
	}
	return in.URI
}

func checkSelection(p *lint.Pass, in *model.Integration, asked []model.Setting) {
	service := in.CloudMap
	if service == nil || len(asked) == 0 || service.Finds(asked) != model.No {
		return
	}
	at, what := lint.Subject(in.URI), "all attributes of the query"
	for _, attribute := range asked {
		if service.Finds([]model.Setting{attribute}) == model.No {
			at, what = attributeAt(in, attribute), attribute.Name.String()+"="+attribute.Value.String()
			break
		}
	}
	finding := p.Report(at, "no instance of Cloud Map service %s has %s", service.Name, what).Because(service, "the service stands here")
	if len(service.Registrars) > 0 {
		finding.Because(service.Registrars[0], "Amazon ECS registers instances, with attributes of its own only")
	}
	if !p.Model.Complete && !listed(service) {
		finding.As(lint.Warning)
	}
}

// listed tells whether Cloud Map itself gave all instances of a service.
func listed(service *model.CloudMapService) bool {
	for _, instance := range service.Instances {
		if !instance.Listed {
			return false
		}
	}
	return len(service.Instances) > 0 && len(service.Registrars) == 0
}
