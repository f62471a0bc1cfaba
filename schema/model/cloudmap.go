package model

// CloudMapService is a service of AWS Cloud Map.
type CloudMapService struct {
	Object
	// ID is the srv- id.
	ID  Text
	ARN Text
	// Title is the name of the service.
	Title Text
	// Records are the DNS record types: SRV, A, AAAA, CNAME.
	Records []Text
	// DNS is where the DNS configuration stands; absent for services that are
	// found by API calls only.
	DNS Value[int]
	// Namespace is what the service belongs to.
	Namespace Ref[Namespace]
	// Kind is HTTP for a service that is found by API calls only.
	Kind Text
	// RoutingPolicy is MULTIVALUE or WEIGHTED.
	RoutingPolicy Text
	// HealthCheck and CustomHealthCheck are where the two kinds of health checks
	// stand.
	HealthCheck, CustomHealthCheck Value[bool]
	// Count is the number of registrations, where an answer of Cloud Map says so.
	Count Value[int]
	// Owner is the account of the namespace and CreatedBy that of the service,
	// where an answer of Cloud Map says so.
	Owner, CreatedBy Text

	Instances []*Instance
	// Registrars are the ECS services that register tasks in the service.
	Registrars []*ECSService
	// Callers are the integrations that call instances of the service.
	Callers []*Integration
}

// Registers tells whether the service keeps records of a type, such as SRV.
func (s *CloudMapService) Registers(record string) Answer {
	result := No
	if s.DNS.Unknown() {
		result = CannotTell
	}
	for _, kind := range s.Records {
		if kind.Is(record) {
			return Yes
		}
		if !kind.Known() {
			result = CannotTell
		}
	}
	return result
}

// Namespace holds services of AWS Cloud Map.
type Namespace struct {
	Object
	// ID is the ns- id.
	ID, ARN Text
	// Title is the name: shop.internal.
	Title Text
	// Kind is HTTP, DNS_PRIVATE or DNS_PUBLIC.
	Kind Text
	// VPC is that of a private DNS namespace, and Network the same, joined.
	VPC     Text
	Network Ref[VPC]
}

// Instance is one registration in a Cloud Map service.
type Instance struct {
	Object
	Service Ref[CloudMapService]
	// Attributes hold AWS_INSTANCE_IPV4, AWS_INSTANCE_PORT and custom ones.
	Attributes []Setting
	// AttributesOpen tells that not all attributes are known.
	AttributesOpen bool
	// Health is HEALTHY, UNHEALTHY or UNKNOWN, where a listing says so.
	Health Text
	// Listed tells that the registration stands in an answer of Cloud Map, which
	// lists all that there are.
	Listed bool
}

// FromECS tells whether Amazon ECS made the registration.
func (i *Instance) FromECS() bool {
	_, ok := Lookup(i.Attributes, "ECS_SERVICE_NAME")
	return ok
}

// ECSService is a service of Amazon ECS.
type ECSService struct {
	Object
	ARN        Text
	Registries []Registry
	Definition Ref[TaskDefinition]
	// DesiredCount is the number of tasks; absent means 1 for a service made by
	// CloudFormation.
	DesiredCount Value[int]
	// LaunchType is EC2, FARGATE or EXTERNAL.
	LaunchType Text
	Balancers  []TaskBalancer
	// Placement is that of tasks with network interfaces of their own.
	Placement
	// ServiceConnect tells that ECS Service Connect is configured.
	ServiceConnect Value[bool]
	// Connects are the Cloud Map services of Service Connect by their names or
	// ARNs, as far as they are known.
	Connects []Text
}

// Registry is where an ECS service registers its tasks.
type Registry struct {
	Object
	Service             Ref[CloudMapService]
	Port, ContainerPort Value[int]
	ContainerName       Text
}
