package graph

import (
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// beyond draws what lies behind an integration.
func (b *builder) beyond(node *Node, in *model.Integration) {
	from := node
	if in.UsesLink() {
		from = b.linkOf(in)
		b.edge(node, from)
	}
	switch listener, balancer := in.Reached(), in.Balancer(); {
	case in.CloudMap != nil:
		b.edge(from, b.service(in.CloudMap))
	case listener != nil:
		b.edge(from, b.reached(listener))
	case balancer != nil:
		b.edge(from, b.balancer(balancer))
	case in.UsesLink() && namesTarget(in):
		b.edge(from, b.elsewhere(in))
	}
}

// namesTarget tells whether the URI of an integration is the ARN of something
// outside these files.
func namesTarget(in *model.Integration) bool {
	_, ok := in.URI.ARN()
	return ok
}

// elsewhere draws what only its ARN is known of.
func (b *builder) elsewhere(in *model.Integration) *Node {
	arn, _ := in.URI.ARN()
	kind, title := Listener, "listener elsewhere"
	if arn.Service.Is("servicediscovery") {
		kind, title = CloudMap, "service elsewhere"
	}
	return b.node(kind, "arn "+in.URI.String(), title, arn.Resource.String())
}

func (b *builder) linkOf(in *model.Integration) *Node {
	if link := in.Link.To; link != nil {
		return b.link(link)
	}
	title := "VPC link elsewhere"
	if in.Link.ID.Absent() {
		title = "no VPC link"
	}
	return b.node(Link, "link "+in.Link.ID.String(), title, setting("", in.Link.ID))
}

func (b *builder) link(link *model.VPCLink) *Node {
	if known := b.nodes[link]; known != nil {
		return known
	}
	version := ""
	if link.Version > 0 {
		version = "V" + strconv.Itoa(int(link.Version))
	}
	node := b.node(Link, link, nameOf(&link.Object, link.Title), version, setting("status", link.Status))
	b.guards(node, &link.Placement)
	for _, target := range link.Targets {
		if target.To != nil {
			b.edge(node, b.balancer(target.To))
		}
	}
	return node
}

func (b *builder) guards(node *Node, placement *model.Placement) {
	for _, group := range placement.Guards {
		b.guard(node, b.node(SecurityGroup, group, nameOf(&group.Object, group.ID)))
	}
}

func (b *builder) balancer(balancer *model.LoadBalancer) *Node {
	if known := b.nodes[balancer]; known != nil {
		return known
	}
	node := b.node(Balancer, balancer, nameOf(&balancer.Object, balancer.ARN), setting("", balancer.Kind), setting("", balancer.Scheme))
	b.guards(node, &balancer.Placement)
	for _, listener := range balancer.Listeners {
		b.edge(node, b.listener(listener))
	}
	return node
}

// reached draws a listener behind its load balancer and gives what requests
// meet first.
func (b *builder) reached(listener *model.Listener) *Node {
	if balancer := listener.LoadBalancer.To; balancer != nil {
		return b.balancer(balancer)
	}
	return b.listener(listener)
}

func (b *builder) listener(listener *model.Listener) *Node {
	if known := b.nodes[listener]; known != nil {
		return known
	}
	title := listener.Protocol.String()
	if port, ok := listener.Port.Get(); ok {
		title = strings.TrimSpace(title + " " + strconv.Itoa(port))
	}
	node := b.node(Listener, listener, title, listener.Name)
	for _, rule := range listener.Rules {
		at := b.node(Rule, rule, ruleTitle(rule), conditions(rule)...)
		b.edge(node, at)
		b.actions(at, rule.Actions)
	}
	b.actions(node, listener.Actions)
	return node
}

func ruleTitle(rule *model.ListenerRule) string {
	if priority, ok := rule.Priority.Get(); ok {
		return "rule " + strconv.Itoa(priority)
	}
	return nameOf(&rule.Object, rule.ARN)
}

func conditions(rule *model.ListenerRule) []string {
	var lines []string
	for i := range rule.Conditions {
		condition := &rule.Conditions[i]
		var values []string
		for _, value := range condition.Values {
			values = append(values, value.String())
		}
		lines = append(lines, condition.Field.String()+" "+strings.Join(values, ", "))
	}
	return lines
}

func (b *builder) actions(from *Node, actions []model.Action) {
	for i := range actions {
		for _, group := range actions[i].Groups {
			if group.To != nil {
				b.edge(from, b.group(group.To))
			}
		}
		if kind, ok := actions[i].Kind.Get(); ok && kind != "forward" {
			from.Lines = append(from.Lines, kind)
		}
	}
}

func (b *builder) group(group *model.TargetGroup) *Node {
	if known := b.nodes[group]; known != nil {
		return known
	}
	title := nameOf(&group.Object, group.ARN)
	protocol := group.Protocol.String()
	if port, ok := group.Port.Get(); ok {
		protocol += " " + strconv.Itoa(port)
	}
	node := b.node(TargetGroup, group, title, protocol, setting("", group.TargetKind))
	for i := range group.Targets {
		b.edge(node, b.target(&group.Targets[i]))
	}
	for _, task := range b.world.Tasks {
		for i := range task.Balancers {
			if task.Balancers[i].Group.To == group {
				b.edge(node, b.task(task))
			}
		}
	}
	return node
}

func (b *builder) target(target *model.Target) *Node {
	if target.Balancer != nil {
		return b.balancer(target.Balancer)
	}
	return b.node(Target, target, target.ID.String(), setting("", target.Health))
}

func (b *builder) task(task *model.ECSService) *Node {
	if known := b.nodes[task]; known != nil {
		return known
	}
	node := b.node(Target, task, nameOf(&task.Object, task.ARN), "Amazon ECS")
	b.guards(node, &task.Placement)
	return node
}

func (b *builder) service(service *model.CloudMapService) *Node {
	if known := b.nodes[service]; known != nil {
		return known
	}
	var records []string
	for _, record := range service.Records {
		records = append(records, record.String())
	}
	node := b.node(CloudMap, service, nameOf(&service.Object, service.Title), strings.Join(records, ", "))
	for _, instance := range service.Instances {
		b.edge(node, b.node(Target, instance, instance.Name, setting("", instance.Health)))
	}
	for _, task := range service.Registrars {
		b.edge(node, b.task(task))
	}
	return node
}
