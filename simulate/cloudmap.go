package simulate

import (
	"strconv"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

func decimal(number int) string { return strconv.Itoa(number) }

// reachInstance chooses an instance of a Cloud Map service as DiscoverInstances
// would. A service that nothing in the files fills, or that ECS fills with SRV
// records, is taken to have one.
func (ex *Exchange) reachInstance(service *model.CloudMapService) error {
	attributes := wanted(ex.integration.URI)
	ex.note("cloud map", "asks Cloud Map service "+service.Name+forInstances(attributes), service.Where())
	if len(service.Instances) == 0 {
		return ex.reachTasks(service)
	}
	for _, instance := range service.Instances {
		if address, ok := callable(instance, attributes); ok {
			ex.note("instance", "calls instance "+instance.Name+" at "+address, instance.Where())
			return nil
		}
	}
	return ex.noInstance(service)
}

// reachTasks knows of no instance. Tasks of ECS that register with A records
// only bring no port.
func (ex *Exchange) reachTasks(service *model.CloudMapService) error {
	if len(service.Registrars) > 0 && service.Registers("SRV") == model.No {
		return ex.noInstance(service)
	}
	return nil
}

func (ex *Exchange) noInstance(service *model.CloudMapService) error {
	ex.note("instance", "no instance of the service has an address, a port and the attributes asked for", service.Where())
	return &Reply{Type: IntegrationFailure, Line: lineNetwork, At: service.Where()}
}

// wanted are the attributes that the query of a Cloud Map URI asks for.
func wanted(uri model.Text) []parameter {
	literal, _ := uri.Get()
	_, query, _ := strings.Cut(literal, "?")
	return parseQuery(query)
}

// forInstances tells which instances are asked for.
func forInstances(attributes []parameter) string {
	if len(attributes) == 0 {
		return ""
	}
	asked := make([]string, len(attributes))
	for i, attribute := range attributes {
		asked[i] = attribute.name + "=" + attribute.last()
	}
	return " for instances with " + strings.Join(asked, ", ")
}

// callable tells whether an instance has an address and port, is healthy and
// has the attributes.
func callable(instance *model.Instance, attributes []parameter) (string, bool) {
	if instance.Health.Is("UNHEALTHY") {
		return "", false
	}
	for _, attribute := range attributes {
		if value, ok := model.Lookup(instance.Attributes, attribute.name); !ok || !value.Is(attribute.last()) {
			return "", false
		}
	}
	address, hasAddress := model.Lookup(instance.Attributes, "AWS_INSTANCE_IPV4")
	port, hasPort := model.Lookup(instance.Attributes, "AWS_INSTANCE_PORT")
	return address.String() + ":" + port.String(), hasAddress && hasPort
}
