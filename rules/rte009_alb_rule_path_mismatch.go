package rules

import (
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// malformedTarget is what AWS says of the target of a route.
const malformedTarget = "Unexpected or malformed target in route. Correct format should be integrations/<integration_id>."

// rte009 leaves requests that only the name of the stage keeps from a rule to
// rte001, and those with another host to rte008.
var rte009 = lint.Rule{
	ID: "RTE009", Name: "alb-rule-path-mismatch", Severity: lint.Warning,
	Doc: lint.Doc{
		Summary: "no rule of the listener is met by path and verb of a route, or a route has no proper target",
		Why: "What meets no rule gets the default action of the listener, which does not forward. " +
			"A route leads to an integration by integrations/ and its id; anything else is refused.",
		Symptom: "404 or whatever else the default action of the load balancer answers",
		Fix:     "Change the path pattern or the path that the backend gets. Write the target as integrations/<id>.",
		Refs:    []string{elbGuide + "application/rule-condition-types.html", httpAPI + "apis-apiid-routes.html"},
	},
	Check: func(p *lint.Pass) {
		for _, in := range p.Model.Integrations {
			if stray := in.Strays(); stray.Reason == model.StrayByPath {
				p.Report(in, "no rule of the listener is met by %s", asArrives(&in.Arrivals()[0])).
					Because(stray.Listener.Rules[0], "its first rule stands here")
			}
		}
		for _, route := range p.Model.Routes {
			checkRouteTarget(p, route)
		}
	},
}

// asArrives names a request by its path, and by its verb where that is told.
func asArrives(request *model.Arrival) string {
	if verb, known := request.Method.Get(); known {
		return verb + " " + request.Path.String()
	}
	return request.Path.String()
}

func checkRouteTarget(p *lint.Pass, route *model.Route) {
	if !route.Target.Present() || !route.BareTarget && route.Target.HasPrefix("integrations/") != model.No {
		return
	}
	finding := p.Report(route.Target, "the target of the route does not start with integrations/: %s", route.Target).
		As(lint.Error).Shows(malformedTarget)
	id, known := route.Target.Get()
	if edits := lint.Replace(route.Target.Where(), id, "integrations/"+id); known && !strings.Contains(id, "/") && edits != nil {
		finding.Suggest(lint.Fix{Title: "Write integrations/" + id, Safe: true, Edits: edits})
	}
}
