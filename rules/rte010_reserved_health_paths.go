package rules

import (
	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var rte010 = lint.Rule{
	ID: "RTE010", Name: "reserved-health-paths", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "a REST API has a method at /ping or /sping",
		Why:     "API Gateway keeps both paths for its own health checks; behind a custom domain name they are answered by the service.",
		Symptom: "The backend never sees requests to /ping through the custom domain name",
		Fix:     "Use another path, such as /health.",
		Refs:    []string{guide + "api-gateway-known-issues.html"},
		Unknown: "Without a custom domain name in the files it is a remark only.",
	},
	Check: lint.Each(func(m *model.Model) []*model.API { return m.APIs }, func(p *lint.Pass, api *model.API) {
		if api.Protocol != model.REST {
			return
		}
		told := make(map[string]bool)
		for _, route := range api.Routes {
			path, known := route.Path.Get()
			if !known || path != "/ping" && path != "/sping" || told[path] || !route.Private() {
				continue
			}
			told[path] = true
			if len(api.Mappings) == 0 {
				p.Report(route.Path, "%s is kept for health checks of API Gateway: behind a custom domain name it never reaches the backend", path).As(lint.Info)
				continue
			}
			p.Report(route.Path, "%s is kept for health checks of API Gateway: through the custom domain name it never reaches the backend", path).
				Because(api.Mappings[0], "the API is mapped to a custom domain name here")
		}
	}),
}
