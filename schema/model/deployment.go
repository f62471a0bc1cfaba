package model

import (
	"slices"

	"github.com/linkproof/linkproof/schema/syntax"
)

// Deployment is a snapshot of an API that stages serve.
type Deployment struct {
	Object
	API       *API
	ID, APIID Text
	// After are the logical ids of what is made before it for sure.
	After []string
	// Resource is the map of the deployment in its template, to which DependsOn
	// belongs; nil elsewhere.
	Resource *syntax.Node
}

// Unawaited gives the methods of the same template that the deployment does
// not wait for, in order: it may be made before them and then lacks them.
func (d *Deployment) Unawaited() []*Route {
	if d.API == nil || d.Logical == "" {
		return nil
	}
	var missing []*Route
	for _, route := range d.API.Routes {
		own := route.Logical != "" && route.Logical != d.API.Logical && route.Span.File == d.Span.File
		if own && !slices.Contains(d.After, route.Logical) {
			missing = append(missing, route)
		}
	}
	return missing
}

// Lacking is a call of a script that changes an API after the last deployment
// of the API: no stage serves the change.
type Lacking struct {
	Change, Deployment *Command
	// Empty tells that the API had no method at all when it was deployed.
	Empty bool
}

// Of tells whether the change may be one of an API.
func (l *Lacking) Of(api *API) bool {
	name, certain := l.Change.apiKey()
	return !certain || name == api.ID.Key()
}

// changesAPI are the operations that change what a deployment takes a snapshot
// of. A resource without a method is nothing that a stage serves. Source: API
// Gateway developer guide, updating-api.
var changesAPI = []string{
	"apigateway put-method", "apigateway put-method-response", "apigateway put-integration", "apigateway put-integration-response",
	"apigateway update-method", "apigateway update-method-response", "apigateway update-integration",
	"apigateway update-integration-response", "apigateway delete-method", "apigateway delete-integration",
	"apigateway delete-resource", "apigateway put-rest-api", "apigateway put-gateway-response",
	"apigatewayv2 create-route", "apigatewayv2 update-route", "apigatewayv2 delete-route",
	"apigatewayv2 update-integration", "apigatewayv2 reimport-api",
}

// Lacking gives for each API that the script deploys the first call that
// changes it after its last deployment. Calls that nobody knows the order of
// prove nothing, and what may be another API counts for all.
func (m *Model) Lacking() []Lacking {
	h := hindsight{Model: m, late: make(map[string]*Command), served: make(map[string]bool)}
	for at, call := range slices.Backward(m.Commands) {
		switch deploys := call.Operation == "create-deployment"; {
		case call.Asks:
		case deploys && call.Unordered:
			return nil
		case deploys && !h.deployed(at, call):
			return h.found
		case slices.Contains(changesAPI, call.Name) && !call.Unordered:
			h.changed(call)
		}
	}
	return h.found
}

// hindsight goes through the calls of a script from the last to the first.
type hindsight struct {
	*Model
	// late are the first calls seen so far that change an API, by its key.
	late map[string]*Command
	// served tells which APIs are deployed later.
	served map[string]bool
	found  []Lacking
}

// deployed notes a deployment; more tells whether calls before it may lack one.
func (h *hindsight) deployed(at int, call *Command) (more bool) {
	name, certain := call.apiKey()
	if change := h.late[name]; change != nil && !h.served[name] && !h.deploysItself(name) {
		h.found = append(h.found, Lacking{Change: change, Deployment: call, Empty: h.emptyBefore(at, name)})
	}
	h.served[name] = true
	return certain
}

func (h *hindsight) changed(call *Command) {
	if name, certain := call.apiKey(); !h.served[name] && (certain || len(h.served) == 0) {
		h.late[name] = call
	}
}

// apiKey identifies the API that a call is about; certain tells that another
// key is another API.
func (c *Command) apiKey() (name string, certain bool) {
	for _, option := range [...]string{"rest-api-id", "api-id"} {
		if given, ok := c.Option(option); ok && len(given.Values) == 1 {
			id := given.Values[0].Text
			if key := id.Key(); key != "" {
				return key, true
			}
			return "~" + id.String(), false
		}
	}
	return "", false
}

// deploysItself tells whether an API has a stage that may deploy by itself.
func (m *Model) deploysItself(name string) bool {
	for _, api := range m.APIs {
		if api.ID.Key() != name || api.Protocol == REST {
			continue
		}
		for _, stage := range api.Stages {
			if automatic, known := stage.AutoDeploy.Get(); automatic || !known && stage.AutoDeploy.Present() {
				return true
			}
		}
	}
	return false
}

// Serves tells whether a stage of an HTTP or WebSocket API serves anything: it
// deploys by itself, or somebody made a deployment for it.
func (m *Model) Serves(stage *Stage) Answer {
	automatic, known := stage.AutoDeploy.Get()
	switch {
	case automatic || stage.Deployment.ID.Present():
		return Yes
	case stage.Type != typeStageV2 || !known && stage.AutoDeploy.Present():
		return CannotTell
	case m.mayDeploy(stage.API):
		return CannotTell
	case slices.ContainsFunc(m.Commands, func(c *Command) bool { return c.Operation == "create-deployment" && !c.Asks }):
		return CannotTell
	default:
		return No
	}
}

// mayDeploy tells whether an API may have a deployment.
func (m *Model) mayDeploy(api *API) bool {
	return api != nil && api.Elsewhere || slices.ContainsFunc(m.Deployments, func(d *Deployment) bool { return d.API == nil || d.API == api })
}

// typeStageV2 is that of stages which serve nothing before a deployment.
const typeStageV2 = "AWS::ApiGatewayV2::Stage"

// emptyBefore tells whether the script makes a REST API with nothing in it and
// adds no method before one of its calls.
func (m *Model) emptyBefore(at int, name string) bool {
	made := slices.IndexFunc(m.APIs, func(api *API) bool { return api.ID.Key() == name && api.Protocol == REST })
	if made < 0 {
		return false
	}
	fresh := false
	for _, call := range m.Commands[:at] {
		key, certain := call.apiKey()
		_, cloned := call.Option("clone-from")
		switch {
		case call.Asks:
		case call.Name == "apigateway create-rest-api" && call.Where() == m.APIs[made].Where():
			fresh = !cloned
		case slices.Contains(changesAPI, call.Name) && (key == name || !certain):
			return false
		}
	}
	return fresh
}
