package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// invalidEndpoint is what AWS says of a wrong URI of an HTTP integration of a
// REST API.
const invalidEndpoint = "Invalid HTTP endpoint specified for URI"

// illegalInURI are the characters that RFC 3986, section 2, allows nowhere in
// a URI; braces are path variables to API Gateway.
const illegalInURI = " \t\r\n\"<>\\^`|"

// noHosts are what people refer to in the place of a host name: ARNs and ids.
var noHosts = []model.Thing{
	model.ListenerARN, model.LoadBalancerARN, model.LoadBalancerName, model.TargetGroupARN, model.CloudMapServiceARN,
	model.CloudMapServiceID, model.NamespaceARN, model.NamespaceID, model.ECSServiceARN, model.LinkV1ID, model.LinkV2ID,
}

// int005 leaves attributes of resources of the template to int004, and Cloud Map
// services to int006, and backslashes of scripts to cli007.
var int005 = lint.Rule{
	ID: "INT005", Name: "rest-uri-not-http-url", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "the URI of an HTTP integration of a REST API is no http or https URL",
		Why:     "A REST API takes scheme, host name, port and path from the URI, also through a VPC link.",
		Symptom: invalidEndpoint,
		Fix:     "Set the URI to http(s)://host[:port][/path]; stage variables may follow the scheme.",
		Refs:    []string{restAPI + "API_PutIntegration.html", guide + "setup-http-integrations.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if in.Protocol != model.REST && in.Protocol != model.WebSocket || !in.CallsHTTP() {
			return
		}
		if _, _, symbol := in.URI.Symbol(); symbol || p.Model.Misspells(&in.Object, "uri") || saysBackslash(p.Model, in.URI) {
			return
		}
		switch in.URI.Thing() {
		case model.URL:
			checkURL(p, in.URI)
		case model.NoThing:
			if in.URI.Absent() {
				p.Report(in.URI, "the integration has no URI")
			}
		case model.PlainText, model.DNSName:
			p.Report(in.URI, "the URI does not start with http:// or https://: %s", in.URI)
		default:
			if !namesCloudMap(in) {
				p.Report(in.URI, "the URI is %s, not a URL: %s", in.URI.Thing(), in.URI)
			}
		}
	}),
}

func checkURL(p *lint.Pass, uri model.Text) {
	endpoint, ok := uri.Endpoint()
	switch thing := endpoint.Host.Thing(); {
	case ok && endpoint.Host.Is(""):
		p.Report(uri, "the URI names no host: %s", uri)
		return
	case ok && slices.Contains(noHosts, thing):
		p.Report(uri, "the URI has %s in the place of the host: %s", thing, uri)
		return
	}
	literal, _ := uri.Get()
	if at := strings.IndexAny(literal, illegalInURI); at >= 0 {
		p.Report(uri.Part(at, at+1), "the URI contains %q, which must be percent-encoded: %s", literal[at], literal)
	}
}
