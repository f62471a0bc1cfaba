package simulate

import (
	"context"
	"slices"

	"github.com/linkproof/linkproof/schema/model"
)

// reachTarget finds what the request arrives at behind the link, hop by hop,
// and whether it can arrive there.
func reachTarget(_ context.Context, ex *Exchange) error {
	if ex.sent == nil {
		return nil
	}
	if err := ex.greet(); err != nil {
		return err
	}
	err := ex.arrive()
	ex.sent.Targets = ex.namesOfTarget()
	return err
}

func (ex *Exchange) arrive() error {
	switch {
	case ex.integration.CloudMap != nil:
		return ex.reachInstance(ex.integration.CloudMap)
	case !ex.integration.UsesLink():
		return nil
	}
	for _, hop := range []func() error{ex.reachListener, ex.stayInVPC, ex.passGuards, ex.speak, ex.certify, ex.meetRule, ex.reachGroup} {
		if err := hop(); err != nil || ex.received != nil || ex.listener == nil {
			return err
		}
	}
	return nil
}

// namesOfTarget lists what a person may call the target by, nearest first.
func (ex *Exchange) namesOfTarget() []string {
	in := ex.integration
	list := nameList{make([]string, 0, usualNames)}
	if function := ex.function; function != nil {
		list.put(function.logical)
		list.put(function.name)
		list.put(function.arn)
	}
	if service := in.CloudMap; service != nil {
		list.put(ex.instance)
		list.add(service.Logical, service.ARN, service.ID, service.Title)
		list.put(service.Name)
	}
	list.groups(ex.groups)
	if listener := ex.listener; listener != nil {
		list.passedOn(listener)
		list.add(listener.Logical, listener.ARN)
	}
	list.balancer(ex.balancer())
	list.add("", in.URI, in.Target.ID, in.Link.ID)
	if link := ex.link; link != nil {
		list.add(link.Logical, link.ID)
		list.put(link.Name)
	}
	return list.names
}

// usualNames is room for the names of a usual target.
const usualNames = 8

// nameList collects names once each.
type nameList struct{ names []string }

func (l *nameList) add(logical string, texts ...model.Text) {
	l.put(logical)
	for _, text := range texts {
		if literal, ok := text.Get(); ok {
			l.put(literal)
		}
	}
}

func (l *nameList) groups(groups []model.Ref[model.TargetGroup]) {
	for _, group := range groups {
		if group.To != nil {
			l.add(group.To.Logical, group.To.ARN)
			l.put(group.To.Name)
		}
		l.add("", group.ID)
	}
}

func (l *nameList) balancer(balancer *model.LoadBalancer) {
	if balancer != nil {
		l.add(balancer.Logical, balancer.ARN, balancer.DNSName)
		l.put(balancer.Name)
	}
}

// passedOn adds the Application Load Balancer that a listener passes connections
// on to.
func (l *nameList) passedOn(listener *model.Listener) {
	ends := listener.Ends()
	if ends == listener {
		return
	}
	l.add(ends.Logical, ends.ARN)
	l.balancer(ends.LoadBalancer.To)
	for i := range listener.Actions {
		l.groups(listener.Actions[i].Groups)
	}
}

func (l *nameList) put(name string) {
	if name != "" && !slices.Contains(l.names, name) {
		l.names = append(l.names, name)
	}
}
