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
