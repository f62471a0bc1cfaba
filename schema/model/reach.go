package model

import (
	"net/netip"
	"slices"
	"strings"
)

// LetsOut tells whether the security groups let a TCP connection out to a port
// of the other side.
func (p *Placement) LetsOut(port int, to *Placement) Answer {
	return p.permits(func(group *SecurityGroup) []SecurityRule { return group.Egress }, port, to)
}

// LetsIn tells whether the security groups let a TCP connection to a port in
// from the other side.
func (p *Placement) LetsIn(port int, from *Placement) Answer {
	if p.unguarded {
		return Yes
	}
	return p.permits(func(group *SecurityGroup) []SecurityRule { return group.Ingress }, port, from)
}

// permits asks the rules of all groups: one that permits is enough, and only
// when all rules are known can it be told that none does.
func (p *Placement) permits(rules func(*SecurityGroup) []SecurityRule, port int, peer *Placement) Answer {
	result := No
	if !p.guarded() {
		result = CannotTell
	}
	for _, group := range p.Guards {
		if group.RulesOpen {
			result = CannotTell
		}
		list := rules(group)
		for i := range list {
			switch list[i].Covers(port).and(list[i].reaches(peer)) {
			case Yes:
				return Yes
			case CannotTell:
				result = CannotTell
			case No:
			}
		}
	}
	return result
}

// and tells whether two things are both so.
func (a Answer) and(b Answer) Answer {
	switch {
	case a == No || b == No:
		return No
	case a == Yes && b == Yes:
		return Yes
	default:
		return CannotTell
	}
}

// Covers tells whether a rule is about TCP on a port.
func (r *SecurityRule) Covers(port int) Answer {
	protocol, known := r.Protocol.Get()
	if !known {
		return CannotTell
	}
	switch strings.ToLower(protocol) {
	case "-1", "all":
		return Yes
	case "tcp", "6":
	default:
		return No
	}
	from, known := r.From.Get()
	to, also := r.To.Get()
	if !known || !also || r.Inverted() {
		return CannotTell
	}
	return answer(from <= port && port <= to)
}

// Inverted tells whether the range of ports ends before it starts.
func (r *SecurityRule) Inverted() bool {
	from, known := r.From.Get()
	to, also := r.To.Get()
	return known && also && from > to
}

// reaches tells whether the other side of a rule is a placement.
func (r *SecurityRule) reaches(peer *Placement) Answer {
	switch {
	case r.Group.Present():
		return r.isGroupOf(peer)
	case r.CIDR.Present():
		return r.holds(peer)
	default:
		return CannotTell // prefix lists, groups by name
	}
}

// isGroupOf tells whether the group that a rule names is one of a placement.
func (r *SecurityRule) isGroupOf(peer *Placement) Answer {
	result := No
	if peer.groupCount() != len(peer.SecurityGroups) || len(peer.SecurityGroups) == 0 && !peer.unguarded {
		result = CannotTell
	}
	if slices.Contains(peer.Guards, r.Peer) {
		return Yes
	}
	for _, name := range peer.SecurityGroups {
		switch name.Same(r.Group) {
		case Yes:
			return Yes
		case CannotTell:
			if r.Peer == nil || !peer.guarded() {
				result = CannotTell
			}
		case No:
		}
	}
	return result
}

// holds tells whether the addresses of a rule are those of a placement: all
// that its subnets may have, or none.
func (r *SecurityRule) holds(peer *Placement) Answer {
	rule, ok := prefix(r.CIDR)
	if !ok {
		return CannotTell
	}
	if rule.Bits() == 0 && rule.Addr().Is4() {
		return Yes
	}
	result, ranges := No, peer.ranges()
	if ranges == nil {
		return CannotTell
	}
	for _, block := range ranges {
		own, ok := prefix(block)
		switch {
		case !ok || rule.Addr().Is6():
			result = CannotTell
		case rule.Bits() <= own.Bits() && rule.Contains(own.Addr()):
			return Yes
		case rule.Overlaps(own):
			result = CannotTell
		}
	}
	return result
}

// ranges gives the addresses that a placement may have: those of its subnets,
// or those of its VPC as far as they are known; nil when nobody can tell.
func (p *Placement) ranges() []Text {
	var blocks []Text
	for _, subnet := range p.In {
		blocks = append(blocks, subnet.CIDR)
	}
	if p.located() {
		return blocks
	}
	if p.Network.To == nil {
		return nil
	}
	return append(slices.Clone(p.Network.To.CIDRs), Text{}) // there may be more than these
}

// within tells whether a block has all addresses that a placement may have, or
// none of them.
func (p *Placement) within(block netip.Prefix) Answer {
	ranges := p.ranges()
	all, none := len(ranges) > 0, len(ranges) > 0
	for _, text := range ranges {
		own, ok := prefix(text)
		all = all && ok && block.Bits() <= own.Bits() && block.Contains(own.Addr())
		none = none && ok && !block.Overlaps(own)
	}
	switch {
	case all:
		return Yes
	case none:
		return No
	default:
		return CannotTell
	}
}

func prefix(text Text) (netip.Prefix, bool) {
	literal, _ := text.Get()
	block, err := netip.ParsePrefix(strings.TrimSpace(literal))
	return block.Masked(), err == nil
}
