package simulate

import (
	"context"
	"slices"

	"github.com/linkproof/linkproof/schema/model"
)

// plainToTLS is what an Application Load Balancer answers to plain HTTP on an
// HTTPS listener. Source: ELB user guide, HTTP 400.
const plainToTLS = "<html>\r\n<head><title>400 The plain HTTP request was sent to HTTPS port</title></head>\r\n</html>\r\n"

// reachTarget finds what the request arrives at behind the link, and whether
// it can arrive there.
func reachTarget(_ context.Context, ex *Exchange) error {
	if ex.sent == nil {
		return nil
	}
	err := ex.arrive()
	ex.sent.Targets = ex.namesOfTarget()
	return err
}

func (ex *Exchange) arrive() error {
	in := ex.integration
	switch {
	case in.CloudMap != nil:
		return ex.reachInstance(in.CloudMap)
	case !in.UsesLink():
		return nil
	}
	ex.listener = in.Listener
	if balancer := ex.balancer(); ex.listener == nil && balancer != nil {
		if err := ex.listenerOn(balancer); err != nil {
			return err
		}
	}
	if ex.listener == nil {
		return nil
	}
	ex.note("listener", "arrives at listener "+ex.listener.Name, ex.listener.Where())
	return ex.speak(ex.listener)
}

// balancer is that of the integration, or that of the link which a stage
// variable named.
func (ex *Exchange) balancer() *model.LoadBalancer {
	if balancer := ex.integration.Balancer(); balancer != nil {
		return balancer
	}
	if ex.link != nil && ex.link.Version == model.LinkV1 && len(ex.link.Targets) == 1 {
		return ex.link.Targets[0].To
	}
	return nil
}

// schemePorts: RFC 9110, section 4.2.
var schemePorts = map[string]string{"http": "80", "https": "443"}

// listenerOn finds the listener on the port of the URL. Without one nothing
// answers, unless not all listeners may be in the files.
func (ex *Exchange) listenerOn(balancer *model.LoadBalancer) error {
	port := ex.address.Port()
	if port == "" {
		port = schemePorts[ex.address.Scheme]
	}
	for _, listener := range balancer.Listeners {
		number, ok := listener.Port.Get()
		if !ok {
			return untold("the port of listener "+listener.Name, listener.Port)
		}
		if port == decimal(number) {
			ex.listener = listener
			return nil
		}
	}
	if len(balancer.Listeners) == 0 {
		return nil
	}
	ex.note("listener", "no listener of "+balancer.Name+" is on port "+port, ex.integration.URI.Where())
	return &Reply{Type: IntegrationFailure, Line: lineNetwork, At: ex.integration.URI.Where()}
}

// speak sees whether the protocol of the request is that of the listener.
func (ex *Exchange) speak(listener *model.Listener) error {
	tls := ex.address.Scheme == "https"
	switch speaks := listener.SpeaksTLS(); {
	case tls && speaks == model.No:
		ex.note("protocol", "TLS does not meet TLS at a listener that speaks "+listener.Protocol.String(), listener.Protocol.Where())
		return &Reply{Type: IntegrationFailure, Line: lineNetwork, At: listener.Protocol.Where()}
	case !tls && speaks == model.Yes:
		ex.note("protocol", "plain HTTP arrives at a listener that speaks "+listener.Protocol.String(), listener.Protocol.Where())
		if listener.Protocol.Is("HTTPS") {
			ex.received = &Response{Status: 400, Headers: Headers{{"Content-Type", "text/html"}}, Body: []byte(plainToTLS)}
			return nil
		}
		return &Reply{Type: IntegrationFailure, Line: lineNetwork, At: listener.Protocol.Where()}
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
		list.add(service.Logical, service.ARN, service.ID, service.Title)
	}
	if listener := ex.listener; listener != nil {
		list.add(listener.Logical, listener.ARN)
		for i := range listener.Actions {
			for _, group := range listener.Actions[i].Groups {
				list.add("", group.ID)
				if group.To != nil {
					list.add(group.To.Logical, group.To.ARN)
				}
			}
		}
	}
	if balancer := ex.balancer(); balancer != nil {
		list.add(balancer.Logical, balancer.ARN, balancer.DNSName)
	}
	list.add("", in.URI, in.Target.ID, in.Link.ID)
	if link := ex.link; link != nil {
		list.add(link.Logical, link.ID)
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

func (l *nameList) put(name string) {
	if name != "" && !slices.Contains(l.names, name) {
		l.names = append(l.names, name)
	}
}
