package rules

import (
	"strconv"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// stg008 says one thing of a deployment, however many methods it misses.
var stg008 = lint.Rule{
	ID: "STG008", Name: "deployment-race", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "a deployment of a REST API does not wait for the methods of the API",
		Why: "CloudFormation makes resources in the order of their references, and a deployment refers to no method: " +
			"it may be made before a method, and its snapshot then lacks it.",
		Symptom: "The REST API doesn't contain any methods; or, on some deployments only, No integration defined for method",
		Fix:     "Name all methods of the API in DependsOn of the deployment.",
		Refs:    []string{template + "aws-resource-apigateway-deployment.html", template + "aws-attribute-dependson.html"},
	},
	Check: func(p *lint.Pass) {
		for _, deployment := range p.Model.Deployments {
			missing := deployment.Unawaited()
			if len(missing) == 0 || deployment.API.Protocol != model.REST {
				continue
			}
			more := ""
			if len(missing) > 1 {
				more = " and " + strconv.Itoa(len(missing)-1) + " more"
			}
			finding := p.Report(deployment, "deployment %s does not wait for method %s%s: DependsOn is missing", deployment.Name, missing[0].Name, more).
				Because(missing[0], "the method stands here")
			if edits := await(deployment.Resource, missing); edits != nil {
				finding.Suggest(lint.Fix{Title: "Name all methods in DependsOn", Safe: true, Edits: edits})
			}
		}
	},
}

// await adds methods to what a deployment depends on.
func await(deployment *syntax.Node, methods []*model.Route) []syntax.Edit {
	const key = "DependsOn"
	names, items := make([]any, len(methods)), make([]string, len(methods))
	for i, method := range methods {
		names[i], items[i] = method.Logical, strconv.Quote(method.Logical)
	}
	switch before := deployment.Get(key); {
	case before == nil && len(names) == 1:
		return syntax.Insert(deployment, []string{key}, methods[0].Logical)
	case before == nil:
		return syntax.InsertValue(deployment, []string{key}, names)
	case before.Kind == syntax.List:
		return syntax.Prepend(before, items...)
	case before.Kind == syntax.String && before.Tag == "":
		return []syntax.Edit{syntax.Rewrite(before, append([]any{before.Text}, names...))}
	default:
		return nil
	}
}
