package model

// SecurityGroup is a set of rules on who may talk to whom.
type SecurityGroup struct {
	Object
	ID              Text
	Ingress, Egress []SecurityRule
	// RulesOpen tells that not all rules are known.
	RulesOpen bool
}

// SecurityRule lets traffic on a range of ports through.
type SecurityRule struct {
	Object
	// Protocol is tcp, udp, icmp or -1 for all.
	Protocol Text
	From, To Value[int]
	// CIDR, Group and PrefixList tell the other side; one is present.
	CIDR, Group, PrefixList Text
}

// Certificate is a certificate of AWS Certificate Manager.
type Certificate struct {
	Object
	ARN Text
	// Names are the domain name and the alternative names.
	Names []Text
}
