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

// Listed tells whether the link stands in a listing, which holds all links of
// its generation, and not alone in the answer about one or in a document that
// makes it.
func (l *VPCLink) Listed() bool {
	file := l.Span.File
	return l.Status.Present() && file != nil && file.Root != nil && file.Root.Span != l.Span
}

// LinkFinder gives what finds the VPC link that an id names; nil for those that
// these files do not hold.
func (m *Model) LinkFinder() func(id Text) *VPCLink {
	links := index[VPCLink]{}
	for _, link := range m.Links {
		links.add(link.ID, link)
	}
	return links.find
}

// LinkIDs gives the ids by which the integration names its VPC link: the one
// that stands there, or the values of the stage variable that stands there.
func (in *Integration) LinkIDs() []Text {
	uses := in.Link.ID.StageVariables()
	switch {
	case in.Link.ID.Absent():
		return nil
	case len(uses) == 0:
		return []Text{in.Link.ID}
	}
	var ids []Text
	for _, stage := range in.Stages {
		if value, ok := Lookup(stage.Variables, uses[0].Name); ok {
			ids = append(ids, value)
		}
	}
	if ids == nil {
		ids = append(ids, UnknownText(uses[0].Name, "no stage in these files defines the variable", uses[0].Span))
	}
	return ids
}

// linkOfStages gives the VPC link that a stage variable names on every stage of
// a REST API; nil where nobody can tell, or where the stages differ.
func (in *Integration) linkOfStages(x indexes) *VPCLink {
	uses := in.Link.ID.StageVariables()
	if in.Protocol != REST || len(uses) != 1 || !in.Link.ID.Is("${stageVariables."+uses[0].Name+"}") {
		return nil
	}
	ids := in.LinkIDs()
	link := x.links.find(ids[0])
	for _, id := range ids[1:] {
		if x.links.find(id) != link {
			return nil
		}
	}
	if len(ids) < len(in.Stages) {
		return nil
	}
	return link
}
