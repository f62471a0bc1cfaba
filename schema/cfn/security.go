package cfn

import "github.com/linkproof/linkproof/schema/model"

// looseRule is a rule of a security group that is a resource of its own.
type looseRule struct {
	group  model.Text
	egress bool
	rule   model.SecurityRule
}

func readSecurityGroup(b *builder, d described) {
	group := &model.SecurityGroup{Object: d.object, ID: d.self(model.OtherAttribute), VPC: d.Text("VpcId")}
	var closed bool
	group.Ingress, closed = securityRules(d, "SecurityGroupIngress", "SourceSecurityGroupId", "SourcePrefixListId")
	group.RulesOpen = !closed
	group.Egress, closed = securityRules(d, "SecurityGroupEgress", "DestinationSecurityGroupId", "DestinationPrefixListId")
	group.RulesOpen = group.RulesOpen || !closed
	if closed && len(group.Egress) == 0 {
		group.Egress = append(group.Egress, everywhere(d))
	}
	b.SecurityGroups = append(b.SecurityGroups, group)
}

// everywhere is the rule that Amazon EC2 gives a group without rules for what
// it lets out. Source: AWS::EC2::SecurityGroup, SecurityGroupEgress.
func everywhere(d described) model.SecurityRule {
	nobody := model.AbsentText(d.Head)
	return model.SecurityRule{
		Object: d.object, Protocol: model.Literal("-1", d.Head), CIDR: model.Literal("0.0.0.0/0", d.Head), Group: nobody, PrefixList: nobody,
		From: model.AbsentValue[int](d.Head), To: model.AbsentValue[int](d.Head),
	}
}

func securityRules(d described, key, group, list string) (rules []model.SecurityRule, closed bool) {
	objects, count := d.Objects(key)
	for _, f := range objects {
		rules = append(rules, securityRule(f, d.inner(f), group, list))
	}
	return rules, !count.Unknown()
}

func securityRule(f model.Fields, object model.Object, group, list string) model.SecurityRule {
	rule := model.SecurityRule{
		Object: object, Protocol: f.Text("IpProtocol"), From: f.Int("FromPort"), To: f.Int("ToPort"),
		CIDR: f.Text("CidrIp"), Group: f.Text(group), PrefixList: f.Text(list),
	}
	if rule.CIDR.Absent() {
		rule.CIDR = f.Text("CidrIpv6")
	}
	return rule
}

func readLooseRule(b *builder, d described) {
	loose := looseRule{group: d.Text("GroupId"), egress: d.object.Type == "AWS::EC2::SecurityGroupEgress"}
	if loose.egress {
		loose.rule = securityRule(d.Fields, d.object, "DestinationSecurityGroupId", "DestinationPrefixListId")
	} else {
		loose.rule = securityRule(d.Fields, d.object, "SourceSecurityGroupId", "SourcePrefixListId")
	}
	b.rules = append(b.rules, loose)
}

// placeRules adds the rules that stand on their own to their groups. A rule of
// a group that nobody can tell may belong to any.
func (b *builder) placeRules() {
	for i := range b.rules {
		loose := &b.rules[i]
		for _, group := range b.SecurityGroups {
			switch resource, _, symbol := loose.group.Symbol(); {
			case symbol && resource == group.Logical && loose.egress:
				group.Egress = append(group.Egress, loose.rule)
			case symbol && resource == group.Logical:
				group.Ingress = append(group.Ingress, loose.rule)
			case !symbol && loose.group.Unknown():
				group.RulesOpen = true
			}
		}
	}
}
