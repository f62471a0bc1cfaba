package simulate

import (
	"net/netip"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// policyOperator compares a value of the request with one of the policy.
type policyOperator struct {
	fits func(value, wanted string) model.Answer
	// negated tells that none of the values may fit.
	negated bool
}

// policyOperators are the operators of conditions. Source: IAM user guide,
// "IAM JSON policy elements: Condition operators".
var policyOperators = map[string]policyOperator{
	"StringEquals":              {equal, false},
	"StringNotEquals":           {equal, true},
	"StringEqualsIgnoreCase":    {equalFold, false},
	"StringNotEqualsIgnoreCase": {equalFold, true},
	"StringLike":                {alike, false},
	"StringNotLike":             {alike, true},
	"ArnEquals":                 {alike, false},
	"ArnNotEquals":              {alike, true},
	"ArnLike":                   {alike, false},
	"ArnNotLike":                {alike, true},
	"Bool":                      {equalFold, false},
	"IpAddress":                 {within, false},
	"NotIpAddress":              {within, true},
}

func equal(value, wanted string) model.Answer     { return answer(value == wanted) }
func equalFold(value, wanted string) model.Answer { return answer(strings.EqualFold(value, wanted)) }
func alike(value, wanted string) model.Answer     { return like(value, wanted, false) }

// within tells whether an address is in a block, or is the address.
func within(value, wanted string) model.Answer {
	address, err := netip.ParseAddr(value)
	if err != nil {
		return model.No
	}
	block, err := netip.ParsePrefix(wanted)
	if err != nil {
		return answer(value == wanted)
	}
	return answer(block.Contains(address))
}

// conditions tells whether all conditions of a statement are met.
func (c *policyCall) conditions(node *syntax.Node) model.Answer {
	met := model.Yes
	for name, keys := range node.Entries() {
		for key, wanted := range keys.Entries() {
			met = both(met, c.condition(name, key, wanted))
		}
	}
	return met
}

// condition judges one key. Without a value a negated operator is met, and so
// is any with IfExists.
func (c *policyCall) condition(name, key, wanted *syntax.Node) model.Answer {
	base, ifExists := strings.CutSuffix(name.Text, "IfExists")
	if _, of, ok := strings.Cut(base, ":"); ok {
		base = of
	}
	value, there := c.keyOf(key.Text)
	if there == model.CannotTell {
		return c.wonder("the value of "+key.Text+" is not known", "pass a --stub FILE that tells it under source in environment", key.Span)
	}
	if base == "Null" {
		return anyOf(wanted, func(want *syntax.Node) model.Answer { return equalFold(boolean(there == model.No), want.Text) })
	}
	operator, ok := policyOperators[base]
	switch {
	case !ok:
		return c.wonder("the operator "+name.Text+" is not simulated", "leave the condition out to try the rest of the policy", name.Span)
	case there == model.No:
		return answer(ifExists || operator.negated)
	}
	met := anyOf(wanted, func(want *syntax.Node) model.Answer {
		if !want.IsScalar() {
			return c.computed(want)
		}
		return operator.fits(value, want.Text)
	})
	if operator.negated {
		return opposite(met)
	}
	return met
}

func boolean(yes bool) string {
	if yes {
		return "true"
	}
	return "false"
}

// keyOf gives the value of a condition key: what the stub file tells of it, else
// what the request tells. No is for one that the request does not have.
func (c *policyCall) keyOf(key string) (string, model.Answer) {
	for name, value := range c.Access.Source {
		if strings.EqualFold(name, key) {
			return value, answer(value != "")
		}
	}
	switch strings.ToLower(key) {
	case "aws:securetransport":
		return "true", model.Yes
	case "aws:useragent":
		return c.headers.Get("User-Agent"), answer(c.headers.Has("User-Agent"))
	case "aws:referer":
		return c.headers.Get("Referer"), answer(c.headers.Has("Referer"))
	case "aws:principalarn":
		return c.caller.ARN, answer(c.caller.ARN != "")
	case "aws:principalaccount":
		return c.caller.Account, answer(c.caller.Account != "")
	case "aws:sourcevpc", "aws:sourcevpce", "aws:vpcsourceip":
		return "", c.offNetwork()
	default:
		return "", model.CannotTell
	}
}

// offNetwork is No for an API that is not private: its callers do not come by a
// VPC endpoint.
func (c *policyCall) offNetwork() model.Answer {
	if c.API.IsPrivate() == model.No {
		return model.No
	}
	return model.CannotTell
}
