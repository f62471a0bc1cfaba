package shell

import (
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/syntax"
)

// update changes the object that an update names; what was made elsewhere is
// not followed.
func (s *script) update(c *call) {
	settings := s.settings(c, upper(c.Service))
	found := s.updated(c, settings)
	if found == nil {
		return
	}
	c.object = found
	if c.open != "" {
		found.open = c.open
	}
	if c.Service == "apigateway" {
		s.patch(found, settings.Get("patchOperations"))
		return
	}
	for key, node := range settings.Entries() {
		switch {
		case c.Service != "elbv2":
			put(found.state, key, node)
		case key.Text == "Attributes":
			put(found.state, key, joined(found.state.Get(key.Text), s.attributes(c, node)))
		case !namesBalancing(key.Text):
			put(found.state, key, node)
		}
	}
}

// attributes gives the attributes of a load balancer or target group, which
// are a list; those of other services are a map.
func (s *script) attributes(c *call, other *syntax.Node) *syntax.Node {
	o := c.option("attributes")
	if o == nil || len(o.words) == 0 {
		return other
	}
	list := s.structure(o, true)
	return &list
}

// changes tells whether a call changes what another one made.
func changes(c *call) bool {
	balancing := strings.HasPrefix(c.Operation, "modify-") || strings.HasPrefix(c.Operation, "set-")
	return strings.Contains(c.Operation, "update-") || c.Service == "elbv2" && balancing
}

// namesBalancing tells whether a member of a request of Elastic Load Balancing
// names the object that the request is about.
func namesBalancing(member string) bool {
	return member == "LoadBalancerArn" || member == "TargetGroupArn" || member == "ListenerArn"
}

// joined gives a list with the items of another after its own.
func joined(list, more *syntax.Node) *syntax.Node {
	if list == nil || list.Kind != syntax.List || more.Kind != syntax.List {
		return more
	}
	both := *list
	both.Children = append(slices.Clone(list.Children), more.Children...)
	return &both
}

// updated gives the object that an update names.
func (s *script) updated(c *call, settings *syntax.Node) *object {
	switch c.Name {
	case "apigateway update-integration":
		return s.find("apigateway put-integration", keyOf(settings, methodKeys))
	case "apigateway update-method":
		return s.find("apigateway put-method", keyOf(settings, methodKeys))
	case "apigateway update-stage":
		return s.find("apigateway create-stage", keyOf(settings, makers["apigateway create-stage"]))
	case "apigatewayv2 update-stage":
		return s.find("apigatewayv2 create-stage", keyOf(settings, makers["apigatewayv2 create-stage"]))
	case "apigatewayv2 update-integration":
		return s.answered("apigatewayv2 create-integration", c.text("integration-id"))
	case "apigatewayv2 update-route":
		return s.answered("apigatewayv2 create-route", c.text("route-id"))
	default:
		return s.balanced(c)
	}
}

// balanced gives the object that a change of Elastic Load Balancing names.
func (s *script) balanced(c *call) *object {
	switch c.Name {
	case "elbv2 set-security-groups", "elbv2 set-subnets", "elbv2 set-ip-address-type", "elbv2 modify-load-balancer-attributes":
		return s.answered("elbv2 create-load-balancer", c.text("load-balancer-arn"))
	case "elbv2 modify-target-group", "elbv2 modify-target-group-attributes":
		return s.answered("elbv2 create-target-group", c.text("target-group-arn"))
	case "elbv2 modify-listener":
		return s.answered("elbv2 create-listener", c.text("listener-arn"))
	default:
		return nil
	}
}
