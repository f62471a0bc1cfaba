package simulate

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/settings"
)

// Select finds the API and route that a person names. An API goes by its id,
// logical id or title; a resource by its id, logical id, path or, for HTTP
// APIs, route key. A name may be empty where there is only one choice; an HTTP
// API without a resource chooses its route by the path of the call.
func Select(m *model.Model, api, resource, method string) (*model.API, *model.Route, error) {
	chosen, err := SelectAPI(m, api)
	if err != nil {
		return nil, nil, err
	}
	if chosen.Protocol == model.HTTP && resource == "" {
		return chosen, nil, nil
	}
	route, err := selectRoute(chosen, resource, method)
	return chosen, route, err
}

// SelectAPI finds the API that a person names, as Select.
func SelectAPI(m *model.Model, name string) (*model.API, error) {
	var matching []*model.API
	for _, api := range m.APIs {
		if name == "" || api.ID.Is(name) || api.Logical == name || api.Title.Is(name) {
			matching = append(matching, api)
		}
	}
	switch {
	case len(matching) == 1 && matching[0].Protocol == model.WebSocket:
		return nil, notSimulated(matching[0])
	case len(matching) == 1:
		return matching[0], nil
	case len(m.APIs) == 0:
		return nil, errors.New("the files hold no API")
	case len(matching) == 0:
		return nil, fmt.Errorf("there is no API %q%s; the files hold %s", name, meantAPI(m, name), names(m.APIs, apiName))
	default:
		return nil, fmt.Errorf("the files hold %s; say which with --rest-api-id", names(matching, apiName))
	}
}

// meantAPI gives the API that a wrong name comes near to.
func meantAPI(m *model.Model, name string) string {
	known := make([]string, len(m.APIs))
	for i, api := range m.APIs {
		known[i] = apiName(api)
	}
	return settings.Meant(name, known)
}

func apiName(api *model.API) string {
	if api.Logical != "" {
		return api.Logical
	}
	if id, ok := api.ID.Get(); ok && id != "" {
		return id
	}
	return api.Title.String()
}

// What TestInvokeMethod says, as a NotFoundException, to ids that it does not
// know. Recorded on AWS.
const (
	noSuchResource = "Invalid Resource identifier specified"
	noSuchMethod   = "Invalid Method identifier specified"
)

// meantResource gives the path that a wrong one comes near to.
func meantResource(api *model.API, resource string) string {
	paths := make([]string, len(api.Routes))
	for i, route := range api.Routes {
		paths[i] = route.Path.String()
	}
	return settings.Meant(resource, paths)
}

func selectRoute(api *model.API, resource, method string) (*model.Route, error) {
	routes := slices.Clone(api.Routes)
	if resource != "" {
		routes = slices.DeleteFunc(routes, func(r *model.Route) bool { return !answersTo(r, resource) })
		if len(routes) == 0 {
			return nil, fmt.Errorf("%s: API %s has no resource %q%s; it has %s", noSuchResource, apiName(api), resource,
				meantResource(api, resource), names(api.Routes, routeName))
		}
	}
	byMethod := slices.DeleteFunc(slices.Clone(routes), func(r *model.Route) bool { return !serves(r, method) })
	if exact := slices.IndexFunc(byMethod, func(r *model.Route) bool { return r.Method.IsFold(method) }); exact >= 0 && samePath(byMethod) {
		return byMethod[exact], nil
	}
	switch {
	case len(byMethod) == 1:
		return byMethod[0], nil
	case len(byMethod) == 0:
		return nil, fmt.Errorf("%s: no method %s there; API %s has %s", noSuchMethod, method, apiName(api), names(routes, routeName))
	default:
		return nil, fmt.Errorf("API %s has %s; say which with --resource-id, or name a --stage and the path", apiName(api), names(byMethod, routeName))
	}
}

func answersTo(route *model.Route, resource string) bool {
	key := route.Method.String() + " " + route.Path.String()
	return route.ResourceID.Is(resource) || route.Path.Is(resource) || route.Logical == resource || key == resource || symbolIs(route.ResourceID, resource)
}

// symbolIs tells whether a reference names a resource of the template.
func symbolIs(reference model.Text, logical string) bool {
	resource, _, ok := reference.Symbol()
	return ok && resource == logical
}

func serves(route *model.Route, method string) bool {
	return method == "" || route.Method.IsFold(method) || route.Method.IsFold("ANY") || route.Path.Is(model.DefaultRoute)
}

func samePath(routes []*model.Route) bool {
	for _, route := range routes {
		if route.Path.Same(routes[0].Path) != model.Yes {
			return false
		}
	}
	return true
}

func routeName(route *model.Route) string { return route.Method.String() + " " + route.Path.String() }

// names lists names for a message.
func names[T any](items []T, name func(T) string) string {
	const most = 12
	listed := make([]string, 0, most)
	for _, item := range items {
		if len(listed) == most {
			listed = append(listed, fmt.Sprintf("and %d more", len(items)-most))
			break
		}
		listed = append(listed, name(item))
	}
	if len(listed) == 0 {
		return "nothing"
	}
	return strings.Join(listed, ", ")
}

// SelectStage finds a stage of an API by its name.
func SelectStage(api *model.API, name string) (*model.Stage, error) {
	for _, stage := range api.Stages {
		if stage.StageName.Is(name) {
			return stage, nil
		}
	}
	known := make([]string, len(api.Stages))
	for i, stage := range api.Stages {
		known[i] = stage.StageName.String()
	}
	return nil, fmt.Errorf("API %s has no stage %q%s; it has %s", apiName(api), name, settings.Meant(name, known),
		names(api.Stages, func(s *model.Stage) string { return s.StageName.String() }))
}

// EnterStage finds a stage by its name as SelectStage does. A document of OpenAPI
// that stands alone tells of no stages, and has the one that is named.
func EnterStage(api *model.API, name string) (*model.Stage, error) {
	if len(api.Stages) > 0 || !api.Standalone {
		return SelectStage(api, name)
	}
	return &model.Stage{Object: api.Object, API: api, StageName: model.Literal(name, api.Where())}, nil
}

// RouteFor finds the method of a REST API that takes a request, by method and
// path as a stage does.
func RouteFor(api *model.API, method, pathWithQuery string) (*model.Route, error) {
	path, _, _ := strings.Cut(pathWithQuery, "?")
	route, _, err := chooseRoute(api.Routes, method, segmentsOf(api.Protocol, path))
	switch {
	case err != nil:
		return nil, err
	case route == nil:
		return nil, fmt.Errorf("no method of API %s takes %s %s, so a stage answers 403 Missing Authentication Token, and a test invoke needs --resource-id", apiName(api), method, path)
	default:
		return route, nil
	}
}
