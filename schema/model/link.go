package model

// LinkVersion is the generation of a VPC link.
type LinkVersion uint8

// The generations of VPC links: V1 leads to one Network Load Balancer, V2 to
// network interfaces in subnets.
const (
	LinkV1 LinkVersion = iota + 1
	LinkV2
)

// VPCLink leads from an API into a VPC.
type VPCLink struct {
	Object
	Version LinkVersion
	ID      Text
	Title   Text
	// TargetARNs are the load balancers of a link V1, as far as the list is
	// known.
	Targets []Ref[LoadBalancer]
	// TargetList is where the list of a link V1 stands and whether it is known
	// how many entries it has.
	TargetList Value[int]
	// Placement is that of a link V2.
	Placement
	// Status is AVAILABLE, PENDING, FAILED, DELETING or INACTIVE, where a
	// listing says so, and StatusMessage its reason.
	Status, StatusMessage Text
}
