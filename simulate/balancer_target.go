package simulate

import (
	"fmt"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// reachGroup sees whether the chosen target group has a target that answers.
func (ex *Exchange) reachGroup() error {
	for _, ref := range ex.groups {
		if group := ref.To; group != nil {
			ex.tell("target group", group.Where(), "goes to target group ", group.Name)
			if err := ex.enterGroup(group); err != nil || ex.received != nil {
				return err
			}
		}
	}
	return nil
}

func (ex *Exchange) enterGroup(group *model.TargetGroup) error {
	application := ex.readsRequests()
	if version, known := group.ProtocolVersion.Get(); known && version != "HTTP1" && application {
		ex.note("target group", "API Gateway calls by HTTP/1.1, the target group wants "+version, group.ProtocolVersion.Where())
		ex.received = protocolVersion.answer()
		return nil
	}
	if group.Healthy() == model.No {
		first := &group.Targets[0]
		ex.note("target", fmt.Sprintf("none of the %d targets is healthy: target %s is %s %s", len(group.Targets), first.ID, first.Health, first.Reason), first.Health.Where())
		if answering := failsOpen(group); answering != nil {
			ex.note("target", "without a healthy target all get requests, and target "+answering.ID.String()+" answers them", answering.Reason.Where())
			return nil
		}
		if application && first.Health.Is("unused") {
			ex.received = noTarget.answer()
			return nil
		}
		return ex.cutOff(first.Health.Where())
	}
	return ex.enterTasks(group, application)
}

// failsOpen gives a target that takes requests and answers, though not its
// health check as it should: where none is healthy, all of them get requests.
// Nil without one. Source: ELB user guides, "Health checks for target groups".
func failsOpen(group *model.TargetGroup) *model.Target {
	for i := range group.Targets {
		if target := &group.Targets[i]; target.Health.Is("unhealthy") && target.Reason.Is("Target.ResponseCodeMismatch") {
			return target
		}
	}
	return nil
}

// readsRequests tells whether an Application Load Balancer chose the group.
func (ex *Exchange) readsRequests() bool {
	protocol := ex.listener.Ends().Protocol
	return protocol.Is("HTTP") || protocol.Is("HTTPS")
}

// enterTasks sees whether a task of ECS that is registered in the group runs and
// lets the load balancer in. A listing of targets tells more.
func (ex *Exchange) enterTasks(group *model.TargetGroup, application bool) error {
	if len(group.Targets) > 0 {
		return nil
	}
	var shut, idle *model.Feed
	for _, feed := range ex.feeds(group) {
		switch {
		case model.Is(feed.Task.DesiredCount, 0):
			idle = &feed
		case ex.shutsOut(&feed):
			shut = &feed
		default:
			ex.countZones(&feed)
			return nil
		}
	}
	switch {
	case shut != nil:
		at := placeOfRules(shut.Task.Guards, ingress)
		ex.note("security group", fmt.Sprintf("the security groups of the tasks of %s let nothing in from load balancer %s", shut.Task.Name, shut.Balancer.Name), at)
		return ex.unanswered(application, targetDoesNotReply, at)
	case idle != nil:
		at := idle.Task.DesiredCount.Where()
		ex.note("target", "ECS service "+idle.Task.Name+" runs no task", at)
		return ex.unanswered(application, noTarget, at)
	}
	return nil
}

// feeds gives the steps from the load balancer to the tasks of a group.
func (ex *Exchange) feeds(group *model.TargetGroup) []model.Feed {
	balancer := ex.listener.Ends().LoadBalancer.To
	if balancer == nil {
		return nil
	}
	var feeds []model.Feed
	for _, task := range ex.Model.Tasks {
		for i := range task.Balancers {
			if registered := &task.Balancers[i]; registered.Group.To == group {
				feeds = append(feeds, model.Feed{Balancer: balancer, Group: group, Task: task, Port: registered.ContainerPort})
			}
		}
	}
	return feeds
}

// countZones tells of Availability Zones in which a Network Load Balancer has no
// task to forward to: which zone a request arrives in is not known.
func (ex *Exchange) countZones(feed *model.Feed) {
	zones, known := feed.Balancer.SubnetList.Get()
	tasks, counted := feed.Task.DesiredCount.Get()
	if known && counted && tasks < zones && feed.Balancer.Is("network") == model.Yes && feed.StaysInZone() {
		detail := fmt.Sprintf("requests that arrive in %d of %d Availability Zones fail: they have no task, and cross-zone load balancing is off", zones-tasks, zones)
		ex.note("zone", detail, feed.Task.DesiredCount.Where())
	}
}

// shutsOut tells whether the security groups of tasks let nothing in from the
// load balancer.
func (ex *Exchange) shutsOut(feed *model.Feed) bool {
	port, known := feed.Port.Get()
	return known && feed.HidesClients() && feed.Task.LetsIn(port, &feed.Balancer.Placement) == model.No &&
		(ex.Model.Complete || anyRule(feed.Task.Guards))
}

// unanswered is what callers see when no target answers a load balancer: an
// Application Load Balancer says so, a Network Load Balancer lets connections
// hang.
func (ex *Exchange) unanswered(application bool, told balancerError, at syntax.Span) error {
	if application {
		ex.received = told.answer()
		return nil
	}
	return ex.cutOff(at)
}
