package cfn

import "github.com/linkproof/linkproof/schema/model"

// typeContainer is how a container of a task definition is called.
const typeContainer = "ContainerDefinition"

func readTaskDefinition(b *builder, d described) {
	definition := &model.TaskDefinition{
		Object: d.object, ARN: d.self(model.OtherAttribute), Family: d.Text("Family"), NetworkMode: d.Text("NetworkMode"),
	}
	containers, count := d.Objects("ContainerDefinitions")
	definition.ContainersOpen = count.Unknown()
	definition.Containers = make([]model.Container, 0, len(containers))
	for _, fields := range containers {
		definition.Containers = append(definition.Containers, readContainer(d.inner(fields), fields))
	}
	b.Definitions = append(b.Definitions, definition)
}

func readContainer(object model.Object, fields model.Fields) model.Container {
	container := model.Container{Object: object, Title: fields.Text("Name")}
	ports, count := fields.Objects("PortMappings")
	container.PortsOpen = count.Unknown()
	container.Ports = make([]model.PortMapping, 0, len(ports))
	for _, port := range ports {
		container.Ports = append(container.Ports, model.PortMapping{
			ContainerPort: port.Int("ContainerPort"), HostPort: port.Int("HostPort"), Protocol: port.Text("Protocol"),
		})
	}
	return container
}

func readECSService(b *builder, d described) {
	task := &model.ECSService{
		Object: d.object, ARN: d.self(model.ECSServiceARN), DesiredCount: d.Int("DesiredCount"), LaunchType: d.Text("LaunchType"),
		ServiceConnect: d.Object("ServiceConnectConfiguration").Bool("Enabled"),
	}
	task.Definition.ID = d.Text("TaskDefinition")
	connected, _ := d.Object("ServiceConnectConfiguration").Objects("Services")
	for _, f := range connected {
		name := f.Text("DiscoveryName")
		if name.Absent() {
			name = f.Text("PortName")
		}
		task.Connects = append(task.Connects, name)
	}
	registries, _ := d.Objects("ServiceRegistries")
	for _, f := range registries {
		registry := model.Registry{
			Object: d.inner(f), Port: f.Int("Port"), ContainerPort: f.Int("ContainerPort"), ContainerName: f.Text("ContainerName"),
		}
		registry.Service.ID = f.Text("RegistryArn")
		task.Registries = append(task.Registries, registry)
	}
	balancers, _ := d.Objects("LoadBalancers")
	for _, f := range balancers {
		balancer := model.TaskBalancer{Object: d.inner(f), ContainerName: f.Text("ContainerName"), ContainerPort: f.Int("ContainerPort")}
		balancer.Group.ID = f.Text("TargetGroupArn")
		task.Balancers = append(task.Balancers, balancer)
	}
	task.Placement = d.Object("NetworkConfiguration").Object("AwsvpcConfiguration").Placement("Subnets", "SecurityGroups")
	b.Tasks = append(b.Tasks, task)
}
