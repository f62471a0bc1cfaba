package model

// PhysicalNames yields the ids, ARNs and DNS names of the objects that Adopt
// takes, as far as they are known.
func (m *Model) PhysicalNames(yield func(string) bool) {
	for _, names := range m.names() {
		for _, name := range names {
			if literal, ok := name.Get(); ok && !yield(literal) {
				return
			}
		}
	}
}

func (m *Model) names() [][]Text {
	return [][]Text{
		namesOf(m.Links, func(l *VPCLink) []Text { return []Text{l.ID} }),
		namesOf(m.Balancers, func(b *LoadBalancer) []Text { return []Text{b.ARN, b.DNSName} }),
		namesOf(m.Listeners, func(l *Listener) []Text { return []Text{l.ARN} }),
		namesOf(m.Groups, func(g *TargetGroup) []Text { return []Text{g.ARN} }),
		namesOf(m.SecurityGroups, func(g *SecurityGroup) []Text { return []Text{g.ID} }),
		namesOf(m.Services, func(s *CloudMapService) []Text { return []Text{s.ID, s.ARN} }),
		namesOf(m.Namespaces, func(n *Namespace) []Text { return []Text{n.ID, n.ARN} }),
		namesOf(m.Tasks, func(t *ECSService) []Text { return []Text{t.ARN} }),
		namesOf(m.Definitions, func(d *TaskDefinition) []Text { return []Text{d.ARN} }),
		namesOf(m.Certificates, func(c *Certificate) []Text { return []Text{c.ARN} }),
		namesOf(m.ClientCerts, func(c *ClientCertificate) []Text { return []Text{c.ID} }),
		namesOf(m.VPCs, func(v *VPC) []Text { return []Text{v.ID} }),
		namesOf(m.Subnets, func(s *Subnet) []Text { return []Text{s.ID} }),
		namesOf(m.EndpointServices, func(s *EndpointService) []Text { return []Text{s.ID} }),
		namesOf(m.Domains, func(d *DomainName) []Text { return []Text{d.HostName} }),
	}
}

func namesOf[T any](objects []*T, names func(*T) []Text) []Text {
	var list []Text
	for _, object := range objects {
		list = append(list, names(object)...)
	}
	return list
}
