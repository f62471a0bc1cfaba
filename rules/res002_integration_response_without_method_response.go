package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// res002 only warns of OpenAPI documents: the guide has a sample document with
// such a response, and what the import makes of it is not known.
var res002 = lint.Rule{
	ID: "RES002", Name: "integration-response-without-method-response", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "an integration response has a status code that the method does not declare",
		Why:     "An integration response is an answer of the method, which has to declare its status code first.",
		Symptom: "No method response exists for method.",
		Fix:     "Declare a method response with the status code; in OpenAPI an entry of responses.",
		Refs:    []string{guide + "api-gateway-swagger-extensions-integration-response.html", restAPI + "API_PutIntegrationResponse.html"},
	},
	Check: eachResponse(func(p *lint.Pass, route *model.Route, response *model.IntegrationResponse) {
		if declared, sure := route.Response(response); declared == nil && sure {
			finding := p.Report(response.StatusCode, "%s declares no method response %s for this integration response", route.Name, response.StatusCode).
				Because(route, "the method stands here")
			if route.Imported {
				finding.As(lint.Warning)
			}
			if edits := declareResponse(route, response.StatusCode.String()); edits != nil {
				finding.Suggest(lint.Fix{Title: "Declare the response " + response.StatusCode.String(), Safe: true, Edits: edits})
			}
		}
	}),
}

// eachResponse makes a check that looks at the integration responses of every
// method of a REST API whose backend is called by HTTP and no proxy: those of
// proxies mean nothing.
func eachResponse(check func(*lint.Pass, *model.Route, *model.IntegrationResponse)) func(*lint.Pass) {
	return lint.Each(func(m *model.Model) []*model.Route { return m.Routes }, func(p *lint.Pass, route *model.Route) {
		in := route.Integration
		if in == nil || in.Protocol != model.REST || !in.Kind.Is("HTTP") {
			return
		}
		for i := range in.Responses {
			check(p, route, &in.Responses[i])
		}
	})
}

// declareResponse gives the edits that add an empty method response to the map
// of an operation or the list of a method.
func declareResponse(route *model.Route, status string) []syntax.Edit {
	if route.Imported {
		return lint.SetJSON(&route.Object, `{"description": "status `+status+`"}`, "responses", status)
	}
	item := `{"StatusCode": "` + status + `"}`
	if list := route.Settings.Get("MethodResponses"); list != nil {
		return syntax.Prepend(list, item)
	}
	if route.Settings.Get("HttpMethod") == nil {
		return nil // a request for a method, which has no responses yet
	}
	return lint.SetJSON(&route.Object, "["+item+"]", "MethodResponses")
}
