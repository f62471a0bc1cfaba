package model

// Placement is where something stands in a VPC: the subnets of its network
// interfaces and the security groups that guard them.
type Placement struct {
	Subnets        []Text
	SecurityGroups []Text
	// SubnetList and GroupList are where the two lists stand and how many
	// entries they have, as far as that is known.
	SubnetList, GroupList Value[int]
	// VPC is the id of the VPC where a listing says so.
	VPC Text

	// Network is the VPC that everything stands in; absent when these files do
	// not say.
	Network Ref[VPC]
	// In are the subnets, and Guards the security groups, that these files hold.
	In     []*Subnet
	Guards []*SecurityGroup
	// unguarded tells that there are no security groups, not even the default
	// one of the VPC.
	unguarded bool
}

// Placement reads the two lists of an object.
func (f Fields) Placement(subnets, groups string) Placement {
	var p Placement
	p.Subnets, p.SubnetList = f.Texts(subnets)
	p.SecurityGroups, p.GroupList = f.Texts(groups)
	return p
}

// placed indexes what placements name.
type placed struct {
	subnets index[Subnet]
	groups  index[SecurityGroup]
	vpcs    index[VPC]
}

// joinPlacements gives links, load balancers and ECS services their subnets
// and security groups.
func (m *Model) joinPlacements() {
	x := placed{index[Subnet]{}, index[SecurityGroup]{}, index[VPC]{}}
	for _, vpc := range m.VPCs {
		x.vpcs.add(vpc.ID, vpc)
	}
	for _, subnet := range m.Subnets {
		x.subnets.add(subnet.ID, subnet)
	}
	for _, group := range m.SecurityGroups {
		x.groups.add(group.ID, group)
	}
	for _, group := range m.SecurityGroups {
		joinPeers(x, group.Ingress)
		joinPeers(x, group.Egress)
	}
	for _, namespace := range m.Namespaces {
		namespace.Network = Ref[VPC]{ID: namespace.VPC, To: x.vpcs.find(namespace.VPC)}
	}
	for _, link := range m.Links {
		link.join(x)
	}
	for _, task := range m.Tasks {
		task.join(x)
	}
	for _, balancer := range m.Balancers {
		balancer.join(x)
		balancer.unguarded = balancer.Is("network") == Yes && balancer.groupCount() == 0
	}
}

func joinPeers(x placed, rules []SecurityRule) {
	for i := range rules {
		rules[i].Peer = x.groups.find(rules[i].Group)
	}
}

func (p *Placement) join(x placed) {
	p.In, p.Guards = nil, nil
	for _, name := range p.Subnets {
		if subnet := x.subnets.find(name); subnet != nil {
			p.In = append(p.In, subnet)
		}
	}
	for _, name := range p.SecurityGroups {
		if group := x.groups.find(name); group != nil {
			p.Guards = append(p.Guards, group)
		}
	}
	p.Network.ID = p.network()
	p.Network.To = x.vpcs.find(p.Network.ID)
}

// groupCount gives the number of security groups, less than zero when nobody
// can tell.
func (p *Placement) groupCount() int {
	count, known := p.GroupList.Or(0)
	if !known {
		return -1
	}
	return count
}

// guarded tells whether all security groups are in these files.
func (p *Placement) guarded() bool { return len(p.Guards) > 0 && len(p.Guards) == p.groupCount() }

// located tells whether all subnets are in these files.
func (p *Placement) located() bool { return len(p.In) > 0 && Is(p.SubnetList, len(p.In)) }

// OneZone tells whether everything stands in one Availability Zone, and gives
// what shows it: the only subnet, or one of several in the same zone.
func (p *Placement) OneZone() (Text, Answer) {
	count, known := p.SubnetList.Get()
	switch {
	case !known || count == 0:
		return Text{}, CannotTell
	case count == 1:
		return p.Subnets[0], Yes
	case !p.located():
		return Text{}, CannotTell
	}
	result := Yes
	for _, subnet := range p.In[1:] {
		switch subnet.Zone.Same(p.In[0].Zone) {
		case No:
			return Text{}, No
		case CannotTell:
			result = CannotTell
		case Yes:
		}
	}
	return p.Subnets[0], result
}

// network gives the VPC that everything stands in: by its subnets, else as a
// listing tells, else by its security groups.
func (p *Placement) network() Text {
	for _, subnet := range p.In {
		if subnet.VPC.ID.Present() {
			return subnet.VPC.ID
		}
	}
	if p.VPC.Present() {
		return p.VPC
	}
	for _, group := range p.Guards {
		if group.VPC.Present() {
			return group.VPC
		}
	}
	return Text{}
}
