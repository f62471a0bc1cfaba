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

// patched are the names that patch operations use for members of requests of
// another name. Source: API Gateway API reference, PatchOperation.
var patched = map[string]string{"httpMethod": "integrationHttpMethod"}

// patch applies patch operations in order; one that nobody can read leaves the
// object open.
func (s *script) patch(o *object, operations *syntax.Node) {
	if operations == nil || operations.Kind != syntax.List {
		o.open = "the patch operations are not known"
		return
	}
	for operation := range operations.Items() {
		path := operation.Get("path")
		if path == nil || s.firstWhy(path.Text) != "" || !strings.HasPrefix(path.Text, "/") {
			o.open = "the patch operations are not known"
			continue
		}
		op := ""
		if node := operation.Get("op"); node != nil {
			op = node.Text
		}
		change(o, op, path, operation.Get("value"))
	}
}

// change sets or removes the member that a path of one or two segments names.
func change(o *object, op string, path, value *syntax.Node) {
	first, second, nested := strings.Cut(path.Text[1:], "/")
	if to, ok := patched[first]; ok && o.operation == "apigateway put-integration" {
		first = to
	}
	key := *path
	key.Text, key.Kind, key.Tag = unescape(first), syntax.String, ""
	target := o.state
	if nested {
		inner := syntax.Node{Kind: syntax.Map, Span: path.Span}
		if earlier := target.Get(first); earlier != nil && earlier.Kind == syntax.Map {
			inner = *earlier
		}
		outer := key
		key.Text = unescape(second)
		apply(&inner, op, &key, value)
		put(target, &outer, &inner)
		return
	}
	apply(target, op, &key, value)
}

func apply(target *syntax.Node, op string, key, value *syntax.Node) {
	switch {
	case op == "remove":
		put(target, key, &syntax.Node{Kind: syntax.Null, Span: key.Span})
	case value != nil && (op == "replace" || op == "add"):
		scalar := *value
		if scalar.IsScalar() && isNumber(scalar.Text) {
			scalar.Kind = syntax.Number
		}
		put(target, key, &scalar)
	}
}

// unescape undoes the escapes of a JSON pointer. Source: RFC 6901.
func unescape(segment string) string {
	return strings.NewReplacer("~1", "/", "~0", "~").Replace(segment)
}
