package model

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/mapping"
)

// Describe names a route by its method and path.
func (r *Route) Describe() string {
	return strings.TrimSpace(r.Method.String() + " " + r.Path.String())
}

// Signature tells which requests the route matches, whatever its variables are
// called: routes of one API with the same signature match the same requests.
// It is not ok where method or path are not known.
func (r *Route) Signature() (signature string, ok bool) {
	path, known := r.Path.Get()
	if !known || r.Method.Unknown() {
		return "", false
	}
	segments := strings.Split(path, "/")
	for i, segment := range segments {
		if strings.HasPrefix(segment, "{") && strings.HasSuffix(segment, "+}") {
			segments[i] = "{+}"
		} else if strings.HasPrefix(segment, "{") && strings.HasSuffix(segment, "}") {
			segments[i] = "{}"
		}
	}
	return strings.ToUpper(r.Method.String()) + " " + strings.Join(segments, "/"), true
}

// Variables gives the names of the variables in the path, a greedy one without
// its plus sign.
func (r *Route) Variables() []string {
	names := r.Path.PathVariables()
	for i, name := range names {
		names[i] = strings.TrimSuffix(name, "+")
	}
	return names
}

// LacksVariable tells whether a source such as method.request.path.id names a
// variable that the path of a REST method does not have; No for other sources.
func (r *Route) LacksVariable(source string) Answer {
	name, reads := strings.CutPrefix(source, "method.request.path.")
	switch {
	case !reads:
		return No
	case !r.Path.Known():
		return CannotTell
	default:
		return answer(!slices.Contains(r.Variables(), name))
	}
}

// Lacks gives the variables that a mapping of an HTTP API reads from the path
// and that no route to the integration has. Those that one of the routes fills
// are empty for the others, which may well be meant.
func (in *Integration) Lacks(source string) []string {
	expression, err := mapping.ParseTemplate(source)
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(expression.PathParameters(), func(name string) bool {
		return slices.ContainsFunc(in.Routes, func(r *Route) bool {
			return !r.Path.Known() || r.Path.Is(DefaultRoute) || slices.Contains(r.Variables(), name)
		})
	})
}

// Paths gives the paths of the routes of the API; sure is false when not all of
// them are known.
func (a *API) Paths() (paths map[string]bool, sure bool) {
	paths, sure = make(map[string]bool, len(a.Routes)), !a.Elsewhere
	for _, route := range a.Routes {
		path, known := route.Path.Get()
		sure = sure && known
		paths[path] = true
	}
	return paths, sure
}
