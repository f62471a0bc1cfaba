package prove

import (
	"slices"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// object is what a request meets.
type object interface{ Extent() syntax.Span }

// way is a request and what it meets from the stage to the last target.
type way struct {
	world *model.Model
	route *model.Route
	stage *model.Stage
	meets []object
}

// ways gives the requests that can be sent through a world: one for each route
// and stage, and one for each integration that no route calls.
func ways(world *model.Model) []way {
	var all []way
	for _, route := range world.Routes {
		if route.API != nil && route.API.Protocol != model.WebSocket {
			all = append(all, staged(way{world: world, route: open(route)})...)
		}
	}
	for _, in := range world.Integrations {
		if len(in.Routes) == 0 && in.Protocol != model.WebSocket {
			all = append(all, staged(way{world: world, route: routeTo(in)})...)
		}
	}
	return all
}

// open gives a route that lets every caller in, of an API that has no other.
func open(route *model.Route) *model.Route {
	free, alone := *route, *route.API
	free.API, alone.Routes = &alone, []*model.Route{&free}
	free.Authorization, free.Guard, free.KeyRequired = model.Text{}, nil, model.Value[bool]{}
	alone.Policy = model.Value[*syntax.Node]{}
	return &free
}

// routeTo makes a route to an integration that stands alone, and an API that has
// no other.
func routeTo(in *model.Integration) *model.Route {
	api := &model.API{Object: in.Object, Standalone: true, Stages: in.Stages}
	if in.API != nil {
		alone := *in.API
		api = &alone
	}
	route := &model.Route{Object: in.Object, API: api, Integration: in, Method: literal("ANY", in), Path: literal("/", in)}
	api.Protocol, api.Routes = in.Protocol, []*model.Route{route}
	return route
}

func literal(text string, at lint.Subject) model.Text { return model.Literal(text, at.Where()) }

// usualStage is the name of the stage where these files hold none.
const usualStage = "dev"

// staged gives the way on each stage of the API.
func staged(w way) []way {
	stages := w.route.API.Stages
	if len(stages) == 0 {
		stages = []*model.Stage{{API: w.route.API, StageName: literal(usualStage, w.route.API)}}
	}
	var all []way
	for _, stage := range stages {
		on := w
		on.stage, on.meets = stage, []object{stage, w.route, w.route.API}
		if in := w.route.Integration; in != nil {
			on.meets = append(on.meets, behind(w.world, in)...)
		}
		all = append(all, on)
	}
	return all
}

// behind gives what lies behind a route.
func behind(world *model.Model, in *model.Integration) []object {
	met := []object{in}
	if link, ok := in.Through(); ok {
		met = append(append(met, link), guards(&link.Placement)...)
	}
	if balancer := in.Balancer(); balancer != nil {
		met = append(met, balanced(world, balancer)...)
	}
	for _, listener := range []*model.Listener{in.Reached(), in.Ends()} {
		if listener != nil {
			met = append(met, listened(world, listener)...)
		}
	}
	if service := in.CloudMap; service != nil {
		met = append(met, registered(service)...)
	}
	return met
}

func guards(placement *model.Placement) []object {
	return objects(placement.Guards)
}

func balanced(world *model.Model, balancer *model.LoadBalancer) []object {
	met := append([]object{balancer}, guards(&balancer.Placement)...)
	for _, listener := range balancer.Listeners {
		met = append(met, listened(world, listener)...)
	}
	return met
}

// listened gives what a listener decides by and where it passes requests on.
func listened(world *model.Model, listener *model.Listener) []object {
	met := append([]object{listener}, objects(listener.Rules)...)
	met = append(met, objects(listener.Shows)...)
	actions := listener.Actions
	for _, rule := range listener.Rules {
		actions = append(slices.Clip(actions), rule.Actions...)
	}
	for i := range actions {
		for _, group := range actions[i].Groups {
			if group.To != nil {
				met = append(met, grouped(world, group.To)...)
			}
		}
	}
	return met
}

// grouped gives a target group and what is behind it.
func grouped(world *model.Model, group *model.TargetGroup) []object {
	met := []object{group}
	for i := range group.Targets {
		if balancer := group.Targets[i].Balancer; balancer != nil {
			met = append(append(met, balancer), guards(&balancer.Placement)...)
			met = append(met, objects(balancer.Listeners)...)
		}
	}
	for _, task := range world.Tasks {
		for i := range task.Balancers {
			if task.Balancers[i].Group.To == group {
				met = append(append(met, task), guards(&task.Placement)...)
			}
		}
	}
	return met
}

func registered(service *model.CloudMapService) []object {
	met := append([]object{service}, objects(service.Instances)...)
	for _, task := range service.Registrars {
		met = append(append(met, task), guards(&task.Placement)...)
	}
	return met
}

func objects[T object](list []T) []object {
	all := make([]object, len(list))
	for i, one := range list {
		all[i] = one
	}
	return all
}
