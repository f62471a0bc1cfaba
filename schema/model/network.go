package model

// SecurityGroup is a set of rules on who may talk to whom.
type SecurityGroup struct {
	Object
	ID              Text
	Ingress, Egress []SecurityRule
	// RulesOpen tells that not all rules are known.
	RulesOpen bool
	VPC       Text
}

// VPC is a virtual network.
type VPC struct {
	Object
	ID    Text
	CIDRs []Text
}

// Subnet is a part of a VPC in one Availability Zone.
type Subnet struct {
	Object
	ID   Text
	VPC  Ref[VPC]
	CIDR Text
	// Zone is the name of the Availability Zone, or its id where that alone is
	// told.
	Zone Text
	// ZoneID is the id, which means the same in all accounts: use1-az3.
	ZoneID Text
}

// EndpointService offers a load balancer by PrivateLink.
type EndpointService struct {
	Object
	ID        Text
	Balancers []Ref[LoadBalancer]
	// AcceptanceRequired tells that somebody must accept each connection.
	AcceptanceRequired Value[bool]
}

// SecurityRule lets traffic on a range of ports through.
type SecurityRule struct {
	Object
	// Protocol is tcp, udp, icmp or -1 for all.
	Protocol Text
	From, To Value[int]
	// CIDR, Group and PrefixList tell the other side; one is present.
	CIDR, Group, PrefixList Text
	// Peer is the security group meant; nil when these files do not hold it.
	Peer *SecurityGroup
}
