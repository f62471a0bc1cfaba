package rules

import (
	"fmt"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// aut002 wins over aut001 for operations that count on the document.
var aut002 = lint.Rule{
	ID: "AUT002", Name: "openapi-root-security-ignored", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "operations of a REST API count on the security of the whole document",
		Why:     "The import of a REST API reads the security of operations only, so everybody may call those that have none of their own.",
		Symptom: "the import succeeds, and the methods answer callers without credentials",
		Fix:     "Repeat the security requirement in every operation.",
		Refs:    []string{guide + "api-gateway-known-issues.html"},
	},
	Check: func(p *lint.Pass) {
		for i := range p.Model.Documents {
			document := &p.Model.Documents[i]
			if open := openedByImport(document); len(open) > 0 {
				p.Report(document.Security, "a REST API ignores the security of the whole document: %s is open%s", open[0].Name, others(len(open)-1)).
					Because(open[0], "this operation has no security of its own")
			}
		}
	},
}

// openedByImport gives the routes that lose the security of the document.
// Preflight requests carry no credentials, so OPTIONS is open by intent.
func openedByImport(document *model.Document) []*model.Route {
	if document.Security.IsZero() || document.API.Protocol != model.REST || !document.ForGateway() {
		return nil
	}
	var open []*model.Route
	for _, route := range document.Inheritors {
		if route.Authorization.Absent() && !route.Method.Is("OPTIONS") {
			open = append(open, route)
		}
	}
	return open
}

// others says how many more there are of what a message names one of.
func others(count int) string {
	switch count {
	case 0:
		return ""
	case 1:
		return ", as is one other"
	default:
		return fmt.Sprintf(", as are %d others", count)
	}
}
