package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// invalidAuthorizer is what AWS says of a method without a valid authorizer.
const invalidAuthorizer = "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer."

// aut008 leaves references to resources that the template does not define to
// doc003.
var aut008 = lint.Rule{
	ID: "AUT008", Name: "authorizer-undefined", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a route, method or operation names an authorizer that is not defined, or needs one and names none",
		Why:     "API Gateway looks the authorizer up when the route is made.",
		Symptom: invalidAuthorizer,
		Fix:     "Define the authorizer, or name one that is defined.",
		Refs:    []string{restAPI + "API_PutMethod.html", httpAPI + "apis-apiid-routes.html", guide + "api-gateway-swagger-extensions-authorizer.html"},
	},
	Check: func(p *lint.Pass) {
		told := make(map[syntax.Span]bool) // a default authorizer stands for many routes
		documented := make(map[*model.API]bool)
		for i := range p.Model.Documents {
			documented[p.Model.Documents[i].API] = p.Model.Documents[i].ForGateway()
		}
		for _, route := range p.Model.Routes {
			documented, inDocument := documented[route.API]
			switch {
			case inDocument && !documented:
			case route.Authorizer.Absent() && !inDocument:
				checkAuthorizerID(p, route)
			case route.Authorizer.Known() && route.Guard == nil && !told[route.Authorizer.Where()]:
				told[route.Authorizer.Where()] = true
				checkAuthorizerName(p, route, inDocument)
			}
		}
	},
}

// checkAuthorizerID reports a route that needs an authorizer and names none.
func checkAuthorizerID(p *lint.Pass, route *model.Route) {
	switch kind, _ := route.Authorization.Get(); kind {
	case "CUSTOM", "JWT", "COGNITO_USER_POOLS":
		if !p.Model.Misspells(&route.Object, "AuthorizerId") {
			p.Report(route.Authorization, "the authorization type is %s, but no authorizer is named", kind)
		}
	}
}

// checkAuthorizerName reports a name that none of the authorizers of the API
// has, as far as all are known.
func checkAuthorizerName(p *lint.Pass, route *model.Route, inDocument bool) {
	api := route.API
	if api == nil || api.AuthorizersOpen || named(api.Authorizers) < len(api.Authorizers) {
		return
	}
	generated := strings.HasPrefix(api.Type, "AWS::Serverless::")
	switch {
	case isOpen(route) || route.Authorizer.Is("NONE") || generated && madeBySAM(route.Authorizer):
	case inDocument && api.Protocol != model.HTTP:
		reportAuthorizer(p, route).As(lint.Warning).Shows("the import passes over a security scheme that is not defined, and everybody may call")
	case inDocument, generated, len(api.Authorizers) > 0:
		reportAuthorizer(p, route)
	case api.Logical != "":
		reportAuthorizer(p, route).As(lint.Warning) // it may be added by other means later
	}
}

func reportAuthorizer(p *lint.Pass, route *model.Route) *lint.Finding {
	finding := p.Report(route.Authorizer, "%s names the authorizer %s, which is not defined", route.Name, route.Authorizer)
	if others := route.API.Authorizers; len(others) > 0 {
		finding.Because(others[0], "the API has the authorizer %s", others[0].Name)
	}
	return finding
}

// isOpen tells a route that asks no authorizer, whatever it names.
func isOpen(route *model.Route) bool {
	return route.Authorization.Is("NONE") || route.Authorization.Is("AWS_IAM")
}

// named counts the authorizers that have a name or will get one by the
// deployment.
func named(authorizers []*model.Authorizer) int {
	count := 0
	for _, authorizer := range authorizers {
		if _, _, symbol := authorizer.ID.Symbol(); symbol || authorizer.ID.Known() {
			count++
		}
	}
	return count
}

// madeBySAM tells the security schemes that AWS SAM adds to a document by
// itself. Source: the SAM translator's OpenAPI and Swagger editors.
func madeBySAM(name model.Text) bool {
	return name.Is("api_key") || name.Is("AWS_IAM") || name.Is("sigv4")
}
