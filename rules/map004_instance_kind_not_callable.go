package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var map004 = lint.Rule{
	ID: "MAP004", Name: "instance-kind-not-callable", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "an instance of a Cloud Map service that an API calls stands for a name or a machine, not for an address and a port",
		Why:     "An HTTP API calls address and port of an instance. An alias, a CNAME or the id of an EC2 instance bring no port.",
		Symptom: "503 Service Unavailable when the instance is chosen",
		Fix:     "Register address and port; for a load balancer give the integration the ARN of a listener.",
		Refs:    []string{cloudMap + "API_RegisterInstance.html", guide + "http-api-develop-integrations-private.html"},
	},
	Check: eachCalledInstance(func(p *lint.Pass, instance *model.Instance) {
		if _, has := model.Lookup(instance.Attributes, "AWS_INSTANCE_PORT"); has {
			return
		}
		for _, attribute := range instance.Attributes {
			for _, kind := range uncallable {
				if attribute.Name.Is(kind.attribute) {
					p.Report(attribute.Name, "instance %s is %s, which has no port", instance.Name, kind.is)
				}
			}
		}
	}),
}

// uncallable are the attributes of instances that take no port. Source: AWS
// Cloud Map API reference, RegisterInstance.
var uncallable = [...]struct{ attribute, is string }{
	{"AWS_ALIAS_DNS_NAME", "an alias of a load balancer"},
	{"AWS_INSTANCE_CNAME", "a CNAME"},
	{"AWS_EC2_INSTANCE_ID", "an EC2 instance"},
}

// otherKind tells of instances that take no port by their kind.
func otherKind(instance *model.Instance) bool {
	for _, kind := range uncallable {
		if _, has := model.Lookup(instance.Attributes, kind.attribute); has {
			return true
		}
	}
	return false
}
