package awsjson

import "github.com/linkproof/linkproof/schema/model"

func readCloudMap(s *snapshot, f model.Fields) {
	id := f.Text("Id")
	if s.again("service", id) {
		return
	}
	service := &model.CloudMapService{
		Object: f.Describe("AWS::ServiceDiscovery::Service", f.Text("Name").String()), ID: id, ARN: f.Text("Arn"), Title: f.Text("Name"),
	}
	records, count := f.Object("DnsConfig").Objects("DnsRecords")
	for _, record := range records {
		service.Records = append(service.Records, record.Text("Type"))
	}
	service.DNS = count
	if model.Is(count, 0) || f.Text("Type").Is("HTTP") {
		service.DNS = model.AbsentValue[int](f.Head) // found by API calls only
	}
	s.Services = append(s.Services, service)
}

// discovered is an instance with the name of its service.
type discovered struct {
	instance *model.Instance
	service  model.Text
}

// readInstance reads an instance whose id stands under a key: discover-instances
// and list-instances name it differently.
func readInstance(key string) func(*snapshot, model.Fields) {
	return func(s *snapshot, f model.Fields) {
		id := f.Text(key)
		if s.again("instance", id) {
			return
		}
		instance := &model.Instance{Object: f.Describe("AWS::ServiceDiscovery::Instance", id.String()), Health: f.Text("HealthStatus")}
		instance.Service.ID = f.Text("ServiceId")
		instance.Attributes, instance.AttributesOpen = f.Settings("Attributes")
		s.Instances = append(s.Instances, instance)
		s.discovered = append(s.discovered, discovered{instance: instance, service: f.Text("ServiceName")})
	}
}

// readECSService reads a service as ECS prints it or as create-service takes
// it.
func readECSService(s *snapshot, f model.Fields) {
	arn := f.Text("serviceArn")
	if s.again("task", arn) {
		return
	}
	task := &model.ECSService{Object: f.Describe("AWS::ECS::Service", f.Text("serviceName").String()), ARN: arn}
	registries, _ := f.Objects("serviceRegistries")
	for _, registry := range registries {
		task.Registries = append(task.Registries, model.Registry{
			Object:  registry.Describe("", "service registry"),
			Service: model.Ref[model.CloudMapService]{ID: registry.Text("registryArn")},
			Port:    registry.Int("port"), ContainerPort: registry.Int("containerPort"), ContainerName: registry.Text("containerName"),
		})
	}
	s.Tasks = append(s.Tasks, task)
}
