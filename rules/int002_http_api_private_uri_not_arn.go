package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// notListenerOrService is what AWS says of a wrong URI of a private
// integration of an HTTP API.
const notListenerOrService = "For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN."

// int002 leaves load balancers to int003 and attributes of resources of the
// template to int004.
var int002 = lint.Rule{
	ID: "INT002", Name: "http-api-private-uri-not-arn", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the URI of a private integration of an HTTP API is no ARN of a listener or Cloud Map service",
		Why:     "Through a VPC link an HTTP API finds its target by ARN only, never by URL or name.",
		Symptom: notListenerOrService,
		Fix:     "Set the integration URI to the ARN of the listener or of the Cloud Map service.",
		Refs:    []string{guide + "http-api-develop-integrations-private.html", httpAPI + "apis-apiid-integrations.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if !privateHTTP(in) {
			return
		}
		if in.URI.Absent() {
			if !p.Model.Misspells(&in.Object, "integrationUri") && !p.Model.Misspells(&in.Object, "uri") {
				p.Report(in.URI, "the private integration has no URI")
			}
			return
		}
		if _, _, symbol := in.URI.Symbol(); !symbol && wrongPrivateURI(in.URI) {
			p.Report(in.URI, "the integration URI is %s, not the ARN of a listener or Cloud Map service: %s", in.URI.Thing(), in.URI)
		}
	}),
}

// privateHTTP tells whether an integration is one of an HTTP API that goes
// through a VPC link and is of the right type.
func privateHTTP(in *model.Integration) bool {
	return in.Protocol == model.HTTP && in.UsesLink() && in.Kind.Is("HTTP_PROXY")
}

func wrongPrivateURI(uri model.Text) bool {
	arn, _ := uri.ARN()
	switch uri.Thing() {
	case model.NoThing, model.LoadBalancerARN:
		return false
	case model.PlainText:
		return len(uri.StageVariables()) == 0
	case model.ListenerARN:
		return arn.Resource.HasPrefix("listener/app/") == model.No && arn.Resource.HasPrefix("listener/net/") == model.No
	case model.CloudMapServiceARN:
		return arn.Resource.HasPrefix("service/srv-") == model.No
	default:
		return true
	}
}
