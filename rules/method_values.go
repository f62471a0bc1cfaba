package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

// checkMethod reports values of a method of a REST API that AWS refuses because
// of other values. What the import makes of them is not known.
func checkMethod(p *lint.Pass, route *model.Route) {
	if route.API == nil || route.API.Protocol != model.REST || route.Imported {
		return
	}
	checkParameterNames(p, route)
	checkValidator(p, route)
	if in := route.Integration; in != nil {
		checkContentTypes(p, in.Templates)
		for i := range in.Responses {
			checkContentTypes(p, in.Responses[i].Templates)
		}
	}
}

// checkParameterNames reports a name that is declared at two places of the
// request.
func checkParameterNames(p *lint.Pass, route *model.Route) {
	first := make(map[string]*model.Setting, len(route.Parameters))
	for i := range route.Parameters {
		parameter := &route.Parameters[i]
		key, known := parameter.Name.Get()
		place, name, ok := strings.Cut(strings.TrimPrefix(key, "method.request."), ".")
		if !known || !ok {
			continue
		}
		other := first[name]
		if other == nil {
			first[name] = parameter
			continue
		}
		p.Report(parameter.Name, "%s declares %s twice, here in the %s", route.Describe(), name, place).
			Because(other.Name, "the other one stands here").
			Shows("Parameter names must be unique across querystring, header and path")
	}
}

// checkValidator reports the id of a validator, written out, of an API that is
// only made by the same files and so cannot have it.
func checkValidator(p *lint.Pass, route *model.Route) {
	id, known := route.Validator.Get()
	fresh := route.API.ID.Unknown() && !route.API.Elsewhere && route.Validator.Assumes() == ""
	if !known || id == "" || !fresh || slices.ContainsFunc(p.Model.Validators, func(v *model.RequestValidator) bool { return v.ID.Same(route.Validator) != model.No }) {
		return
	}
	p.Report(route.Validator, "%s names the request validator %s, which is not made here", route.Describe(), id).
		Shows("Invalid Request Validator identifier specified")
}

// checkContentTypes reports templates that stand under something else than a
// media type.
func checkContentTypes(p *lint.Pass, templates []model.Setting) {
	for i := range templates {
		key, known := templates[i].Name.Get()
		if !known || key == "$default" || strings.Contains(key, "/") {
			continue
		}
		p.Report(templates[i].Name, "a template stands under %q, which is no media type", key).
			Shows("Validation Result: warnings : [], errors : [Invalid content type specified: " + key + "]")
	}
}
