package shell

import "strings"

// lookups are the calls that ask for one object, with the option that names it.
// Source: input shapes of the service models of botocore.
var lookups = map[string]string{
	"elbv2 describe-listeners":       "listener-arns",
	"elbv2 describe-load-balancers":  "load-balancer-arns",
	"elbv2 describe-target-groups":   "target-group-arns",
	"servicediscovery get-namespace": "id",
	"servicediscovery get-operation": "operation-id",
	"servicediscovery get-service":   "id",
}

// outcomes are what the members of the answer to get-operation are in the
// object that the operation made.
var outcomes = map[string]string{"NAMESPACE": "Id"}

// lookedUp gives the member of an answer that holds what a call asks for: that of
// the call which made the object, where it is looked up by its answer.
func (s *script) lookedUp(c *call, key string) (resource, operation, member string) {
	named := c.option(lookups[c.Name])
	if named == nil || len(named.words) != 1 {
		return c.resource, c.Operation, key
	}
	hole := s.onlyHole(named.words[0].text)
	if hole == nil || !strings.HasPrefix(hole.Resource, "create-") {
		return c.resource, c.Operation, key
	}
	operation, _, _ = strings.Cut(hole.Name, ".")
	if outcome, ok := outcomes[key]; ok && c.Operation == "get-operation" {
		key = outcome
	}
	return hole.Resource, operation, key
}
