package shell

import (
	"fmt"
	"slices"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
	"github.com/linkproof/linkproof/schema/syntax"
)

// object is what a call makes, with what later calls changed.
type object struct {
	// operation is the request that makes it, with its service, and command the
	// one that was given, which may make it beside something else.
	operation, command string
	// written is the request as it stands, and state what became of it.
	written, state *syntax.Node
	head           syntax.Span
	// key is what names the object among others of its operation, by members
	// of the request; empty for those that are named by their answer.
	key string
	// resource is what the answer is known by.
	resource string
	// open is the reason why there may be more settings; empty without.
	open string
	// scope is the branch or block that made it.
	scope int
	// path is that of the resource of a REST method.
	path string
	// region is where it is made.
	region model.Text
}

// perform does to the objects what a call does.
func (s *script) perform(c *call) {
	switch name := c.Name; {
	case name == "apigateway create-resource":
		s.resource(c)
		s.described(c)
	case name == "apigateway create-deployment":
		s.stage(c)
	case name == "apigateway put-integration-response" || name == "apigateway update-integration-response":
		s.response(c, "apigateway put-integration", "integrationResponses")
		s.described(c)
	case name == "apigateway put-method-response" || name == "apigateway update-method-response":
		s.response(c, "apigateway put-method", "methodResponses")
		s.described(c)
	case c.Service == "ec2" && strings.Contains(c.Operation, "-security-group-"):
		s.authorize(c)
	case changes(c):
		s.update(c)
	default:
		if keys, ok := makers[name]; ok {
			s.create(c, name, keys)
		}
	}
}

// described keeps the request of a call that makes a part of an object, to judge
// its values.
func (s *script) described(c *call) {
	if !strings.HasPrefix(c.Operation, "update-") && c.open == "" {
		settings := s.settings(c, false)
		c.object = &object{command: c.Name, written: settings, state: settings, head: c.Head, scope: s.scope, region: c.region}
		s.add(c.object)
	}
}

// makers are the requests that make objects, with the members that name one
// among others; those without are named by their answer.
var makers = map[string][]string{
	"apigateway create-rest-api":          nil,
	"apigateway create-model":             nil,
	"apigateway create-request-validator": nil,
	"apigateway create-vpc-link":          nil,
	"apigateway put-method":               methodKeys,
	"apigateway put-integration":          methodKeys,
	"apigateway create-stage":             {"restApiId", "stageName"},
	"apigateway test-invoke-method":       nil,
	"apigatewayv2 create-api":             nil,
	"apigatewayv2 create-integration":     nil,
	"apigatewayv2 create-route":           nil,
	"apigatewayv2 create-stage":           {"ApiId", "StageName"},
	"apigatewayv2 create-vpc-link":        nil,
	"apigatewayv2 create-authorizer":      nil,
	"elbv2 create-load-balancer":          nil,
	"elbv2 create-listener":               nil,
	"elbv2 create-rule":                   nil,
	"elbv2 add-listener-certificates":     {"ListenerArn", "Certificates"},
	"elbv2 create-target-group":           nil,
	"servicediscovery create-service":     nil,

	"servicediscovery create-http-namespace":        nil,
	"servicediscovery create-private-dns-namespace": nil,
	"servicediscovery create-public-dns-namespace":  nil,

	"servicediscovery register-instance": {"ServiceId", "InstanceId"},
	"ecs create-service":                 nil,
	"ec2 create-security-group":          nil,

	"ec2 create-vpc-endpoint-service-configuration": nil,
}

// methodKeys are the members that name a REST method.
var methodKeys = []string{"restApiId", "resourceId", "httpMethod"}

// upper tells whether the members of the requests of a service start with a
// capital.
func upper(service string) bool { return service != "apigateway" && service != "ecs" }

// create adds the object that a call makes.
func (s *script) create(c *call, operation string, keys []string) {
	settings := s.settings(c, upper(c.Service))
	made := &object{
		operation: operation, command: c.Name, written: settings, state: clone(settings), head: c.Head, resource: c.resource, scope: s.scope, region: c.region,
		key: keyOf(settings, keys), path: s.paths[c.text("resource-id")],
	}
	made.open = c.open
	if c.option("cli-input-json") != nil && s.input(c) == nil || c.option("cli-input-yaml") != nil {
		made.open = "it may stand in the input file"
	}
	if operation == "ec2 create-security-group" {
		fresh(made)
	}
	s.replaced(made)
	c.object = made
	s.add(made)
}

// replaced takes an object back that the same branch made before, as a second
// put-integration replaces the integration of a method.
func (s *script) replaced(by *object) {
	if !strings.HasPrefix(by.command, "apigateway put-") || by.open != "" || slices.Contains(strings.Split(by.key, "\x00"), "") {
		return
	}
	name := fmt.Sprintf("%d %s %s", by.scope, by.operation, by.key)
	if earlier := s.puts[name]; earlier != nil {
		earlier.operation = "" // its request is still judged
	}
	s.puts[name] = by
}

// keyOf gives what names an object; empty without keys.
func keyOf(settings *syntax.Node, keys []string) string {
	parts := make([]string, 0, len(keys))
	for _, key := range keys {
		part := ""
		if node := settings.Get(key); node != nil {
			part = node.Text
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "\x00")
}

// clone copies the entries of a map, so that they can be changed.
func clone(node *syntax.Node) *syntax.Node {
	copied := *node
	copied.Children = slices.Clone(node.Children)
	return &copied
}

// resource notes the path of a REST resource.
func (s *script) resource(c *call) {
	parent, ok := s.paths[c.text("parent-id")]
	if !ok {
		parent = s.unknown("the parent", "the parent resource is not made in this script")
	}
	c.path = strings.TrimSuffix(parent, "/") + "/" + c.text("path-part")
}

// stage makes or changes the stage that a deployment may name.
func (s *script) stage(c *call) {
	if c.option("stage-name") == nil {
		return
	}
	settings := s.settings(c, false)
	const operation = "apigateway create-stage"
	found := s.find(operation, keyOf(settings, makers[operation]))
	if found == nil {
		s.create(c, operation, makers[operation])
		if c.object.open == "" && !s.isNew(c.text("rest-api-id")) {
			c.object.open = "the stage may be there already"
		}
		return
	}
	for _, name := range [...]string{"variables", "canarySettings"} {
		if key, value := settings.Entry(name); value != nil {
			put(found.state, key, value)
		}
	}
	c.object = found
}

// isNew tells whether the id of a REST API is that of one that the script makes,
// which has no stage before.
func (s *script) isNew(id string) bool {
	hole := s.onlyHole(id)
	return hole != nil && (strings.HasPrefix(hole.Resource, "create-rest-api ") || strings.HasPrefix(hole.Resource, "import-rest-api "))
}

// response adds a response to the method or integration that it is of. Where
// nobody can tell which that is, or what the response holds, there may be more
// responses than those of the script.
func (s *script) response(c *call, maker, list string) {
	settings := s.settings(c, false)
	status := settings.Get("statusCode")
	made := s.changing(name{operation: maker, key: keyOf(settings, methodKeys)})
	of := s.own(made)
	if of == nil {
		s.opened(maker, unreadResponse)
		return
	}
	if of != made {
		made.open = unreadResponse // who makes it may come to this branch or block
	}
	if status == nil || c.open != "" || strings.HasPrefix(c.Operation, "update-") {
		of.open = unreadResponse
		return
	}
	responses := syntax.Node{Kind: syntax.Map, Span: c.Span}
	if earlier := of.state.Get(list); earlier != nil {
		responses = *earlier
	}
	key := *status
	key.Kind = syntax.String
	put(&responses, &key, settings)
	put(of.state, label(list, c.Head), &responses)
}

// unreadResponse is the reason why there may be more responses.
const unreadResponse = "not every call about its responses is understood"

// fields gives the object as the readers of requests take it.
func (s *script) fields(o *object) model.Fields {
	f := model.Fields{Node: o.state, Head: o.head, Evaluator: evaluator{s}}
	if o.open != "" {
		f = f.Open(o.open)
	}
	service, operation, _ := strings.Cut(o.operation, " ")
	for _, key := range answers[o.operation] {
		name := operation + "." + key
		f = f.Beside(key, model.SymbolText(o.resource, attribute(service, operation, key), name, o.head))
	}
	f = f.Beside("Region", o.region)
	if o.path != "" {
		f = f.Beside("path", s.compose(value{text: o.path}, o.state.Get("resourceId").Where()))
	}
	if title := o.state.Get("Name"); title != nil && service == "elbv2" {
		f = f.Beside("LoadBalancerName", s.compose(value{text: title.Text}, title.Span)).
			Beside("TargetGroupName", s.compose(value{text: title.Text}, title.Span))
	}
	return f
}

// answers are the members of answers that other requests name objects by.
var answers = map[string][]string{
	"apigateway create-rest-api":          {"id"},
	"apigateway create-request-validator": {"id"},
	"apigateway create-vpc-link":          {"id"},
	"apigatewayv2 create-api":             {"ApiId"},
	"apigatewayv2 create-integration":     {"IntegrationId"},
	"apigatewayv2 create-route":           {"RouteId"},
	"apigatewayv2 create-vpc-link":        {"VpcLinkId"},
	"apigatewayv2 create-authorizer":      {"AuthorizerId"},
	"elbv2 create-load-balancer":          {"LoadBalancerArn", "DNSName"},
	"elbv2 create-listener":               {"ListenerArn"},
	"elbv2 create-rule":                   {"RuleArn"},
	"elbv2 create-target-group":           {"TargetGroupArn"},
	"servicediscovery create-service":     {"Id", "Arn"},
	"ec2 create-security-group":           {"GroupId"},

	"servicediscovery create-http-namespace":        {"Id", "Arn"},
	"servicediscovery create-private-dns-namespace": {"Id", "Arn"},
	"servicediscovery create-public-dns-namespace":  {"Id", "Arn"},
}
