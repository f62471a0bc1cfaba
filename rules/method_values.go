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
	checkModels(p, route)
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

// usualModels are those that every new REST API has. Source: developer guide,
// "Data models for REST APIs".
var usualModels = []string{"Empty", "Error"}

// checkModels reports the name of a model that an API, made by the same files
// and by no document, does not get.
func checkModels(p *lint.Pass, route *model.Route) {
	imported := slices.ContainsFunc(p.Model.Commands, func(c *model.Command) bool { return c.Operation == "put-rest-api" }) ||
		slices.ContainsFunc(p.Model.Documents, func(d model.Document) bool { return d.API == route.API })
	if imported || !route.API.ID.Unknown() || route.API.Elsewhere {
		return
	}
	for _, asked := range route.Models {
		name, known := asked.Name.Get()
		if !known || asked.Name.Assumes() != "" || slices.Contains(usualModels, name) || slices.ContainsFunc(p.Model.RequestModels, func(m *model.BodyModel) bool { return m.Title.Same(asked.Name) != model.No }) {
			continue
		}
		p.Report(asked.Name, "%s names the model %s, which is not made here", route.Describe(), name).
			Shows("Invalid model identifier specified: " + name)
	}
}

// checkBodyModels reports models without a schema, and a second one of a name.
func checkBodyModels(p *lint.Pass) {
	type key struct {
		api  *model.API
		name string
	}
	first := make(map[key]*model.BodyModel, len(p.Model.RequestModels))
	for _, made := range p.Model.RequestModels {
		if made.API == nil || !made.API.ID.Unknown() || made.API.Elsewhere {
			continue
		}
		if lacksSchema(p.Model, made) {
			p.Report(made, "the model %s has no schema", made.Title).Shows("Model schema must have at least 1 property or array items defined")
		}
		name, known := made.Title.Get()
		if !known || name == "" {
			continue
		}
		if other := first[key{made.API, name}]; other != nil && branchAt(p.Model, other) == branchAt(p.Model, made) {
			p.Report(made.Title, "the API gets two models of the name %s", name).Because(other.Title, "the other one stands here").
				Shows("Model name already exists for this REST API")
		}
		first[key{made.API, name}] = made
	}
}

// lacksSchema tells whether a model of JSON says nothing of it.
func lacksSchema(m *model.Model, made *model.BodyModel) bool {
	return made.Schema == nil && made.ContentType.Is("application/json") && !m.Misspells(&made.Object, "schema") && !m.Misspells(&made.Object, "Schema")
}

// branchAt gives the branch of a script that makes an object; 0 elsewhere.
func branchAt(m *model.Model, about lint.Subject) int {
	at := about.Where()
	for _, command := range m.Commands {
		if span := command.Where(); span.File == at.File && span.Start <= at.Start && at.Start < span.End {
			return command.Branch
		}
	}
	return 0
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
