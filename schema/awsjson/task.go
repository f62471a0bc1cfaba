package awsjson

import "github.com/linkproof/linkproof/schema/model"

// readECSService reads a service as ECS prints it or as create-service takes
// it.
func readECSService(s *snapshot, f model.Fields) {
	arn := f.Text("serviceArn")
	if s.again("task", arn, f) {
		return
	}
	task := &model.ECSService{
		Object: f.Describe("AWS::ECS::Service", f.Text("serviceName").String()), ARN: arn,
		DesiredCount: f.Int("desiredCount"), LaunchType: f.Text("launchType"), ServiceConnect: serviceConnect(f),
	}
	task.Definition.ID = f.Text("taskDefinition")
	registries, _ := f.Objects("serviceRegistries")
	for _, registry := range registries {
		task.Registries = append(task.Registries, model.Registry{
			Object:  registry.Describe("", "service registry"),
			Service: model.Ref[model.CloudMapService]{ID: registry.Text("registryArn")},
			Port:    registry.Int("port"), ContainerPort: registry.Int("containerPort"), ContainerName: registry.Text("containerName"),
		})
	}
	balancers, _ := f.Objects("loadBalancers")
	for _, balancer := range balancers {
		task.Balancers = append(task.Balancers, model.TaskBalancer{
			Object: balancer.Describe("", "load balancer"), Group: model.Ref[model.TargetGroup]{ID: balancer.Text("targetGroupArn")},
			ContainerName: balancer.Text("containerName"), ContainerPort: balancer.Int("containerPort"),
		})
	}
	task.Placement = f.Object("networkConfiguration").Object("awsvpcConfiguration").Placement("subnets", "securityGroups")
	task.Connects = connects(f)
	s.Tasks = append(s.Tasks, task)
}

// connects gives the Cloud Map services of Service Connect: requests hold
// their names, answers their ARNs for each deployment.
func connects(f model.Fields) []model.Text {
	var names []model.Text
	requested, _ := f.Object("serviceConnectConfiguration").Objects("services")
	for _, service := range requested {
		name := service.Text("discoveryName")
		if name.Absent() {
			name = service.Text("portName")
		}
		names = append(names, name)
	}
	deployments, _ := f.Objects("deployments")
	for _, deployment := range deployments {
		made, _ := deployment.Objects("serviceConnectResources")
		for _, resource := range made {
			names = append(names, resource.Text("discoveryArn"))
		}
	}
	return names
}

// serviceConnect tells whether ECS Service Connect is on: create-service takes
// it beside the other settings, and answers hold it for each deployment.
func serviceConnect(f model.Fields) model.Value[bool] {
	deployments, _ := f.Objects("deployments")
	if len(deployments) > 0 && !f.Has("serviceConnectConfiguration") {
		f = deployments[0]
	}
	return f.Object("serviceConnectConfiguration").Bool("enabled")
}

func readTaskDefinition(s *snapshot, f model.Fields) {
	arn := f.Text("taskDefinitionArn")
	if s.again("task definition", arn, f) {
		return
	}
	definition := &model.TaskDefinition{
		Object: f.Describe("AWS::ECS::TaskDefinition", f.Text("family").String()), ARN: arn, Family: f.Text("family"),
		NetworkMode: f.Text("networkMode"),
	}
	containers, count := f.Objects("containerDefinitions")
	definition.ContainersOpen = count.Unknown()
	for _, container := range containers {
		definition.Containers = append(definition.Containers, readContainer(container))
	}
	s.Definitions = append(s.Definitions, definition)
}

func readContainer(f model.Fields) model.Container {
	container := model.Container{Object: f.Describe("", f.Text("name").String()), Title: f.Text("name")}
	ports, count := f.Objects("portMappings")
	container.PortsOpen = count.Unknown()
	for _, port := range ports {
		container.Ports = append(container.Ports, model.PortMapping{
			ContainerPort: port.Int("containerPort"), HostPort: port.Int("hostPort"), Protocol: port.Text("protocol"),
		})
	}
	return container
}
