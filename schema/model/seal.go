package model

// index finds objects by what names them.
type index[T any] map[string]*T

func (x index[T]) add(name Text, object *T) {
	if key := name.Key(); key != "" {
		if _, taken := x[key]; !taken {
			x[key] = object
		}
	}
}

func (x index[T]) find(name Text) *T {
	key := name.Key()
	if key == "" {
		return nil
	}
	return x[key]
}

// indexes are the ways in which objects of a model are named.
type indexes struct {
	apis         index[API]
	integrations index[Integration]
	links        index[VPCLink]
	balancers    index[LoadBalancer]
	listeners    index[Listener]
	groups       index[TargetGroup]
	services     index[CloudMapService]
}

// Seal joins the objects of the model by the ids, ARNs and DNS names that they
// name each other by. After that the model is read-only.
func (m *Model) Seal() {
	x := m.indexes()
	m.joinNetwork(x)
	m.joinCloudMap(x)
	for _, in := range m.Integrations {
		m.joinIntegration(x, in)
	}
	for _, route := range m.Routes {
		joinRoute(x, route)
	}
	for _, stage := range m.Stages {
		if stage.API == nil {
			stage.API = x.apis.find(stage.APIID)
		}
		if stage.API != nil {
			stage.API.Stages = append(stage.API.Stages, stage)
		}
	}
	m.joinAccess(x)
	m.joinStages(x)
	m.joinAround(x)
	m.joinTests(x)
}

// joinStages gives integrations the stages that serve them.
func (m *Model) joinStages(x indexes) {
	loose := make(map[string][]*Stage)
	for _, stage := range m.Stages {
		if key := stage.APIID.Key(); stage.API == nil && key != "" {
			loose[key] = append(loose[key], stage)
		}
	}
	for _, in := range m.Integrations {
		if in.API != nil {
			in.Stages = in.API.Stages
		} else {
			in.Stages = loose[in.APIID.Key()]
		}
		in.staged = in.linkOfStages(x)
	}
}

// joinAccess gives APIs what they check requests with and answer by themselves.
func (m *Model) joinAccess(x indexes) {
	for _, authorizer := range m.Authorizers {
		if authorizer.API == nil {
			authorizer.API = x.apis.find(authorizer.APIID)
		}
		if authorizer.API != nil {
			authorizer.API.Authorizers = append(authorizer.API.Authorizers, authorizer)
		}
	}
	m.joinGuards()
	for _, validator := range m.Validators {
		if validator.API == nil {
			validator.API = x.apis.find(validator.APIID)
		}
		if validator.API != nil {
			validator.API.Validators = append(validator.API.Validators, validator)
		}
	}
	for _, response := range m.Responses {
		if response.API == nil {
			response.API = x.apis.find(response.APIID)
		}
		if response.API != nil {
			response.API.GatewayResponses = append(response.API.GatewayResponses, response)
		}
	}
}

// joinGuards finds the authorizers that routes name. Different APIs may use one
// name for different authorizers.
func (m *Model) joinGuards() {
	guards := map[*API]index[Authorizer]{}
	for _, authorizer := range m.Authorizers {
		if guards[authorizer.API] == nil {
			guards[authorizer.API] = index[Authorizer]{}
		}
		guards[authorizer.API].add(authorizer.ID, authorizer)
	}
	for _, route := range m.Routes {
		route.Guard = guards[route.API].find(route.Authorizer)
	}
}

func (m *Model) indexes() indexes {
	x := indexes{
		apis: index[API]{}, integrations: index[Integration]{}, links: index[VPCLink]{}, balancers: index[LoadBalancer]{},
		listeners: index[Listener]{}, groups: index[TargetGroup]{}, services: index[CloudMapService]{},
	}
	for _, api := range m.APIs {
		x.apis.add(api.ID, api)
	}
	for _, in := range m.Integrations {
		x.integrations.add(in.ID, in)
	}
	for _, link := range m.Links {
		x.links.add(link.ID, link)
	}
	for _, balancer := range m.Balancers {
		x.balancers.add(balancer.ARN, balancer)
		x.balancers.add(balancer.DNSName, balancer)
	}
	for _, listener := range m.Listeners {
		x.listeners.add(listener.ARN, listener)
	}
	for _, group := range m.Groups {
		x.groups.add(group.ARN, group)
	}
	for _, service := range m.Services {
		x.services.add(service.ARN, service)
		x.services.add(service.ID, service)
	}
	return x
}

func (m *Model) joinNetwork(x indexes) {
	for _, listener := range m.Listeners {
		if balancer := x.balancers.find(listener.LoadBalancer.ID); balancer != nil {
			listener.LoadBalancer.To = balancer
			balancer.Listeners = append(balancer.Listeners, listener)
		}
		for i := range listener.Actions {
			joinGroups(x, listener.Actions[i].Groups)
		}
	}
	for _, group := range m.Groups {
		for i := range group.Targets {
			group.Targets[i].Balancer = x.balancers.find(group.Targets[i].ID)
		}
	}
	for _, link := range m.Links {
		for i := range link.Targets {
			link.Targets[i].To = x.balancers.find(link.Targets[i].ID)
		}
	}
}

func (m *Model) joinCloudMap(x indexes) {
	for _, task := range m.Tasks {
		for i := range task.Registries {
			registry := &task.Registries[i]
			if registry.Service.To = x.services.find(registry.Service.ID); registry.Service.To != nil {
				registry.Service.To.Registrars = append(registry.Service.To.Registrars, task)
			}
		}
	}
	for _, instance := range m.Instances {
		instance.Service.To = x.services.find(instance.Service.ID)
		if instance.Service.To != nil {
			instance.Service.To.Instances = append(instance.Service.To.Instances, instance)
		}
	}
}

func (m *Model) joinIntegration(x indexes, in *Integration) {
	if in.API == nil {
		in.API = x.apis.find(in.APIID)
	}
	if in.API != nil {
		in.API.Integrations = append(in.API.Integrations, in)
		if in.Protocol == UnknownProtocol {
			in.Protocol = in.API.Protocol
		}
	}
	in.Link.To = x.links.find(in.Link.ID)
	if in.Target.To = x.balancers.find(in.Target.ID); in.Protocol == REST {
		in.Listener = x.listeners.find(in.Target.ID)
	}
	if endpoint, ok := in.URI.Endpoint(); ok {
		in.Host = x.balancers.find(endpoint.Host)
	}
	if in.Protocol == HTTP {
		in.Listener = x.listeners.find(in.URI)
		service, _ := in.URI.before("?")
		if in.CloudMap = x.service(service); in.CloudMap != nil {
			in.CloudMap.Callers = append(in.CloudMap.Callers, in)
		}
	}
}

// service finds a Cloud Map service by its ARN, or by the id that ends one.
func (x *indexes) service(name Text) *CloudMapService {
	if service := x.services.find(name); service != nil || name.Thing() != CloudMapServiceARN {
		return service
	}
	arn, _ := name.ARN()
	_, id := arn.Resource.before("/")
	return x.services.find(id)
}

func joinRoute(x indexes, route *Route) {
	route.BareTarget = x.integrations.find(route.Target) != nil
	if route.Integration == nil && route.Target.HasPrefix("integrations/") == Yes {
		_, id := route.Target.before("/")
		route.Integration = x.integrations.find(id)
	}
	if route.Integration != nil {
		route.Integration.Routes = append(route.Integration.Routes, route)
		if route.API == nil {
			route.API = route.Integration.API
		}
	}
	if route.API != nil {
		route.API.Routes = append(route.API.Routes, route)
	}
}

// Adopt takes the objects of another, unsealed model as facts: they join by
// physical id, ARN or DNS name. A logical id of one document never meets that
// of another, because symbols carry no meaning outside their document.
func (m *Model) Adopt(facts *Model) {
	m.Printed = append(m.Printed, facts.Printed...)
	m.Links = append(m.Links, facts.Links...)
	m.Balancers = append(m.Balancers, facts.Balancers...)
	m.Listeners = append(m.Listeners, facts.Listeners...)
	m.Groups = append(m.Groups, facts.Groups...)
	m.SecurityGroups = append(m.SecurityGroups, facts.SecurityGroups...)
	m.Services = append(m.Services, facts.Services...)
	m.Instances = append(m.Instances, facts.Instances...)
	m.Tasks = append(m.Tasks, facts.Tasks...)
	m.Certificates = append(m.Certificates, facts.Certificates...)
	m.adoptAround(facts)
	m.adoptFaults(facts)
	if m.Account.Absent() {
		m.Account = facts.Account
	}
	if m.Region.Absent() {
		m.Region = facts.Region
	}
}
