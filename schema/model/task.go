package model

// TaskDefinition says which containers the tasks of an ECS service run.
type TaskDefinition struct {
	Object
	// ARN is what services name the definition by.
	ARN Text
	// Family is its name, which services may use instead.
	Family Text
	// NetworkMode is awsvpc, bridge, host or none.
	NetworkMode Text
	Containers  []Container
	// ContainersOpen tells that not all containers are known.
	ContainersOpen bool
}

// Container is one container of a task definition.
type Container struct {
	Object
	Title Text
	Ports []PortMapping
	// PortsOpen tells that not all ports are known.
	PortsOpen bool
}

// PortMapping opens a port of a container.
type PortMapping struct {
	ContainerPort, HostPort Value[int]
	// Protocol is tcp or udp; absent means tcp.
	Protocol Text
}

// TaskBalancer is a target group that an ECS service registers its tasks in.
type TaskBalancer struct {
	Object
	Group         Ref[TargetGroup]
	ContainerName Text
	ContainerPort Value[int]
}

// Exposes tells whether a container of the definition opens a port.
func (d *TaskDefinition) Exposes(container string, port int) Answer {
	result := No
	if d.ContainersOpen {
		result = CannotTell
	}
	for i := range d.Containers {
		c := &d.Containers[i]
		if name, known := c.Title.Get(); known && container != "" && name != container {
			continue
		}
		switch c.exposes(port) {
		case Yes:
			return Yes
		case CannotTell:
			result = CannotTell
		case No:
		}
	}
	return result
}

// Runs tells whether the definition has a container of a name.
func (d *TaskDefinition) Runs(container string) Answer {
	result := No
	if d.ContainersOpen {
		result = CannotTell
	}
	for i := range d.Containers {
		switch name, known := d.Containers[i].Title.Get(); {
		case !known:
			result = CannotTell
		case name == container:
			return Yes
		}
	}
	return result
}

func (c *Container) exposes(port int) Answer {
	result := No
	if c.PortsOpen {
		result = CannotTell
	}
	for _, mapping := range c.Ports {
		actual, known := mapping.ContainerPort.Get()
		switch {
		case !known:
			result = CannotTell
		case actual == port:
			return Yes
		}
	}
	return result
}

// NetworkMode gives the network mode of the tasks; absent when nobody can
// tell. AWS Fargate and a placement in subnets know one mode only.
func (s *ECSService) NetworkMode() Text {
	switch {
	case s.Definition.To != nil && s.Definition.To.NetworkMode.Present():
		return s.Definition.To.NetworkMode
	case s.LaunchType.Is("FARGATE"):
		return Literal("awsvpc", s.LaunchType.Where())
	case len(s.Subnets) > 0:
		return Literal("awsvpc", s.Subnets[0].Where())
	default:
		return AbsentText(s.Where())
	}
}
