package model

// Elsewhere is a target of a VPC link V2 that stands in another VPC.
type Elsewhere struct {
	// Name is what people call the target.
	Name    string
	Network Ref[VPC]
}

// OtherVPCs gives what the link of an integration leads to and what stands in
// another VPC than the link for sure: load balancers, tasks, or a private
// namespace of which these files do not hold the tasks.
func (in *Integration) OtherVPCs() []Elsewhere {
	start, ok := in.departure()
	if !ok || start.Link == nil {
		return nil
	}
	var found []Elsewhere
	add := func(name string, network Ref[VPC]) {
		if apart(start.From.Network, network) {
			found = append(found, Elsewhere{name, network})
		}
	}
	passages := in.Passages()
	for _, passage := range passages {
		add(passage.Name, passage.To.Network)
	}
	if balancer := in.Balancer(); balancer != nil && len(passages) == 0 {
		add("load balancer "+balancer.Name, balancer.Network)
	}
	if in.CloudMap != nil && in.CloudMap.Namespace.To != nil && len(passages) == 0 {
		add("namespace "+in.CloudMap.Namespace.To.Name, in.CloudMap.Namespace.To.Network)
	}
	return found
}

// apart tells whether two references are to different VPCs for sure.
func apart(a, b Ref[VPC]) bool {
	if a.To != nil && b.To != nil {
		return a.To != b.To
	}
	return a.ID.Present() && b.ID.Present() && a.ID.Same(b.ID) == No
}
