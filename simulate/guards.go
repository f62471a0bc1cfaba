package simulate

import (
	"fmt"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// passGuards sees whether security groups let the request from the link to the
// load balancer.
func (ex *Exchange) passGuards() error {
	balancer := ex.listener.LoadBalancer.To
	port, known := ex.listener.Port.Get()
	switch {
	case ex.link == nil || balancer == nil || !known:
		return nil
	case ex.link.Version == model.LinkV1:
		return ex.enterPrivately(balancer, port)
	default:
		return ex.cross(&balancer.Placement, port, "load balancer "+balancer.Name)
	}
}

// stayInVPC sees whether the target stands in the VPC of the link.
func (ex *Exchange) stayInVPC() error {
	others := ex.integration.OtherVPCs()
	if len(others) == 0 || ex.link == nil {
		return nil
	}
	at := ex.link.Where()
	ex.note("network", others[0].Name+" stands in another VPC than VPC link "+ex.link.Name, at)
	return ex.cutOff(at)
}

// enterPrivately judges requests of a link V1, which come by PrivateLink from
// addresses of API Gateway: no rule can name them.
func (ex *Exchange) enterPrivately(balancer *model.LoadBalancer, port int) error {
	if len(balancer.Guards) == 0 || balancer.EnforcesOnPrivateLink.Is("off") || balancer.EnforcesOnPrivateLink.Unknown() {
		return nil
	}
	return ex.letIn(&balancer.Placement, &model.Placement{}, port, "load balancer "+balancer.Name)
}

// cross judges the step from the network interfaces of a link V2 to others.
func (ex *Exchange) cross(to *model.Placement, port int, name string) error {
	from := &ex.link.Placement
	if from.LetsOut(port, to) == model.No {
		at := placeOfRules(from.Guards, func(g *model.SecurityGroup) []model.SecurityRule { return g.Egress })
		ex.note("security group", fmt.Sprintf("the security groups of VPC link %s let nothing out to port %d of %s", ex.link.Name, port, name), at)
		return ex.cutOff(at)
	}
	return ex.letIn(to, from, port, name)
}

// letIn judges what security groups let in. Groups without any rule may get
// them from elsewhere, unless these files hold everything.
func (ex *Exchange) letIn(to, from *model.Placement, port int, name string) error {
	if to.LetsIn(port, from) != model.No {
		return nil
	}
	at := placeOfRules(to.Guards, ingress)
	ex.note("security group", fmt.Sprintf("the security groups of %s let nothing in on port %d", name, port), at)
	if !ex.Model.Complete && !anyRule(to.Guards) {
		ex.note("security group", "no rule is in these files; others are taken to add it", at)
		return nil
	}
	return ex.cutOff(at)
}

func ingress(group *model.SecurityGroup) []model.SecurityRule { return group.Ingress }

func anyRule(groups []*model.SecurityGroup) bool {
	for _, group := range groups {
		if len(group.Ingress) > 0 {
			return true
		}
	}
	return false
}

// placeOfRules is where the rules of security groups stand: the first of them,
// else the first group.
func placeOfRules(groups []*model.SecurityGroup, rules func(*model.SecurityGroup) []model.SecurityRule) syntax.Span {
	for _, group := range groups {
		if list := rules(group); len(list) > 0 {
			return list[0].Where()
		}
	}
	return groups[0].Where()
}
