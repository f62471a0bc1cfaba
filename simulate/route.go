package simulate

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// routeREST reads the path parameters of the method that the call names. In
// test mode the resource is given: a path that does not fit it gives no
// parameters, and no path gives them as they are written. Recorded on AWS.
func routeREST(_ context.Context, ex *Exchange) error {
	if ex.Route == nil {
		return ex.choose("method")
	}
	template, ok := ex.Route.Path.Get()
	if !ok {
		return untold("the path of the method", ex.Route.Path)
	}
	ex.shown = ex.path
	if ex.Call.PathWithQuery == "" {
		ex.path, ex.shown = template, template
	}
	if found, ok := matchPath(template, ex.path); ok {
		ex.pathParameters = found
	}
	ex.integration = ex.Route.Integration
	ex.chose("method")
	ex.noteDeployment()
	if !ex.logsAsStage() {
		ex.logRequest()
	}
	return ex.checkIntegration()
}

// choose finds the route by path and method together: a resource that lacks
// the method does not hold the request up. Recorded on AWS.
func (ex *Exchange) choose(step string) error {
	given := segmentsOf(ex.API.Protocol, ex.path)
	if strings.HasSuffix(ex.path, "/") && len(given) > 0 && ex.API.Protocol == model.HTTP && ex.assumes(trailingSlash, "ignored", ex.API.Where()) {
		given = segments(ex.path)
	}
	route, parameters, err := chooseRoute(ex.API.Routes, ex.Call.Method, given)
	if err != nil {
		return err
	}
	ex.pathParameters, ex.shown, ex.Route = parameters, ex.path, route
	if !ex.logsAsStage() {
		ex.logRequest()
	}
	if route == nil && ex.API.Target.Present() {
		need := "what becomes of an API that is made with a target is not simulated: its integration, route and stage stand nowhere"
		return &Unknown{Need: need, Remedy: "write them down, or pass what the AWS CLI prints of them", At: ex.API.Target.Where()}
	}
	if route == nil {
		return &Reply{Type: MissingAuthenticationToken, Line: fmt.Sprintf(lineNoRoute, ex.Call.Method, ex.path)}
	}
	ex.integration = route.Integration
	ex.chose(step)
	ex.noteDeployment()
	return ex.checkIntegration()
}

// chose notes the route that takes the request.
func (ex *Exchange) chose(step string) {
	ex.trace.Route = routeKey(ex.Route)
	ex.note(step, ex.Route.Name, ex.Route.Where())
}

// routeHTTP chooses the route of an HTTP API: the path that fits best, then
// $default. Source: developer guide, "Working with routes for HTTP APIs".
func routeHTTP(_ context.Context, ex *Exchange) error {
	if ex.path == "" {
		ex.path = "/"
		if path, ok := routePath(ex.Route); ok {
			ex.path = path
		}
	}
	err := ex.choose("route")
	if ex.Route == nil && ex.isPreflight() {
		return ex.preflight()
	}
	return err
}

func routePath(route *model.Route) (string, bool) {
	if route == nil || route.Path.Is(model.DefaultRoute) {
		return "", false
	}
	return route.Path.Get()
}

// logRequest writes the lines on what the method gets.
func (ex *Exchange) logRequest() {
	ex.log.texts(lineMethod, ex.Call.Method, linePathOf, ex.shown)
	if ex.Route != nil {
		ex.log.by(ex.Route.Where())
	}
	ex.log.table(linePath, ex.pathParameters)
	if len(ex.pathParameters) > 0 {
		ex.log.by(ex.Route.Path.Where())
	}
	ex.log.table(lineQuery, ex.query)
	ex.log.headers(lineHeaders, ex.headers)
	ex.log.body(lineBody, ex.shownBody())
}

// shownBody is what the log shows of the body of the request.
func (ex *Exchange) shownBody() []byte {
	binary, err := ex.isBinary(ex.bodyType())
	if err == nil && binary && len(ex.Call.Body) > 0 && ex.assumes(binaryInLog, binaryData, ex.API.Where()) {
		return []byte(binaryData)
	}
	return ex.Call.Body
}

// checkIntegration refuses what is not simulated and what is not in the files.
func (ex *Exchange) checkIntegration() error {
	if ex.integration == nil {
		return &Unknown{Need: "the integration of " + ex.Route.Name + " is not in these files", Remedy: passWhole, At: ex.Route.Where()}
	}
	kind, ok := ex.integration.Kind.Get()
	switch {
	case !ok:
		return untold("the type of the integration", ex.integration.Kind)
	case !slices.Contains(simulatedKinds[ex.API.Protocol], strings.ToUpper(kind)):
		simulated := strings.Join(simulatedKinds[ex.API.Protocol], ", ")
		return &Unknown{Need: "integrations of type " + kind + " are not simulated", Remedy: "pass --resource-id of a method with " + simulated, At: ex.integration.Kind.Where()}
	case ex.integration.ConnectionType.Unknown():
		connection := ex.integration.ConnectionType
		return untold("the connection type", connection)
	}
	return nil
}

// matchPath fits a path to a template of literals, {name} and {name+}; the
// values are not decoded. A slash at the end does not count. Recorded on AWS
// for REST APIs.
func matchPath(template, path string) ([]parameter, bool) {
	var wanted, given [usualSegments]string
	return matchSegments(appendSegments(wanted[:0], template), appendSegments(given[:0], path))
}

func matchSegments(wanted, given []string) ([]parameter, bool) {
	var found []parameter
	for i, segment := range wanted {
		name, variable := strings.CutPrefix(segment, "{")
		name = strings.TrimSuffix(name, "}")
		greedy, isGreedy := strings.CutSuffix(name, "+")
		switch {
		case i >= len(given):
			return nil, false
		case variable && isGreedy:
			return append(found, parameter{name: greedy, values: []string{strings.Join(given[i:], "/")}}), true
		case variable && given[i] == "" && i == len(given)-1:
			return nil, false
		case variable:
			found = append(found, parameter{name: name, values: []string{given[i]}})
		case segment != given[i]:
			return nil, false
		}
	}
	return found, len(wanted) == len(given)
}

// segmentsOf cuts the path of a request. For HTTP APIs a slash at the end
// counts: only a greedy variable takes what follows it, which is nothing.
// Reported by third parties.
func segmentsOf(protocol model.Protocol, path string) []string {
	given := segments(path)
	if protocol == model.HTTP && len(given) > 0 && strings.HasSuffix(path, "/") {
		given = append(given, "")
	}
	return given
}

// usualSegments is room for the segments of a usual path.
const usualSegments = 16

func segments(path string) []string { return appendSegments(nil, path) }

// appendSegments adds the segments of a path to others.
func appendSegments(to []string, path string) []string {
	path = strings.TrimSuffix(strings.TrimLeft(path, "/"), "/")
	for more := path != ""; more; {
		var segment string
		segment, path, more = strings.Cut(path, "/")
		to = append(to, segment)
	}
	return to
}

// anyMethods are those that ANY stands for. Source: developer guide, "Set up
// an HTTP method in API Gateway".
var anyMethods = []string{"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"}

// candidate is a route that fits a request, and how well.
type candidate struct {
	route      *model.Route
	parameters []parameter
	rank       string
}

// chooseRoute gives the best route for a request, nil when none fits.
func chooseRoute(routes []*model.Route, method string, given []string) (*model.Route, []parameter, error) {
	var best *candidate
	for _, route := range routes {
		found, err := fit(route, method, given)
		if err != nil {
			return nil, nil, err
		}
		if found != nil && (best == nil || found.rank < best.rank) {
			best = found
		}
	}
	if best == nil {
		return nil, nil, nil
	}
	return best.route, best.parameters, nil
}

func fit(route *model.Route, method string, given []string) (*candidate, error) {
	template, ok := route.Path.Get()
	if !ok {
		return nil, untold("the route key", route.Path)
	}
	if template == model.DefaultRoute {
		return &candidate{route: route, rank: "~"}, nil
	}
	exact := route.Method.IsFold(method)
	if !exact && (!route.Method.Is("ANY") || !slices.Contains(anyMethods, method)) {
		return nil, nil //nolint:nilnil // no candidate is no error
	}
	parameters, ok := matchSegments(segments(template), given)
	if !ok {
		return nil, nil //nolint:nilnil // no candidate is no error
	}
	return &candidate{route: route, parameters: parameters, rank: rank(template, exact)}, nil
}

// rank orders routes: segment by segment a literal comes before a variable and
// that before a greedy one; then an exact method before ANY.
func rank(template string, exact bool) string {
	var ranked strings.Builder
	for _, segment := range segments(template) {
		switch {
		case strings.HasSuffix(segment, "+}"):
			ranked.WriteByte('c')
		case strings.HasPrefix(segment, "{"):
			ranked.WriteByte('b')
		default:
			ranked.WriteByte('a')
		}
	}
	if exact {
		return ranked.String() + "0"
	}
	return ranked.String() + "1"
}
