package rules

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/rules/lint"
	"github.com/linkproof/linkproof/schema/model"
)

var net011 = lint.Rule{
	ID: "NET011", Name: "target-group-wiring", Severity: lint.Error,
	Doc: lint.Doc{
		Summary: "a target group does not fit its listener, its load balancer or its tasks",
		Why:     "The stack or the call fails, or no target ever becomes healthy.",
		Symptom: "the creation of the listener, of the target group or of the ECS service is refused",
		Fix:     "Match target type, protocol and port; most of them cannot be changed, so make another target group.",
		Refs:    []string{elbAPI + "API_CreateTargetGroup.html", ecs + "API_LoadBalancer.html"},
	},
	Check: func(p *lint.Pass) {
		for _, listener := range p.Model.Listeners {
			checkListener(p, listener)
		}
		for listener, group := range p.Model.Forwards {
			checkForward(p, listener, group)
		}
		for _, group := range p.Model.Groups {
			checkBalancerTarget(p, group)
		}
		attached, all := p.Model.Attached()
		for _, task := range p.Model.Tasks {
			for i := range task.Balancers {
				checkTask(p, task, &task.Balancers[i])
				if group := task.Balancers[i].Group.To; all && group != nil && group.Logical != "" && !attached[group] {
					reportUnattached(p, task, &task.Balancers[i])
				}
			}
		}
	},
}

// listenerProtocols lists what listeners of a kind of load balancer speak.
// Source: elbv2 CreateListener, Protocol.
var listenerProtocols = map[string][]string{
	"application": {"HTTP", "HTTPS"},
	"network":     {"TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC"},
}

func checkListener(p *lint.Pass, listener *model.Listener) {
	protocol, known := listener.Protocol.Get()
	balancer := listener.LoadBalancer.To
	if !known || balancer == nil {
		return
	}
	for kind, protocols := range listenerProtocols {
		if balancer.Is(kind) == model.Yes && !slices.Contains(protocols, protocol) {
			p.Report(listener.Protocol, "the listener of a load balancer of type %s speaks %s, not %s", kind, protocol, strings.Join(protocols, " or ")).
				Because(balancer, "the load balancer of the listener")
		}
	}
}

// groupProtocols lists the protocols of target groups that a listener of a
// protocol can forward to. Source: the pages on target groups of the Elastic
// Load Balancing user guides.
var groupProtocols = map[string][]string{
	"HTTP":    {"HTTP", "HTTPS"},
	"HTTPS":   {"HTTP", "HTTPS"},
	"TCP":     {"TCP", "TCP_UDP"},
	"TLS":     {"TCP", "TLS"},
	"UDP":     {"UDP", "TCP_UDP"},
	"TCP_UDP": {"TCP_UDP"},
}

func checkForward(p *lint.Pass, listener *model.Listener, group *model.TargetGroup) {
	from, known := listener.Protocol.Get()
	to, also := group.Protocol.Get()
	allowed, listed := groupProtocols[from]
	if known && also && listed && !slices.Contains(allowed, to) {
		p.Report(group.Protocol, "a listener that speaks %s cannot forward to target group %s of protocol %s", from, group.Name, to).
			Because(listener.Protocol, "the protocol of the listener stands here")
	}
}

// checkBalancerTarget looks at groups whose target is an Application Load
// Balancer.
func checkBalancerTarget(p *lint.Pass, group *model.TargetGroup) {
	port, known := group.Port.Get()
	if !group.TargetKind.Is("alb") {
		return
	}
	if protocol, told := group.Protocol.Get(); told && protocol != "TCP" {
		p.Report(group.Protocol, "a target group of type alb has protocol TCP, not %s", protocol)
	}
	for i := range group.Targets {
		balancer := group.Targets[i].Balancer
		if known && balancer != nil && balancer.Listens(port) == model.No {
			p.Report(group.Port, "load balancer %s, the target of target group %s, has no listener on port %d", balancer.Name, group.Name, port).
				Because(balancer, "the load balancer stands here")
		}
	}
}

func checkTask(p *lint.Pass, task *model.ECSService, registered *model.TaskBalancer) {
	group, definition := registered.Group.To, task.Definition.To
	awsvpc := task.LaunchType.Is("FARGATE") || definition != nil && definition.NetworkMode.Is("awsvpc")
	if group != nil && awsvpc && (group.TargetKind.Absent() || group.TargetKind.Is("instance")) {
		p.Report(group.TargetKind, "target group %s has target type instance, but the tasks of %s have addresses of their own", group.Name, task.Name).
			Because(registered, "the service registers its tasks here").
			Shows("The provided target group ... has target type instance, which is incompatible with the awsvpc network mode specified in the task definition.")
	}
	port, known := registered.ContainerPort.Get()
	container, _ := registered.ContainerName.Get()
	if known && definition != nil && definition.Exposes(container, port) == model.No {
		p.Report(registered.ContainerPort, "container %s of task definition %s does not open port %d", registered.ContainerName, definition.Name, port).
			Because(definition, "the task definition stands here")
	}
}

// reportUnattached is about target groups that the document itself makes: no
// other can have given them a listener before.
func reportUnattached(p *lint.Pass, task *model.ECSService, registered *model.TaskBalancer) {
	p.Report(registered.Group.ID, "no listener forwards to target group %s, in which %s registers its tasks", registered.Group.To.Name, task.Name).
		Because(registered.Group.To, "the target group stands here").
		Shows("The target group with targetGroupArn ... does not have an associated load balancer.")
}
