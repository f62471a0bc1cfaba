package awsjson

import "github.com/linkproof/linkproof/schema/model"

// namedRoute is a route with what names its API.
type namedRoute struct {
	route *model.Route
	api   model.Text
	// requested tells that the route stands in a request.
	requested bool
}

// requestedIntegration is an integration with what names its method.
type requestedIntegration struct {
	integration      *model.Integration
	method, resource model.Text
}

// join gives routes, integrations, stages and instances what they do not name
// themselves but what the snapshot as a whole tells.
func (s *snapshot) join() {
	s.nameAPIs()
	s.rest, s.http = s.ownersOf(true), s.ownersOf(false)
	for _, in := range s.Integrations {
		in.API = s.owner(in.APIID, in.Protocol == model.REST)
		if in.API != nil {
			in.Protocol = in.API.Protocol
		}
	}
	for _, stage := range s.Stages {
		stage.API = s.owner(stage.APIID, stage.Type == "AWS::ApiGateway::Stage")
	}
	s.joinAccess()
	s.placeListed()
	s.placeMappings()
	s.placeRules()
	for _, named := range s.routes {
		s.locate(named)
		named.route.IntegrationOpen = named.route.IntegrationOpen || named.route.API != nil && named.route.API.Elsewhere
	}
	for _, named := range s.routes {
		if !named.requested || !s.printed(named.route) {
			s.Routes = append(s.Routes, named.route)
		}
	}
	for _, requested := range s.requested {
		s.joinRequested(requested)
	}
	for _, found := range s.discovered {
		found.instance.Service.ID = s.serviceNamed(found)
	}
	s.joinListings()
}

// joinAccess gives their API to what its listings do not name it for.
func (s *snapshot) joinAccess() {
	for _, authorizer := range s.Authorizers {
		authorizer.API = s.owner(authorizer.APIID, authorizer.Type == authorizerType)
	}
	for _, validator := range s.Validators {
		validator.API = s.owner(validator.APIID, true)
	}
	for _, response := range s.Responses {
		response.API = s.owner(response.APIID, true)
	}
	for _, schema := range s.RequestModels {
		schema.API = s.owner(schema.APIID, true)
	}
	for _, deployment := range s.Deployments {
		deployment.API = s.owner(deployment.APIID, deployment.Type == deploymentV1)
	}
}

// owners find the APIs of one generation.
type owners struct {
	byID map[string]*model.API
	// only is the API of a snapshot with no other of its generation.
	only *model.API
}

func (s *snapshot) ownersOf(rest bool) owners {
	found := owners{byID: make(map[string]*model.API)}
	count := 0
	for _, api := range s.APIs {
		if (api.Protocol == model.REST) != rest {
			continue
		}
		if _, taken := found.byID[api.ID.Key()]; !taken {
			found.byID[api.ID.Key()] = api
		}
		count++
		found.only = api
	}
	if count > 1 {
		found.only = nil
	}
	return found
}

// owner gives the API of an id. What names no API belongs to the only API of
// its generation, because the CLI prints the parts of one API at a time.
func (s *snapshot) owner(id model.Text, rest bool) *model.API {
	from := s.http
	if rest {
		from = s.rest
	}
	switch key := id.Key(); {
	case id.Absent():
		return from.only
	case key == "":
		return nil
	default:
		return from.byID[key]
	}
}

// locate gives a route its API and its path.
func (s *snapshot) locate(named namedRoute) {
	route := named.route
	route.API = s.owner(named.api, route.Type == methodType)
	if id, ok := route.ResourceID.Get(); ok && route.Path.Unknown() {
		if path, ok := s.paths[id]; ok {
			route.Path = path
		}
	}
}

// printed tells whether an answer holds a route: the request for it is then no
// second route.
func (s *snapshot) printed(route *model.Route) bool {
	for _, other := range s.routes {
		if !other.requested && other.route.API == route.API && other.route.Path.Same(route.Path) == model.Yes &&
			sameMethod(other.route.Method, route.Method) {
			return true
		}
	}
	return false
}

func sameMethod(a, b model.Text) bool { return a.Absent() && b.Absent() || a.Same(b) == model.Yes }

// joinRequested gives the integration of put-integration to its method.
func (s *snapshot) joinRequested(requested requestedIntegration) {
	for _, named := range s.routes {
		route := named.route
		if route.Type == methodType && route.Integration == nil && sameAPI(named.api, requested.integration.APIID) &&
			route.ResourceID.Same(requested.resource) == model.Yes && route.Method.Same(requested.method) == model.Yes {
			route.Integration = requested.integration
			return
		}
	}
	for _, named := range s.routes { // it may be that of any of them
		named.route.IntegrationOpen = true
	}
}

// sameAPI tells whether two names may be those of one API; get-resources does
// not name its API.
func sameAPI(a, b model.Text) bool { return a.Absent() || b.Absent() || a.Same(b) == model.Yes }

// serviceNamed gives the id of the only service that has the name an instance
// gives for its own; one that names none belongs to the only service listed.
func (s *snapshot) serviceNamed(found discovered) model.Text {
	id := found.instance.Service.ID
	if id.Absent() && found.service.Absent() && len(s.Services) == 1 {
		return s.Services[0].ID
	}
	for _, service := range s.Services {
		if service.Title.Same(found.service) != model.Yes {
			continue
		}
		if id.Present() {
			return model.AbsentText(id.Where())
		}
		id = service.ID
	}
	return id
}
