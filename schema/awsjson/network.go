package awsjson

import "github.com/linkproof/linkproof/schema/model"

func readSecurityGroup(s *snapshot, f model.Fields) {
	id := f.Text("GroupId")
	if s.again("security group", id) {
		return
	}
	group := &model.SecurityGroup{Object: f.Describe("AWS::EC2::SecurityGroup", id.String()), ID: id}
	var ingress, egress model.Value[int]
	group.Ingress, ingress = permissions(f, "IpPermissions")
	group.Egress, egress = permissions(f, "IpPermissionsEgress")
	group.RulesOpen = !ingress.Known() || !egress.Known()
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

func readCertificate(s *snapshot, f model.Fields) {
	arn := f.Text("CertificateArn")
	if s.again("certificate", arn) {
		return
	}
	certificate := &model.Certificate{Object: f.Describe("AWS::CertificateManager::Certificate", f.Text("DomainName").String()), ARN: arn}
	if certificate.Names, _ = f.Texts("SubjectAlternativeNames"); len(certificate.Names) == 0 {
		certificate.Names = []model.Text{f.Text("DomainName")} // else it is one of them
	}
	s.Certificates = append(s.Certificates, certificate)
}

// readIdentity takes the account of get-caller-identity for that of the
// snapshot, unless the user told another.
func readIdentity(s *snapshot, f model.Fields) {
	if s.Account.Absent() {
		s.Account = f.Text("Account")
	}
}
