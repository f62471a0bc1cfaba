package shell

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// authorize adds rules to a security group. A rule that is taken away, or
// added to a group that nobody can tell, leaves open which are there.
func (s *script) authorize(c *call) {
	list, ok := map[string]string{
		"authorize-security-group-ingress": "IpPermissions", "authorize-security-group-egress": "IpPermissionsEgress",
		"revoke-security-group-ingress": "IpPermissions", "revoke-security-group-egress": "IpPermissionsEgress",
	}[c.Operation]
	if !ok {
		return
	}
	const made = "ec2 create-security-group"
	group := s.answering(made, c.text("group-id"))
	if group == nil {
		s.authorizeAny(c, made)
		return
	}
	rules := s.permissions(c, s.settings(c, true))
	revokes := strings.HasPrefix(c.Operation, "revoke-")
	if c.open != "" || rules == nil || group.scope != s.scope || revokes && (list == "IpPermissions" || !isAnywhere(rules)) {
		group.open = "not every call about its rules is understood"
		return
	}
	empty := syntax.Node{Kind: syntax.List, Span: c.Span}
	if group.state.Get("IpPermissions") == nil {
		put(group.state, label("IpPermissions", c.Head), &empty)
	}
	all := empty
	if !revokes {
		all.Children = append(slices.Clone(group.state.Get(list).Children), rules.Children...)
	}
	put(group.state, label(list, c.Head), &all)
}

// authorizeAny follows a call that may be about any group that the script made.
func (s *script) authorizeAny(c *call, maker string) {
	if s.firstWhy(c.text("group-id")) != "" || c.option("group-id") == nil {
		s.opened(maker, "a rule may be added to this group")
	}
}

// anywhere is the address range of all of the Internet.
const anywhere = "0.0.0.0/0"

// isAnywhere tells whether rules are the one that a new group has.
func isAnywhere(rules *syntax.Node) bool {
	if rules.Len() != 1 {
		return false
	}
	protocol, ranges := rules.Children[0].Get("IpProtocol"), rules.Children[0].Get("IpRanges")
	if protocol == nil || protocol.Text != "-1" || ranges.Len() != 1 {
		return false
	}
	cidr := ranges.Children[0].Get("CidrIp")
	return cidr != nil && cidr.Text == anywhere
}

// fresh gives a new security group the rule that it starts with: everything
// out. Whether anything may come in is open until the script adds a rule to the
// group, because people make groups in one place and open them in another.
// Source: Amazon VPC User Guide, "Security group rules".
func fresh(group *object) {
	at := group.head
	text := func(text string) *syntax.Node { return &syntax.Node{Kind: syntax.String, Text: text, Span: at} }
	object := func(key string, value *syntax.Node) syntax.Node {
		return syntax.Node{Kind: syntax.Map, Children: []syntax.Node{*text(key), *value}, Span: at}
	}
	list := func(items ...syntax.Node) *syntax.Node {
		return &syntax.Node{Kind: syntax.List, Children: items, Span: at}
	}
	all := object("IpProtocol", text("-1"))
	put(&all, text("IpRanges"), list(object("CidrIp", text(anywhere))))
	put(group.state, text("IpPermissionsEgress"), list(all))
}

// permissions gives the rules of a call: a structure, or options of their own;
// nil where nobody can tell.
func (s *script) permissions(c *call, settings *syntax.Node) *syntax.Node {
	if c.option("ip-permissions") != nil {
		if list := settings.Get("IpPermissions"); list.Kind == syntax.List && opaqueIn(list) == nil {
			return list
		}
		return nil
	}
	rule := syntax.Node{Kind: syntax.Map, Span: c.Span}
	if key, protocol := settings.Entry("Protocol"); protocol != nil {
		number := *protocol
		if number.Text == "all" {
			number.Text = "-1"
		}
		put(&rule, label("IpProtocol", key.Span), &number)
	}
	if !s.ports(&rule, settings) {
		return nil
	}
	for _, peer := range [...]struct{ option, list, key string }{{"SourceGroup", "UserIdGroupPairs", "GroupId"}, {"Cidr", "IpRanges", "CidrIp"}} {
		if key, named := settings.Entry(peer.option); named != nil {
			item := syntax.Node{Kind: syntax.Map, Span: c.Span}
			put(&item, label(peer.key, key.Span), named)
			put(&rule, label(peer.list, c.Head), &syntax.Node{Kind: syntax.List, Children: []syntax.Node{item}, Span: c.Span})
		}
	}
	return &syntax.Node{Kind: syntax.List, Children: []syntax.Node{rule}, Span: c.Span}
}

// ports sets the ports of a rule: one, a range such as 8000-8080, or all. It
// returns false where nobody can tell. Source: aws ec2
// authorize-security-group-ingress help.
func (s *script) ports(rule, settings *syntax.Node) bool {
	key, port := settings.Entry("Port")
	if port == nil || port.Text == "all" || port.Text == "-1" {
		return true
	}
	from, to := *port, *port
	if first, last, isRange := strings.Cut(port.Text, "-"); isRange {
		from.Text, to.Text = first, last
	}
	if s.firstWhy(port.Text) != "" && from.Text != port.Text {
		return false
	}
	for _, end := range [...]*syntax.Node{&from, &to} {
		if end.Kind = syntax.Number; !isNumber(end.Text) {
			end.Kind = syntax.String
		}
	}
	put(rule, label("FromPort", key.Span), &from)
	put(rule, label("ToPort", key.Span), &to)
	return true
}
