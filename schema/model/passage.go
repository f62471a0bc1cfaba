package model

import "slices"

// Passage is the step of a request from a VPC link V2 to the network
// interfaces that the link dials.
type Passage struct {
	// Link is nil when these files do not hold it; From is then a placement of
	// which nothing is known.
	Link *VPCLink
	From *Placement
	// Port is the one dialled.
	Port Value[int]
	// To is where the load balancer or the tasks stand, and Name what people
	// call them.
	To   *Placement
	Name string
}

// Passages gives the steps from the VPC link V2 of an integration to the load
// balancer that it names, or to the tasks of its Cloud Map service; none for
// targets that these files do not hold, nor for tasks that its query leaves out.
func (in *Integration) Passages() []Passage {
	start, ok := in.departure()
	if !ok {
		return nil
	}
	if listener := in.Reached(); listener != nil && listener.LoadBalancer.To != nil {
		balancer := listener.LoadBalancer.To
		start.Port, start.To, start.Name = listener.Port, &balancer.Placement, "load balancer "+balancer.Name
		return []Passage{start}
	}
	if in.CloudMap == nil || slices.ContainsFunc(in.Attributes(), foreignToECS) {
		return nil
	}
	passages := make([]Passage, 0, len(in.CloudMap.Registrars))
	for _, task := range in.CloudMap.Registrars {
		step := start
		step.Port, step.To, step.Name = task.PortIn(in.CloudMap), &task.Placement, "the tasks of "+task.Name
		passages = append(passages, step)
	}
	return passages
}

// departure gives the start of a passage; ok is false for integrations that do
// not use a VPC link V2.
func (in *Integration) departure() (start Passage, ok bool) {
	link, _ := in.Through()
	switch {
	case !in.UsesLink() || link != nil && link.Version != LinkV2:
		return Passage{}, false
	case link == nil:
		return Passage{From: &Placement{}}, true
	default:
		return Passage{Link: link, From: &link.Placement}, true
	}
}

// PortIn gives the port that the ECS service registers its tasks with in a
// Cloud Map service.
func (s *ECSService) PortIn(service *CloudMapService) Value[int] {
	for i := range s.Registries {
		registry := &s.Registries[i]
		switch {
		case registry.Service.To != service:
		case registry.Port.Present():
			return registry.Port
		default:
			return registry.ContainerPort
		}
	}
	return Value[int]{}
}

// Feed is the step of a request from a load balancer to the tasks of an ECS
// service that are registered in one of its target groups.
type Feed struct {
	Balancer *LoadBalancer
	Group    *TargetGroup
	Task     *ECSService
	// Port is the one that the load balancer dials.
	Port Value[int]
}

// HidesClients tells whether the tasks see the addresses of the load balancer
// for sure, and not those of its clients. Source: elbv2 TargetGroupAttribute,
// preserve_client_ip.enabled.
func (f *Feed) HidesClients() bool {
	if f.Balancer.Is("network") != Yes {
		return f.Balancer.Is("application") == Yes
	}
	preserves, known := Default(f.Group.Attributes, f.Group.AttributesOpen, "preserve_client_ip.enabled", "false")
	return known && preserves == "false" && f.Group.TargetKind.Is("ip") && (f.Group.Protocol.Is("TCP") || f.Group.Protocol.Is("TLS"))
}

// crossZone is the attribute of load balancers and target groups that lets the
// nodes of a load balancer forward to other Availability Zones than their own.
const crossZone = "load_balancing.cross_zone.enabled"

// StaysInZone tells whether cross-zone load balancing is off for sure: the
// target group decides, else the load balancer.
func (f *Feed) StaysInZone() bool {
	const asBalancer = "use_load_balancer_configuration"
	group, known := Default(f.Group.Attributes, f.Group.AttributesOpen, crossZone, asBalancer)
	if known && group == asBalancer {
		group, known = Default(f.Balancer.Attributes, f.Balancer.AttributesOpen, crossZone, "false")
	}
	return known && group == "false"
}

// Feeds gives the steps from the load balancers to tasks, in order of the
// tasks.
func (m *Model) Feeds() []Feed {
	if len(m.Tasks) == 0 {
		return nil
	}
	balancers := m.feeders()
	var feeds []Feed
	for _, task := range m.Tasks {
		for i := range task.Balancers {
			registered := &task.Balancers[i]
			group := registered.Group.To
			for _, balancer := range balancers[group] {
				feeds = append(feeds, Feed{Balancer: balancer, Group: group, Task: task, Port: registered.ContainerPort})
			}
		}
	}
	return feeds
}

// feeders gives the load balancers that forward to each target group.
func (m *Model) feeders() map[*TargetGroup][]*LoadBalancer {
	feeders := make(map[*TargetGroup][]*LoadBalancer)
	for listener, group := range m.Forwards {
		if balancer := listener.LoadBalancer.To; balancer != nil && !slices.Contains(feeders[group], balancer) {
			feeders[group] = append(feeders[group], balancer)
		}
	}
	return feeders
}

// Forwards yields the listeners with the target groups that they or their
// rules forward to.
func (m *Model) Forwards(yield func(*Listener, *TargetGroup) bool) {
	for _, listener := range m.Listeners {
		if !forwards(listener, listener.Actions, yield) {
			return
		}
		for _, rule := range listener.Rules {
			if !forwards(listener, rule.Actions, yield) {
				return
			}
		}
	}
}

func forwards(listener *Listener, actions []Action, yield func(*Listener, *TargetGroup) bool) (more bool) {
	for i := range actions {
		for _, ref := range actions[i].Groups {
			if ref.To != nil && !yield(listener, ref.To) {
				return false
			}
		}
	}
	return true
}

// Attached gives the target groups that listeners forward to; all is false
// when there may be others, as where these files hold no listener or not all of
// what one does.
func (m *Model) Attached() (attached map[*TargetGroup]bool, all bool) {
	attached, all = make(map[*TargetGroup]bool), len(m.Listeners) > 0
	for _, listener := range m.Listeners {
		all = all && !listener.RulesOpen && settled(listener.Actions)
	}
	for _, rule := range m.Rules {
		all = all && settled(rule.Actions)
	}
	for _, group := range m.Forwards {
		attached[group] = true
	}
	return attached, all
}

// settled tells whether it is known of all actions where they lead.
func settled(actions []Action) bool {
	for i := range actions {
		action := &actions[i]
		if action.Kind.Unknown() || action.Kind.Is("forward") && len(action.Groups) == 0 {
			return false
		}
		for _, group := range action.Groups {
			if group.To == nil && group.ID.Unknown() {
				return false
			}
		}
	}
	return len(actions) > 0
}
