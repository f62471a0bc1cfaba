package model

import (
	"net/netip"
	"strings"
)

// Request is what a load balancer gets, as far as it is known.
type Request struct {
	Method, Host, Path Text
	// Headers and Query are what is known of them; open tells that there may be
	// more.
	Headers, Query         []Setting
	HeadersOpen, QueryOpen bool
	// Source is the address that the connection comes from, and From where that
	// address lies when it is not known; nil when nobody can tell.
	Source Text
	From   *Placement
}

// Meets tells whether a request meets a condition of a listener rule. Paths
// and verbs are compared with regard to case, everything else without. Source:
// Elastic Load Balancing user guide, "Condition types for listener rules".
func (c *RuleCondition) Meets(r *Request) Answer {
	field, known := c.Field.Get()
	if !known {
		return CannotTell
	}
	met := CannotTell
	switch field {
	case "host-header":
		met = c.fits(r.Host, true)
	case "path-pattern":
		met = c.fits(r.Path, false)
	case "http-request-method":
		met = c.fits(r.Method, false)
	case "http-header":
		met = c.headerMeets(r)
	case "query-string":
		met = c.queryMeets(r)
	case "source-ip":
		met = c.sourceMeets(r)
	}
	if met == No && c.ValuesOpen {
		return CannotTell
	}
	return met
}

// fits tells whether a text fits one of the values.
func (c *RuleCondition) fits(text Text, fold bool) Answer {
	result := No
	for _, value := range c.Values {
		result = either(result, text.Fits(value, fold))
	}
	return result
}

func (c *RuleCondition) headerMeets(r *Request) Answer {
	name, known := c.Header.Get()
	if !known {
		return CannotTell
	}
	if strings.EqualFold(name, "Host") {
		return c.fits(r.Host, true)
	}
	for _, header := range r.Headers {
		if header.Name.IsFold(name) {
			return c.fits(header.Value, true)
		}
	}
	return answerUnless(r.HeadersOpen)
}

func (c *RuleCondition) queryMeets(r *Request) Answer {
	result := answerUnless(r.QueryOpen)
	for _, pair := range c.Pairs {
		for _, parameter := range r.Query {
			result = either(result, both(keyFits(parameter.Name, pair.Name), parameter.Value.Fits(pair.Value, true)))
		}
	}
	return result
}

// keyFits compares the keys of query strings; a condition without a key is
// about the values of all of them.
func keyFits(name, wanted Text) Answer {
	if wanted.Absent() {
		return Yes
	}
	return name.Fits(wanted, true)
}

func (c *RuleCondition) sourceMeets(r *Request) Answer {
	result := No
	for _, value := range c.Values {
		block, ok := prefix(value)
		if !ok {
			result = either(result, CannotTell)
			continue
		}
		result = either(result, r.comesFrom(block))
	}
	return result
}

// comesFrom tells whether the connection comes from a block of addresses.
func (r *Request) comesFrom(block netip.Prefix) Answer {
	literal, _ := r.Source.Get()
	address, err := netip.ParseAddr(literal)
	switch {
	case err == nil:
		return answer(block.Contains(address))
	case r.From == nil:
		return CannotTell
	default:
		return r.From.within(block)
	}
}

// answerUnless is No, unless there may be more than is known.
func answerUnless(open bool) Answer {
	if open {
		return CannotTell
	}
	return No
}

// either is Yes when one of two answers is, and No when both are.
func either(a, b Answer) Answer {
	switch {
	case a == Yes || b == Yes:
		return Yes
	case a == No && b == No:
		return No
	default:
		return CannotTell
	}
}

// both is Yes when two answers are, and No when one is.
func both(a, b Answer) Answer {
	switch {
	case a == Yes && b == Yes:
		return Yes
	case a == No || b == No:
		return No
	default:
		return CannotTell
	}
}
