package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// rte002 leaves values that start with other variables alone: they may hold
// the slash.
var rte002 = lint.Rule{
	ID: "RTE002", Name: "overwrite-path-value", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "overwrite:path sets a path that does not start with a slash",
		Why:     "A path variable holds no slash in front, so the request line that the backend gets is malformed.",
		Symptom: "400 Bad Request or another 4xx from the backend or the load balancer",
		Fix:     "Put a slash in front: /$request.path.proxy.",
		Refs:    []string{guide + "http-api-parameter-mapping.html"},
	},
	Check: lint.Integrations(func(p *lint.Pass, in *model.Integration) {
		if in.Protocol != model.HTTP || !in.Kind.Is("HTTP_PROXY") {
			return
		}
		for _, request := range in.RequestParameters {
			value, known := request.Value.Get()
			if !known || !request.Key.IsFold("overwrite:path") || value == "" || strings.HasPrefix(value, "/") {
				continue
			}
			if strings.HasPrefix(value, "$request.path.") || strings.HasPrefix(value, "${request.path.") || value[0] != '$' {
				p.Report(request.Value, "overwrite:path gets %s, which does not start with a slash", value).
					Suggest(lint.Fix{Title: "Put a slash in front", Edits: lint.Replace(request.Value.Where(), value, "/"+value)})
			}
		}
	}),
}
