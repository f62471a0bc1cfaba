package shell

import (
	"fmt"
	"strings"

	"github.com/linkproof/linkproof/schema/model"
)

// attributes tell what members of answers name; the first that fits counts.
// Source: output shapes of the service models of botocore.
var attributes = [...]struct {
	service, operation, key string
	gives                   model.Thing
}{
	{"apigateway", "vpc-link", "id", model.LinkV1ID},
	{"apigatewayv2", "vpc-link", "VpcLinkId", model.LinkV2ID},
	{"elbv2", "listener", "ListenerArn", model.ListenerARN},
	{"elbv2", "", "LoadBalancerArn", model.LoadBalancerARN},
	{"elbv2", "", "TargetGroupArn", model.TargetGroupARN},
	{"elbv2", "rule", "RuleArn", model.ListenerRuleARN},
	{"elbv2", "load-balancer", "DNSName", model.DNSName},
	{"servicediscovery", "service", "Arn", model.CloudMapServiceARN},
	{"servicediscovery", "service", "Id", model.CloudMapServiceID},
	{"servicediscovery", "namespace", "Arn", model.NamespaceARN},
	{"servicediscovery", "namespace", "Id", model.NamespaceID},
	{"ecs", "service", "serviceArn", model.ECSServiceARN},
}

// attribute tells what a member of the answer to a call names.
func attribute(service, operation, key string) model.Thing {
	for _, a := range &attributes {
		if a.service == service && a.key == key && strings.Contains(operation, a.operation) {
			return a.gives
		}
	}
	return model.OtherAttribute
}

// print gives what a call prints: by its query, a member of the answer.
func (s *script) print(c *call) {
	query := c.text("query")
	if query == "" {
		s.printed = value{text: s.opaqueVariable(c.Operation, "it is the whole answer of "+c.Operation)}
		s.wholes[s.onlyHole(s.printed.text)] = c
		return
	}
	s.printed = s.answer(c, query)
}

// answer gives the member of an answer that a query picks.
func (s *script) answer(c *call, query string) value {
	key := member(query)
	if key == "" {
		return value{text: s.unknown(c.Operation, "it is part of the answer of "+c.Operation)}
	}
	resource, operation, key := s.lookedUp(c, key)
	held := s.symbol(resource, operation+"."+key, attribute(c.Service, operation, key))
	if path, ok := pathAsked(query); ok && c.Operation == "get-resources" {
		s.paths[held] = path
	}
	if c.Operation == "create-rest-api" && key == "rootResourceId" || c.Operation == "get-resources" && s.asksForRoot(query) {
		s.paths[held] = "/"
	}
	if c.path != "" && key == "id" {
		s.paths[held] = c.path
	}
	return value{text: held}
}

// symbol gives the text that a call will fill: the same for the same member.
func (s *script) symbol(resource, name string, gives model.Thing) string {
	key := resource + "/" + name
	if held, ok := s.symbols[key]; ok {
		return held
	}
	held := s.hole(&model.Hole{
		Name: name, Why: "it is known only after the call of " + resource, Resource: resource, Gives: gives,
	})
	s.symbols[key] = held
	return held
}

// member gives the last name of a query such as Listeners[0].ListenerArn or
// items[?path=='/'].id | [0].
func member(query string) string {
	query, _, _ = strings.Cut(query, "|")
	depth, start, end := 0, -1, -1
	for i := range len(query) {
		switch c := query[i]; {
		case c == '[' || c == '(':
			depth++
		case c == ']' || c == ')':
			depth--
		case depth == 0 && isLetter(c):
			if start < 0 || end != i {
				start = i
			}
			end = i + 1
		}
	}
	if start < 0 {
		return ""
	}
	return query[start:end]
}

// asksForRoot tells whether a query of get-resources picks the first resource of
// an API that the script has made and given no others.
func (s *script) asksForRoot(query string) bool {
	return strings.HasPrefix(query, "items[0].") && s.asked["create-rest-api"] > 0 &&
		s.asked["create-resource"] == 0 && s.asked["import-rest-api"] == 0 && s.asked["put-rest-api"] == 0
}

// pathAsked gives the path of the resource that a query of get-resources picks.
func pathAsked(query string) (path string, ok bool) {
	_, rest, ok := strings.Cut(query, "?path==")
	if !ok || rest == "" {
		return "", false
	}
	path, _, ok = strings.Cut(rest[1:], rest[:1])
	return path, ok && strings.HasPrefix(path, "/")
}

// identify gives a call the name that its answer is known by.
func (s *script) identify(c *call) {
	c.resource = fmt.Sprintf("%s in line %d", c.Operation, c.Head.From().Line)
	s.asked[c.Operation]++
	s.asked[c.resource]++
	if count := s.asked[c.resource]; count > 1 {
		c.resource += fmt.Sprintf(", call %d", count)
	}
}
