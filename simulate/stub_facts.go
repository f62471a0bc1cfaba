package simulate

import (
	"fmt"
	"maps"
	"net"
	"slices"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// Facts makes an unsealed model of the links, listeners and instances of the
// environment, for other models to adopt. Each call makes a new one.
func (e *Environment) Facts() *model.Model {
	facts := &model.Model{}
	for _, id := range slices.Sorted(maps.Keys(e.Links)) {
		link := &model.VPCLink{Object: model.Object{Name: id}, Version: model.LinkV2, ID: literal(id)}
		if e.Links[id].Version == 1 {
			link.Version = model.LinkV1
		}
		if status := e.Links[id].Status; status != "" {
			link.Status = literal(status)
		}
		facts.Links = append(facts.Links, link)
	}
	for _, arn := range slices.Sorted(maps.Keys(e.Listeners)) {
		listener := &model.Listener{Object: model.Object{Name: arn}, ARN: literal(arn), Protocol: literal("HTTP")}
		if strings.HasPrefix(e.Listeners[arn], "https:") {
			listener.Protocol = literal("HTTPS")
		}
		facts.Listeners = append(facts.Listeners, listener)
	}
	for _, id := range slices.Sorted(maps.Keys(e.CloudMap)) {
		service := &model.CloudMapService{Object: model.Object{Name: id}, ID: literal(id)}
		if strings.HasPrefix(id, "arn:") {
			service.ID, service.ARN = model.Text{}, literal(id)
		}
		facts.Services = append(facts.Services, service)
		for i, attributes := range e.CloudMap[id] {
			facts.Instances = append(facts.Instances, attributes.fact(id, i))
		}
	}
	return facts
}

func (i EnvironmentInstance) fact(service string, number int) *model.Instance {
	instance := &model.Instance{Object: model.Object{Name: strconv.Itoa(number + 1)}}
	instance.Service.ID = literal(service)
	for _, name := range slices.Sorted(maps.Keys(i)) {
		instance.Attributes = append(instance.Attributes, model.Setting{Name: literal(name), Value: literal(i[name])})
	}
	return instance
}

// literal is a text that stands in no file of the configuration.
func literal(text string) model.Text { return model.Literal(text, syntax.Span{}) }

// Bindings gives the servers of the environment: endpoints of links and
// listeners, and the instances of Cloud Map services that have a port and an
// address on this machine or an allowed one; a service itself stands for the
// first of them. Other instances are facts only. See NewServer for the allowed hosts.
func (e *Environment) Bindings(allowed Allowed) ([]Binding, error) {
	addresses := make(map[string]string)
	maps.Copy(addresses, e.Listeners)
	for id, link := range e.Links {
		if link.Endpoint != "" {
			addresses[id] = link.Endpoint
		}
	}
	for service, instances := range e.CloudMap {
		for _, instance := range slices.Backward(instances) {
			address, port := instance["AWS_INSTANCE_IPV4"], instance["AWS_INSTANCE_PORT"]
			if port != "" && (guard{host: address, allowed: allowed.Hosts}).checkHost() == nil {
				instance := net.JoinHostPort(address, port)
				addresses[instance] = "http://" + instance
				addresses[service] = addresses[instance]
			}
		}
	}
	var bindings []Binding
	for _, target := range slices.Sorted(maps.Keys(addresses)) {
		server, err := NewServer(addresses[target], allowed)
		if err != nil {
			return nil, fmt.Errorf("the environment of %s: %w", target, err)
		}
		bindings = append(bindings, Binding{Target: target, Backend: server})
	}
	return bindings, nil
}

// Surround adds the servers of the environment to the backends of an API,
// unless one of these stands for every target. See Bindings.
func (e *Environment) Surround(backends []Binding, allowed Allowed) ([]Binding, error) {
	if slices.ContainsFunc(backends, func(b Binding) bool { return b.Target == "*" }) {
		return backends, nil
	}
	servers, err := e.Bindings(allowed)
	return append(slices.Clip(backends), servers...), err
}
