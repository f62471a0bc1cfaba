package cfn

import "github.com/linkproof/linkproof/schema/model"

func readCloudMap(b *builder, d described) {
	service := &model.CloudMapService{
		Object: d.object, ID: d.self(model.CloudMapServiceID), ARN: d.self(model.CloudMapServiceARN), Title: d.Text("Name"),
	}
	records, count := d.Object("DnsConfig").Objects("DnsRecords")
	for _, record := range records {
		service.Records = append(service.Records, record.Text("Type"))
	}
	service.DNS = count
	if key, node := d.Node.Entry("DnsConfig"); node != nil {
		if stands, why := d.Evaluator.Node(node); stands == nil && why != "" {
			service.DNS = model.UnknownValue[int](why, key.Span)
		}
	}
	b.Services = append(b.Services, service)
}

func readInstance(b *builder, d described) {
	instance := &model.Instance{Object: d.object, Health: model.AbsentText(d.Head)}
	instance.Service.ID = d.Text("ServiceId")
	instance.Attributes, instance.AttributesOpen = d.Settings("InstanceAttributes")
	b.Instances = append(b.Instances, instance)
}

func readECSService(b *builder, d described) {
	task := &model.ECSService{Object: d.object, ARN: d.self(model.ECSServiceARN)}
	registries, _ := d.Objects("ServiceRegistries")
	for _, f := range registries {
		registry := model.Registry{
			Object: d.inner(f), Port: f.Int("Port"), ContainerPort: f.Int("ContainerPort"), ContainerName: f.Text("ContainerName"),
		}
		registry.Service.ID = f.Text("RegistryArn")
		task.Registries = append(task.Registries, registry)
	}
	b.Tasks = append(b.Tasks, task)
}
