package simulate

import (
	"fmt"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

func decimal(number int) string { return strconv.Itoa(number) }

// reachInstance asks Cloud Map for the instances of a service and calls one. A
// service that nothing in these files fills is taken to have one.
func (ex *Exchange) reachInstance(service *model.CloudMapService) error {
	asked := ex.asked()
	ex.note("cloud map", "asks Cloud Map service "+service.Name+forInstances(asked), service.Where())
	if err := ex.stayInVPC(); err != nil {
		return err
	}
	if found := discover(service, asked); len(found) > 0 {
		return ex.callInstance(found[ex.draw(len(found))])
	}
	switch {
	case len(service.Registrars) > 0:
		return ex.reachTasks(service, asked)
	case len(service.Instances) > 0:
		return ex.noInstance("no instance of the service is healthy and has the attributes asked for", service.Where())
	case model.Is(service.Count, 0):
		return ex.noInstance("no instance is registered", service.Count.Where())
	case ex.Model.Complete && service.Count.Absent() && !slices.ContainsFunc(ex.Model.Tasks, connects):
		return ex.noInstance("nothing registers instances", service.Where())
	}
	return nil
}

// connects tells whether a task registers by ECS Service Connect.
func connects(task *model.ECSService) bool { return len(task.Connects) > 0 }

func (ex *Exchange) noInstance(why string, at syntax.Span) error {
	ex.note("instance", why, at)
	return &Reply{Type: IntegrationFailure, Line: lineNetwork, At: at}
}

// asked are the attributes that the query of a Cloud Map URI asks for.
func (ex *Exchange) asked() []model.Setting {
	asked := ex.integration.Attributes()
	for i := range asked {
		if encoded, known := asked[i].Value.Get(); known {
			if value, err := url.QueryUnescape(encoded); err == nil && value != encoded {
				asked[i].Value = model.Literal(value, asked[i].Value.Where())
			}
		}
	}
	return asked
}

// forInstances tells which instances are asked for.
func forInstances(asked []model.Setting) string {
	if len(asked) == 0 {
		return ""
	}
	parts := make([]string, len(asked))
	for i, attribute := range asked {
		parts[i] = attribute.Name.String() + "=" + attribute.Value.String()
	}
	return " for instances with " + strings.Join(parts, ", ")
}

// mostDiscovered is how many instances Cloud Map gives. Source: AWS Cloud Map
// API reference, DiscoverInstances, MaxResults.
const mostDiscovered = 100

// discover gives the instances that DiscoverInstances does: healthy ones with
// all attributes, those of which it is certain before those of which it is not.
func discover(service *model.CloudMapService, asked []model.Setting) []*model.Instance {
	var certain, possible []*model.Instance
	for _, instance := range service.Instances {
		switch selected := instance.Selected(asked); {
		case unhealthy(instance):
		case selected == model.Yes:
			certain = append(certain, instance)
		case selected == model.CannotTell:
			possible = append(possible, instance)
		}
	}
	if len(certain) == 0 {
		certain = possible
	}
	return certain[:min(len(certain), mostDiscovered)]
}

// unhealthy tells what a listing says of an instance, or what it starts as.
// Source: AWS Cloud Map API reference, RegisterInstance.
func unhealthy(instance *model.Instance) bool {
	const unhealthy = "UNHEALTHY"
	if instance.Health.Known() {
		return instance.Health.Is(unhealthy)
	}
	start, _ := model.Lookup(instance.Attributes, "AWS_INIT_HEALTH_STATUS")
	return start.Is(unhealthy)
}

// callInstance calls an instance by address and port; one that has none cannot
// be called.
func (ex *Exchange) callInstance(instance *model.Instance) error {
	address, hasAddress := model.Lookup(instance.Attributes, "AWS_INSTANCE_IPV4")
	port, hasPort := model.Lookup(instance.Attributes, "AWS_INSTANCE_PORT")
	switch {
	case !hasAddress && !instance.AttributesOpen:
		return ex.noInstance("instance "+instance.Name+" has no AWS_INSTANCE_IPV4", instance.Where())
	case !hasPort && !instance.AttributesOpen:
		return ex.noInstance("instance "+instance.Name+" has no AWS_INSTANCE_PORT", instance.Where())
	case port.Known() && !isPort(port):
		return ex.noInstance("instance "+instance.Name+" has "+port.String()+" for a port", port.Where())
	}
	if address.Known() && port.Known() {
		ex.instance = net.JoinHostPort(address.String(), port.String())
	}
	ex.note("instance", "calls instance "+instance.Name+" at "+address.String()+":"+port.String(), instance.Where())
	return nil
}

func isPort(text model.Text) bool {
	number, err := strconv.ParseUint(text.String(), 10, 16)
	return err == nil && number > 0
}

// reachTasks knows of no instance, but of ECS services that register their
// tasks: with A records they bring no port, and attributes of their own only.
func (ex *Exchange) reachTasks(service *model.CloudMapService, asked []model.Setting) error {
	switch {
	case service.Registers("SRV") == model.No:
		return ex.noInstance("tasks that are registered with address records bring no port", placeOfRecords(service))
	case service.Finds(asked) == model.No && ex.Model.Complete:
		return ex.noInstance("no task has the attributes asked for", asked[0].Name.Where())
	case service.Finds(asked) == model.No:
		ex.note("instance", "tasks have attributes of Amazon ECS only; others are taken to be registered", asked[0].Name.Where())
		return nil
	}
	var err error
	for _, task := range service.Registrars {
		if model.Is(task.DesiredCount, 0) {
			err = ex.noInstance("ECS service "+task.Name+" runs no task", task.DesiredCount.Where())
			continue
		}
		if err = ex.crossTo(task, service); err == nil {
			return nil
		}
	}
	return err
}

// crossTo judges the step from the link to tasks, and whether a container of
// theirs listens on the port.
func (ex *Exchange) crossTo(task *model.ECSService, service *model.CloudMapService) error {
	registered := task.PortIn(service)
	port, known := registered.Get()
	if definition := task.Definition.To; known && definition != nil && definition.Exposes("", port) == model.No {
		return ex.noInstance(fmt.Sprintf("no container of %s listens on port %d", task.Name, port), registered.Where())
	}
	if ex.link == nil || ex.link.Version != model.LinkV2 || !known {
		return nil
	}
	return ex.cross(&task.Placement, port, "the tasks of "+task.Name)
}

func placeOfRecords(service *model.CloudMapService) syntax.Span {
	if len(service.Records) == 0 {
		return service.Where()
	}
	return service.Records[0].Where()
}
