package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var aut005 = lint.Rule{
	ID: "AUT005", Name: "authorizer-catches-preflight", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "preflight requests of browsers need credentials, which they never carry",
		Why:     "A route of all methods serves OPTIONS too, and its authorizer turns the preflight request away.",
		Symptom: "401 or 403 to the preflight request; the browser reports a CORS error",
		Fix:     "Add an OPTIONS route without authorization, or a CORS configuration to an HTTP API.",
		Refs:    []string{guide + "http-api-cors.html", guide + "how-to-cors.html"},
	},
	Check: func(p *lint.Pass) {
		browsers := make(map[*model.API]bool)
		for _, api := range p.Model.APIs {
			browsers[api] = api.ServesBrowsers()
		}
		for _, route := range p.Model.Routes {
			if browsers[route.API] && catchesPreflight(route) {
				p.Report(route.Authorization, "%s also serves OPTIONS, and %s turns preflight requests of browsers away", route.Name, route.Authorization).
					Because(route, "the route stands here")
			}
		}
	},
}

// catchesPreflight tells whether a route of all methods asks preflight requests
// for credentials, for want of a route of their own.
func catchesPreflight(route *model.Route) bool {
	switch kind, _ := route.Authorization.Get(); kind {
	case "AWS_IAM", "CUSTOM", "JWT", "COGNITO_USER_POOLS":
	default:
		return false
	}
	everything := route.Method.IsFold("ANY") || route.Path.Is(model.DefaultRoute)
	return everything && route.API.AnswersPreflight(route) == model.No
}
