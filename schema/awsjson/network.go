package awsjson

import "github.com/linkproof/linkproof/schema/model"

func readSecurityGroup(s *snapshot, f model.Fields) {
	id := f.Text("GroupId")
	if s.again("security group", id, f) {
		return
	}
	group := &model.SecurityGroup{Object: f.Describe("AWS::EC2::SecurityGroup", nameOf(id, f.Text("GroupName"))), ID: id, VPC: f.Text("VpcId")}
	var ingress, egress model.Value[int]
	group.Ingress, ingress = permissions(f, "IpPermissions")
	group.Egress, egress = permissions(f, "IpPermissionsEgress")
	group.RulesOpen = f.IsOpen() || !ingress.Known() || !egress.Known()
	s.SecurityGroups = append(s.SecurityGroups, group)
}

// peers are the lists of a permission, each with the key of its items.
var peers = [...]struct{ list, key string }{
	{"IpRanges", "CidrIp"},
	{"Ipv6Ranges", "CidrIpv6"},
	{"UserIdGroupPairs", "GroupId"},
	{"PrefixListIds", "PrefixListId"},
}

// permissions gives one rule for each peer of each permission.
func permissions(f model.Fields, key string) ([]model.SecurityRule, model.Value[int]) {
	var rules []model.SecurityRule
	list, count := f.Objects(key)
	for _, permission := range list {
		for _, peer := range peers {
			items, _ := permission.Objects(peer.list)
			for _, item := range items {
				rules = append(rules, securityRule(permission, item, peer.key))
			}
		}
	}
	return rules, count
}

func securityRule(permission, peer model.Fields, key string) model.SecurityRule {
	nobody := model.AbsentText(peer.Head)
	rule := model.SecurityRule{
		Object: peer.Describe("", permission.Text("IpProtocol").String()), Protocol: permission.Text("IpProtocol"),
		From: permission.Int("FromPort"), To: permission.Int("ToPort"), CIDR: nobody, Group: nobody, PrefixList: nobody,
	}
	switch key {
	case "GroupId":
		rule.Group = peer.Text(key)
	case "PrefixListId":
		rule.PrefixList = peer.Text(key)
	default:
		rule.CIDR = peer.Text(key)
	}
	return rule
}

// readIdentity takes the account of get-caller-identity for that of the
// snapshot, unless the user told another.
func readIdentity(s *snapshot, f model.Fields) {
	if s.Account.Absent() {
		s.Account = f.Text("Account")
	}
}

// looseRule is a rule of a security group that is listed by itself.
type looseRule struct {
	group model.Text
	// egress tells that it is about traffic that leaves.
	egress bool
	rule   model.SecurityRule
}

func readLooseRule(s *snapshot, f model.Fields) {
	rule := model.SecurityRule{
		Object: f.Describe("", f.Text("IpProtocol").String()), Protocol: f.Text("IpProtocol"), From: f.Int("FromPort"), To: f.Int("ToPort"),
		CIDR: f.Text("CidrIpv4"), Group: f.Object("ReferencedGroupInfo").Text("GroupId"), PrefixList: f.Text("PrefixListId"),
	}
	if rule.CIDR.Absent() {
		rule.CIDR = f.Text("CidrIpv6")
	}
	egress, _ := f.Bool("IsEgress").Get()
	s.rules = append(s.rules, looseRule{group: f.Text("GroupId"), egress: egress, rule: rule})
}

// placeRules makes groups of the rules whose groups are not listed. The others
// are listed with their rules. A listing of rules may be a selection.
func (s *snapshot) placeRules() {
	listed := make(map[string]*model.SecurityGroup)
	for _, group := range s.SecurityGroups {
		listed[group.ID.String()] = nil
	}
	for i := range s.rules {
		loose := &s.rules[i]
		id, known := loose.group.Get()
		group, seen := listed[id]
		if !known || seen && group == nil {
			continue
		}
		if !seen {
			object := loose.rule.Object
			object.Type, object.Name = "AWS::EC2::SecurityGroup", id
			group = &model.SecurityGroup{Object: object, ID: loose.group, RulesOpen: true, VPC: model.AbsentText(object.Head)}
			listed[id] = group
			s.SecurityGroups = append(s.SecurityGroups, group)
		}
		if loose.egress {
			group.Egress = append(group.Egress, loose.rule)
		} else {
			group.Ingress = append(group.Ingress, loose.rule)
		}
	}
}

func readVPC(s *snapshot, f model.Fields) {
	id := f.Text("VpcId")
	if s.again("VPC", id, f) {
		return
	}
	vpc := &model.VPC{Object: f.Describe("AWS::EC2::VPC", id.String()), ID: id, CIDRs: []model.Text{f.Text("CidrBlock")}}
	more, _ := f.Objects("CidrBlockAssociationSet")
	for _, block := range more {
		if block.Text("CidrBlock").Same(vpc.CIDRs[0]) != model.Yes {
			vpc.CIDRs = append(vpc.CIDRs, block.Text("CidrBlock"))
		}
	}
	s.VPCs = append(s.VPCs, vpc)
}

func readSubnet(s *snapshot, f model.Fields) {
	id := f.Text("SubnetId")
	if s.again("subnet", id, f) {
		return
	}
	subnet := &model.Subnet{Object: f.Describe("AWS::EC2::Subnet", id.String()), ID: id, CIDR: f.Text("CidrBlock"), Zone: f.Text("AvailabilityZone")}
	subnet.ZoneID = f.Text("AvailabilityZoneId")
	if subnet.Zone.Absent() {
		subnet.Zone = subnet.ZoneID
	}
	subnet.VPC.ID = f.Text("VpcId")
	s.Subnets = append(s.Subnets, subnet)
}

func readEndpointService(s *snapshot, f model.Fields) {
	id := f.Text("ServiceId")
	if s.again("endpoint service", id, f) {
		return
	}
	service := &model.EndpointService{
		Object: f.Describe("AWS::EC2::VPCEndpointService", id.String()), ID: id, AcceptanceRequired: f.Bool("AcceptanceRequired"),
	}
	balancers, _ := f.Texts("NetworkLoadBalancerArns")
	for _, balancer := range balancers {
		service.Balancers = append(service.Balancers, model.Ref[model.LoadBalancer]{ID: balancer})
	}
	s.EndpointServices = append(s.EndpointServices, service)
}
